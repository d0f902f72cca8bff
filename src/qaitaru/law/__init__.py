"""Versioned legal data: packs of clocks and rules by jurisdiction, and the clocks' arithmetic."""
