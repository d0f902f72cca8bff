"""A scheme, or two that are halves of one, with the rows that stand for it and their evidence."""

from dataclasses import dataclass
from typing import Literal

from qaitaru.detection.findings.evidence import Evidence, total
from qaitaru.detection.scheme import Scheme

Shape = Literal["in", "out", "flow"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is joined to findings; ``centre`` is the account that a fan is of."""

    schemes: tuple[Scheme, ...]
    rows: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    shape: Shape = "flow"
    centre: int = -1

    @property
    def nats(self) -> float:
        """Minus the logarithm of how many such schemes are expected in the ledger by chance."""
        return total(self.evidence)
