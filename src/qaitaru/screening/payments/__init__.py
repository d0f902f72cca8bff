"""Payments against the lists: who pays whom through whom, and what is written beside it."""
