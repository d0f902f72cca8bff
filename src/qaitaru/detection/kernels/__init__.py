"""Compiled twins of the rules for which SQL is the wrong tool."""
