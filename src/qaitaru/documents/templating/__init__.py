"""Texts of papers as templates: marks, what they may name, filling them, and reading the result."""
