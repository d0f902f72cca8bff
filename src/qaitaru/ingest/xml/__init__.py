"""XML through one safe door, emptied field by field."""
