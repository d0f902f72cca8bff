"""What speaks for a scheme: named parts, each with the numbers that decided it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """One part of the evidence.

    ``nats`` is minus the natural logarithm of what is expected by chance: ln 2 halves it, and what
    is below zero speaks against the scheme. ``numbers`` are named integers, from which
    its words are told: ``seconds`` and ``percent`` are in these units, ``least`` and ``most`` in
    minor units of the currency whose number is ``unit``, else of the ledger's one currency.
    """

    name: str
    nats: float
    numbers: tuple[tuple[str, int], ...]
    unit: int = -1

    @property
    def key(self) -> str:
        """The key of its words, whose placeholders are the names of the numbers."""
        return f"evidence.{self.name}"


def total(parts: tuple[Evidence, ...]) -> float:
    """Minus the logarithm of how many such schemes are expected in the ledger by chance."""
    return sum(part.nats for part in parts)
