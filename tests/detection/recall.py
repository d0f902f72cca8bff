"""How many planted schemes are found, and how many findings are none of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.detection.planted import PlantedLedger

Rows = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What stands among the first findings."""

    planted: Counter[str]  # by kind
    found: Counter[str]  # by kind
    first: int  # findings looked at
    true: int  # of them, those that hold a planted scheme
    missed: tuple[int, ...]  # numbers of planted schemes
    false: Counter[str]  # by the typology that tells them best

    def recall(self, *kinds: str) -> float:
        """The share of the schemes of these kinds that are found."""
        found, planted = (sum(each[kind] for kind in kinds) for each in (self.found, self.planted))
        return found / planted

    @property
    def false_per_true(self) -> float:
        """Among the first findings."""
        return (self.first - self.true) / max(self.true, 1)


def measure(ledger: PlantedLedger, findings: Sequence[tuple[str, Rows]], first: int) -> Measure:
    """A scheme is found where a finding holds four fifths of its rows and is half of them at least.

    Each finding is true of one scheme at most, and each scheme is found once: what tells it again
    counts as false.

    Args:
        ledger: what was planted.
        findings: the typology and the rows of each, best first.
        first: how many of them are looked at.
    """
    of_row = {row: at for at, one in enumerate(ledger.planted) for row in one.rows}
    met: set[int] = set()
    false = Counter[str]()
    for typology, rows in findings[:first]:
        number = _held(ledger, rows, of_row)
        if number is None or number in met:
            false[typology] += 1
        else:
            met.add(number)
    return Measure(
        Counter(one.kind for one in ledger.planted),
        Counter(ledger.planted[number].kind for number in met),
        min(first, len(findings)),
        len(met),
        tuple(number for number in range(len(ledger.planted)) if number not in met),
        false,
    )


def _held(ledger: PlantedLedger, rows: Rows, of_row: dict[int, int]) -> int | None:
    """The number of the scheme that a finding is true of."""
    shared = Counter(of_row[row] for row in rows if row in of_row)
    for number, count in shared.most_common(1):
        if 5 * count >= 4 * len(ledger.planted[number].rows) and 2 * count >= len(rows):
            return number
    return None
