"""The duty to freeze: what was done when, by which clock of the law, and whose rights."""
