"""Networks and ways of money, of a workspace and of a table in a file."""
