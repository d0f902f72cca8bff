"""Indirect proof of wealth: what a household came to, and what of it nobody has explained."""
