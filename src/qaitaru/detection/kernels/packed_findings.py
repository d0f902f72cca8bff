"""From packed schemes to the findings that are told, compiled; as ``findings/finding``.

All schemes are weighed, coupled and joined as columns. Only what is told is made into objects, and
its evidence is that of the plain functions: no word of a finding hangs on the compiled ones.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from qaitaru.detection.findings.beside import NOTHING_BESIDE
from qaitaru.detection.findings.bound import Bound, Bounded, rare_of
from qaitaru.detection.findings.coupling import couple
from qaitaru.detection.findings.digits_evidence import OF_DIGITS
from qaitaru.detection.findings.finding import (
    Finding,
    finding,
    score_of,
    strongest_first,
    weigher,
)
from qaitaru.detection.findings.known_evidence import OF_FACTS
from qaitaru.detection.findings.recurring import patterns, recurring
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.kernels.groups import groups
from qaitaru.detection.kernels.lives import ledger_lives
from qaitaru.detection.kernels.packed import Codes, Numbers
from qaitaru.detection.kernels.packed_ledger import PackedLedger, moves_among
from qaitaru.detection.kernels.packed_schemes import PackedSchemes, united
from qaitaru.detection.kernels.scheme_table import SchemeTable
from qaitaru.detection.kernels.weighed_table import weighed_table


def packed_findings(
    parts: Sequence[PackedSchemes], ledger: PackedLedger, supporting: Collection[str], bound: Bound
) -> Bounded:
    """The findings that schemes make, best first, as far as they are told.

    Args:
        parts: the schemes of each typology and reading; one at least.
        ledger: whose they are.
        supporting: typologies that alone never make more than one half.
        bound: the least that is told.
    """
    by_name = defaultdict[str, list[PackedSchemes]](list)
    for one in parts:
        by_name[one.name].append(one)
    counts = {name: sum(map(len, own)) for name, own in by_name.items()}
    table = SchemeTable([united(own) for own in by_name.values()], ledger.moves)
    return _Telling(table, ledger, supporting).told(bound, rare_of(counts, bound))


class _Telling:
    """Schemes weighed and joined, from which findings are told."""

    def __init__(
        self, table: SchemeTable, ledger: PackedLedger, supporting: Collection[str]
    ) -> None:
        self._table, self._moves, self._supporting = table, ledger.moves, supporting
        self._weighing = ledger.weighing
        self._weigh = weigher(ledger.weighing, ledger.beside)
        lives = ledger_lives(ledger.moves, ledger.units, ledger.weighing, table.largest)
        plainly = OF_DIGITS if ledger.beside is NOTHING_BESIDE else OF_DIGITS | OF_FACTS
        self._weighed = weighed_table(table, lives, plainly, self._plainly)
        self._groups = groups(self._weighed.edges, self._weighed.places, ledger.moves.row.size)
        self._names = [table.names(one) for one in (self._weighed.leads, self._weighed.others)]

    def told(self, bound: Bound, rare: set[str]) -> Bounded:
        """Those that are not below the bound; of the others, how many."""
        found, below = list[Finding](), Counter[str]()
        leaders = self._groups.members[self._groups.member_edges[:-1]]
        nats = self._weighed.nats[leaders].tolist()
        for times in patterns(self._table.keys(self._weighed.leads[leaders]), self._others):
            names = tuple(dict.fromkeys(name for one in times for name in self._names_of(one)))
            score = score_of(nats[times[0]], names, self._supporting)
            if score >= bound.score or rare.intersection(names):
                found.append(self._finding(times, names))
            else:
                below[names[0]] += 1
        return Bounded(tuple(sorted(found, key=strongest_first)), dict(sorted(below.items())))

    def _plainly(self, numbers: Numbers) -> Iterator[Weighed]:
        for number in numbers.tolist():
            moves = moves_among(self._moves, self._table.rows(number))
            yield self._weigh(self._table[number], moves)

    def _names_of(self, group: int) -> Iterator[str]:
        first, end = self._groups.member_edges[group : group + 2].tolist()
        for one in self._groups.members[first:end].tolist():
            yield from (names[one] for names in self._names if names[one])

    def _others(self, group: int) -> set[int]:
        """The accounts of a finding but those that it is about."""
        places = self._places(group)
        met = {*self._moves.payer[places].tolist(), *self._moves.payee[places].tolist()}
        return met.difference(self._table.ends[self._lead(group)].tolist())

    def _places(self, group: int) -> Codes:
        first, end = self._groups.edges[group : group + 2].tolist()
        return self._groups.places[first:end]

    def _lead(self, group: int) -> int:
        """The number of the scheme that leads."""
        return int(self._weighed.leads[self._groups.members[self._groups.member_edges[group]]])

    def _finding(self, times: Sequence[int], names: tuple[str, ...]) -> Finding:
        leader = self._leader(self._groups.members[self._groups.member_edges[times[0]]])
        rows = self._moves.row[np.concatenate([self._places(one) for one in times])]
        moves = list(moves_among(self._moves, rows).values())
        if len(times) > 1:
            leader = recurring(leader, len(times), moves)
        return finding(leader, names, moves, self._supporting)

    def _leader(self, one: int) -> Weighed:
        """What leads a finding, weighed by the plain functions."""
        ends = [int(self._weighed.leads[one]), int(self._weighed.others[one])]
        both = [number for number in ends if number >= 0]
        rows = np.concatenate([self._table.rows(number) for number in both])
        moves = moves_among(self._moves, rows)
        halves = [self._weigh(self._table[number], moves) for number in both]
        if len(halves) == 1:
            return halves[0]
        out, into = sorted(halves, key=lambda half: half.shape, reverse=True)
        return couple(into, out, moves, self._weighing)
