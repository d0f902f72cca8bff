"""The searches compiled, for millions of transfers; equal to the plain ones."""
