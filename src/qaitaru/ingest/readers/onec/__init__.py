"""1C client-bank exchange."""
