"""The keys of what is told about a typology."""

from typing import Final

PARTS: Final = ("finding", "innocent", "settle")
"""What was found; what an innocent explanation would be; which document would settle it."""

PLACEHOLDERS: Final = frozenset(
    {"account", "other", "transfers", "counterparties", "total", "first", "last"}
)
"""What a ``finding`` may name, counted from the rows of the scheme."""


def title_key(name: str) -> str:
    """The key of a typology's own name."""
    return f"typology.{name}"


def part_key(name: str, part: str) -> str:
    """The key of one of the parts."""
    return f"typology.{name}.{part}"
