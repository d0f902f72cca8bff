"""Typologies on the command line."""
