"""Which parties are one, on the command line."""
