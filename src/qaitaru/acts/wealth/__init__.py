"""Wealth profiles are worked under their rules, kept in versions, compared, and made again."""
