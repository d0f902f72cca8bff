"""Findings at the desk: what was seen of them when, what members decided, what is held back."""
