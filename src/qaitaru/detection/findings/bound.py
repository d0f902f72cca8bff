"""Which of the findings are told: those that are hard to explain by chance, and rare definitions.

A finding whose evidence is below the least is such as the ledger has by chance. It is told all the
same where a typology that found it finds few in the whole ledger: its definition is rare there by
itself, whatever shape and time say. Small fans, short chains and scatter-gathers with open amounts
are told by their evidence alone.
What is not told is counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.findings.finding import Finding
from qaitaru.detection.rules.small_fan import SMALL_FANS
from qaitaru.detection.scheme import Scheme

BY_EVIDENCE: Final = SMALL_FANS | {"short_layering_chain", "open_scatter_gather"}


@dataclass(frozen=True, slots=True)
class Bound:
    """The least that is told.

    Attributes:
        score: from 0 to 1. At a tenth a third of such a scheme is expected in the ledger by chance:
            of so many lying at the bound itself one in four is chance, of those above it fewer.
        few: a typology that finds at most so many schemes in the ledger is told whole.
    """

    score: float = 0.1
    few: int = 20


USUAL: Final = Bound()
EVERYTHING: Final = Bound(0.0, 0)


@dataclass(frozen=True, slots=True)
class Bounded:
    """The findings that are told, best first; of the others how many each typology tells best."""

    findings: tuple[Finding, ...]
    below: Mapping[str, int]


NOTHING: Final = Bounded((), {})


def bounded(findings: Sequence[Finding], schemes: Iterable[Scheme], bound: Bound) -> Bounded:
    """What of these findings is told.

    Args:
        findings: best first.
        schemes: all that they were made of, however narrowed.
        bound: the least.
    """
    rare = rare_of(Counter(one.typology for one in schemes), bound)
    told = [
        one for one in findings if one.score >= bound.score or rare.intersection(one.typologies)
    ]
    below = Counter(one.typologies[0] for one in findings)
    below.subtract(one.typologies[0] for one in told)
    return Bounded(tuple(told), dict(sorted((+below).items())))


def rare_of(found: Mapping[str, int], bound: Bound) -> set[str]:
    """The typologies that are told whole, by how many schemes each finds in the ledger."""
    return {name for name, count in found.items() if count <= bound.few} - BY_EVIDENCE
