"""goAML reports, 4.x and 5.x."""
