"""Typologies: named, computable patterns, each found by a plain rule and by SQL alike."""
