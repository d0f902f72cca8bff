"""Sanctions lists: one publisher's format a file, list versions, what changed, and as of when."""
