"""Kazakhstan's FM-1."""
