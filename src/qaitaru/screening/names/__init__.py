"""Names in any script the lists and their subjects are written in: pure rules."""
