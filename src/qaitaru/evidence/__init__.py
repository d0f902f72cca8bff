"""Sealed bytes by content hash, who had them, and the journal of everything done."""
