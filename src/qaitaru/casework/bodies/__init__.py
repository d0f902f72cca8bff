"""What an entry of an investigation can say, a file for each side of it."""
