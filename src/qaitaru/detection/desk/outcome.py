"""What became of a typology's findings: how many were true, and how sure that share is.

True is what was taken into the case, not true what was dismissed; what is open, held back or gone
tells nothing.

Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927); the
interval for a share of few cases, at 95 percent.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

_Z: Final = 1.959964  # of a normal curve, 95 percent between it and its opposite


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A typology's findings: taken, dismissed, and not decided."""

    taken: int = 0
    dismissed: int = 0
    undecided: int = 0

    @property
    def decided(self) -> int:
        """How many tell something."""
        return self.taken + self.dismissed

    @property
    def precision(self) -> float | None:
        """The share of the decided ones that were true; None where none is decided."""
        return self.taken / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """From what to what the share may be, at 95 percent; None where none is decided."""
        if not self.decided:
            return None
        count, share = self.decided, self.taken / self.decided
        centre = share + _Z * _Z / (2 * count)
        spread = _Z * sqrt(share * (1 - share) / count + _Z * _Z / (4 * count * count))
        whole = 1 + _Z * _Z / count
        return max((centre - spread) / whole, 0.0), min((centre + spread) / whole, 1.0)
