"""Scenarios: synthetic worlds with an answer key, and the marking of what was found in them."""
