"""Reports out and data across: goAML, FM-1 and the open formats of those beside us."""
