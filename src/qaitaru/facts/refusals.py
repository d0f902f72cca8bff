"""Why something may not be done: a value, told by the faces in words."""

from dataclasses import dataclass

from qaitaru.facts.money import Money


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule's no: its key, what it found, and what it would have."""

    reason: str  # ``<room>.refused.<reason>`` in the catalogues
    found: str = ""
    expected: str = ""

    @classmethod
    def of_money(cls, reason: str, found_minor: int, most_minor: int, currency: str) -> "Refusal":
        """A sum that is too large, or none."""
        most = Money(most_minor, currency)
        return cls(reason, str(Money(found_minor, currency)), f"0 < … ≤ {most}")
