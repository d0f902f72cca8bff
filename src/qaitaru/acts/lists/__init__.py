"""Sanctions lists come in, by hand or from their publishers, and are looked at as of a day."""
