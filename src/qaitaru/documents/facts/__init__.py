"""What each document says, apart from where it comes from: one document a file."""
