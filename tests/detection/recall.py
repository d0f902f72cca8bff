"""How many planted schemes are found, and how many findings are none of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tests.detection.planted import PlantedLedger

from qaitaru.detection.background import background_of
from qaitaru.detection.findings.finding import Finding, findings_of
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules import cycle as cycles
from qaitaru.detection.rules import scatter_gather as scatters
from qaitaru.detection.rules.cycle import CycleParameters
from qaitaru.detection.rules.fan import FanParameters
from qaitaru.detection.rules.gather_scatter import GatherScatterParameters
from qaitaru.detection.rules.layering_chain import LayeringChainParameters
from qaitaru.detection.rules.scatter_gather import ScatterGatherParameters
from qaitaru.detection.scheme import Scheme
from qaitaru.detection.typologies import TYPOLOGIES


@dataclass(frozen=True, slots=True)
class Measure:
    """What stands among the first findings."""

    planted: Counter[str]  # by kind
    found: Counter[str]  # by kind
    first: int  # findings looked at
    true: int  # of them, those that hold a planted scheme
    missed: tuple[int, ...]  # numbers of planted schemes

    def recall(self, kind: str) -> float:
        """The share of the schemes of a kind that are found."""
        return self.found[kind] / self.planted[kind]

    @property
    def false_per_true(self) -> float:
        """Among the first findings."""
        return (self.first - self.true) / max(self.true, 1)


ASKED: Final[dict[str, object]] = {
    "fan_in": FanParameters(2, 10 * DAY),
    "fan_out": FanParameters(2, 10 * DAY),
    "gather_scatter": GatherScatterParameters(2, 10 * DAY),
    "scatter_gather": ScatterGatherParameters(),
    "open_scatter_gather": scatters.OPEN,
    "cycle": CycleParameters(),
    "slow_cycle": cycles.SLOW,
    "open_cycle": cycles.OPEN,
    "layering_chain": LayeringChainParameters(),
}
"""Low bounds: the evidence tells a scheme from chance."""


def schemes_of(moves: Sequence[Move]) -> Iterator[Scheme]:
    """What these typologies find, by their compiled twins where there are."""
    numbers = pack(moves)
    for typology in TYPOLOGIES:
        asked = ASKED.get(typology.name)
        if asked is not None:
            found = (
                typology.kernel(numbers, asked) if typology.kernel else typology.find(moves, asked)
            )
            yield from found


def findings_in(ledger: PlantedLedger) -> tuple[Finding, ...]:
    """The findings of a planted ledger."""
    moves = {one.row: one for one in ledger.moves}
    return findings_of(schemes_of(ledger.moves), background_of(ledger.moves), moves)


def measure(ledger: PlantedLedger, findings: Sequence[Finding], first: int) -> Measure:
    """A scheme is found where a finding holds four fifths of its rows and is half of them at least.

    Each finding is true of one scheme at most, and each scheme is found once: what tells it again
    counts as false.
    """
    of_row = {row: at for at, one in enumerate(ledger.planted) for row in one.rows}
    met: dict[int, Finding] = {}
    for finding in findings[:first]:
        shared = Counter(of_row[row] for row in finding.rows if row in of_row)
        for number, count in shared.items():
            is_whole = 5 * count >= 4 * len(ledger.planted[number].rows)
            if is_whole and 2 * count >= len(finding.rows):
                met.setdefault(number, finding)
    return Measure(
        Counter(one.kind for one in ledger.planted),
        Counter(ledger.planted[number].kind for number in met),
        min(first, len(findings)),
        len(met),
        tuple(number for number in range(len(ledger.planted)) if number not in met),
    )
