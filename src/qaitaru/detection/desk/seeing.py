"""From the findings of a run to what is seen of them: accounts, rows of the ledger, and sums."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from qaitaru.detection.desk.sighting import (
    FoundEnd,
    KnownBeside,
    RateUsed,
    Sighting,
    Sum,
    mark_of,
)
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.finding import Finding
from qaitaru.detection.grounds import Ground, Grounds, told_of
from qaitaru.detection.known import EARLIEST, LATEST, AccountKind, Kind
from qaitaru.detection.moves import DAY, Move

PLACES: Final = 6
"""Decimals of what is kept: the last digits of a logarithm are the machine's own."""

_OF_NOBODY: Final = frozenset({"linked_circle"})
"""Typologies of a group of which none stands out: the busiest is told."""


@dataclass(frozen=True, slots=True)
class LedgerBehind:
    """What stands behind the rows of findings: by row, and the ends of moves by number."""

    moves: Mapping[int, Move]  # with amounts as stated
    currencies: Mapping[int, str]
    entries: Mapping[int, tuple[str, ...]]  # the rows of the ledger that show a move
    ends: Mapping[int, FoundEnd]
    grounds: Grounds = field(default_factory=Grounds)  # what is known beside the moves
    reads: Mapping[str, frozenset[Kind]] = field(default_factory=dict)  # of it, by typology
    compared: Mapping[int, Sum] = field(default_factory=dict)  # rows that a rate turned
    rates: Mapping[int, RateUsed] = field(default_factory=dict)  # by which, by row


def sighting_of(finding: Finding, behind: LedgerBehind) -> Sighting:
    """A finding of a run as it is seen."""
    own = [behind.moves[row] for row in finding.rows]
    ends = foremost_first(finding, own)
    return Sighting(
        typologies=finding.typologies,
        score=round(finding.score, PLACES),
        sums=_sums((behind.currencies[one.row], one.amount) for one in own),
        accounts=tuple(behind.ends[at] for at in ends),
        transfers=tuple(behind.entries[row] for row in finding.rows),
        marks=tuple(_mark(one, behind) for one in own),
        counterparties=counterparties(own, ends[0]),
        begins=finding.begins,
        ends=finding.ends,
        evidence=tuple(map(_rounded, finding.evidence)),
        known=_known(finding, ends, behind),
        whole=_whole(own, behind),
        rates=tuple(sorted({behind.rates[row] for row in finding.rows if row in behind.rates})),
    )


def _whole(own: Sequence[Move], behind: LedgerBehind) -> Sum | None:
    """What all come to in one currency; None where no rate is used, or not all are of one."""
    stated = ((one.row, Sum(behind.currencies[one.row], one.amount)) for one in own)
    sums = [behind.compared.get(row, amount) for row, amount in stated]
    units = {one.currency for one in sums}
    if len(units) > 1 or not any(one.row in behind.compared for one in own):
        return None
    return Sum(units.pop(), sum(one.amount_minor for one in sums))


def _known(finding: Finding, ends: Sequence[int], behind: LedgerBehind) -> tuple[KnownBeside, ...]:
    """What its typologies read of its accounts, in the order of these."""
    kinds = {kind for name in finding.typologies for kind in behind.reads.get(name, ())}
    of_accounts = [one for one in kinds if isinstance(one, AccountKind)]
    place = {at: number for number, at in enumerate(ends)}
    told = told_of(behind.grounds, ends, of_accounts, finding.ends)
    ordered = sorted(told, key=lambda one: (one.kind, place[one.account], one))
    return tuple(_beside(one, behind.ends[one.account]) for one in ordered)


def _beside(one: Ground, end: FoundEnd) -> KnownBeside:
    return KnownBeside(
        kind=one.kind.name.lower(),
        account=end.account or end.name,
        text=one.text,
        value=one.value,
        since=None if one.from_s == EARLIEST else one.from_s,
        until=None if one.to_s == LATEST else one.to_s,
        origins=one.origins,
    )


def _mark(one: Move, behind: LedgerBehind) -> str:
    ends = behind.ends[one.payer].key, behind.ends[one.payee].key
    return mark_of(behind.currencies[one.row], one.amount, one.at // DAY, ends)


def foremost_first(finding: Finding, moves: Sequence[Move]) -> list[int]:
    """The accounts of a finding's transfers: whom it is about, then those with most of them."""
    met = Counter(at for one in moves for at in (one.payer, one.payee))
    about = () if finding.typologies[0] in _OF_NOBODY else finding.anchors
    place = {at: number for number, at in reversed(tuple(enumerate(about)))}
    return sorted(met, key=lambda at: (place.get(at, len(about)), -met[at], at))


def counterparties(moves: Sequence[Move], account: int) -> int:
    """How many others an account pays or is paid by."""
    sides = {
        at for one in moves for at in (one.payer, one.payee) if account in (one.payer, one.payee)
    }
    return len(sides - {account})


def _sums(amounts: Iterable[tuple[str, int]]) -> tuple[Sum, ...]:
    found: Counter[str] = Counter()
    for currency, amount in amounts:
        found[currency] += amount
    return tuple(Sum(*each) for each in sorted(found.items()))


def _rounded(one: Evidence) -> Evidence:
    return replace(one, nats=round(one.nats, PLACES))
