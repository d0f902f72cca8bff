"""What the banks reported: three goAML reports and one FM-1."""
