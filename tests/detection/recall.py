"""How many planted schemes are found, and how many findings are none of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.detection.planted import PlantedLedger

from qaitaru.detection.background import background_of
from qaitaru.detection.findings.finding import Finding, findings_of
from qaitaru.detection.moves import Move
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


def schemes_of(moves: Sequence[Move], asked: dict[str, object]) -> Iterator[Scheme]:
    """What the plain rules find, of the typologies asked for and with these parameters."""
    for typology in TYPOLOGIES:
        if typology.name in asked:
            yield from typology.find(moves, asked[typology.name])


def findings_in(ledger: PlantedLedger, asked: dict[str, object]) -> tuple[Finding, ...]:
    """The findings of a planted ledger."""
    moves = {one.row: one for one in ledger.moves}
    return findings_of(schemes_of(ledger.moves, asked), background_of(ledger.moves), moves)


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
