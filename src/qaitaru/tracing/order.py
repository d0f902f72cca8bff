"""The order in which bookings are taken: within a day as asked, and over many statements.

A statement tells the day of a booking, seldom its hour, and much may turn on which of a day's
bookings came first. So the order is chosen openly, never by a silent sort; what all orders together
allow is told by bounds.py.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from qaitaru.tracing.parts import UNKNOWN, Part
from qaitaru.tracing.walk import Kind, Posting


class SameDay(StrEnum):
    """How the bookings of one day follow each other."""

    LEDGER = "ledger"
    CREDITS_FIRST = "credits-first"
    DEBITS_FIRST = "debits-first"
    BOUNDS = "bounds"  # all of them; where one order is to be shown, as booked


_OPENING, _RECEIPT, _TRANSFER, _OUTFLOW = range(4)

_GROUPS: Final[Mapping[SameDay, tuple[int, ...]]] = {
    SameDay.CREDITS_FIRST: (_OPENING, _RECEIPT, _TRANSFER, _OUTFLOW),
    SameDay.DEBITS_FIRST: (_OPENING, _OUTFLOW, _TRANSFER, _RECEIPT),
}


def in_order(postings: Sequence[Posting], mode: SameDay) -> list[Posting]:
    """The postings with each day put in the order of a mode, as booked within each of its groups.

    An outflow is a transfer between accounts of the ledger if it names the account where it
    arrives, or if a receipt of another account answers it. A receipt that the mode would put before
    the outflow it answers stands directly after it, in every mode.

    Args:
        postings: in the order of the ledger.
        mode: ``LEDGER`` and ``BOUNDS`` as booked; else which of receipts and outflows come first.
    Source: no rule of law; the three conventions that examiners use, each to be named in a report.
    """
    matched = _transfers(postings) if mode in _GROUPS else frozenset()
    ordered: list[Posting] = []
    for day in days(postings):
        grouped = _grouped(day, _GROUPS[mode], matched) if mode in _GROUPS else day
        ordered += answered(grouped)
    return ordered


def days(postings: Iterable[Posting]) -> Iterator[list[Posting]]:
    """The postings day by day, in order; one without a day stands alone and is not passed over."""
    run: list[Posting] = []
    for posting in postings:
        if run and (posting.day is None or posting.day != run[-1].day):
            yield run
            run = []
        run.append(posting)
    if run:
        yield run


def _transfers(postings: Iterable[Posting]) -> frozenset[str]:
    """The outflows that go to another account of the ledger."""
    accounts: dict[str, str] = {}
    answering: list[tuple[str, str]] = []
    for posting in postings:
        if posting.kind is Kind.OUT:
            accounts[posting.entry_id] = posting.account
        elif posting.answers:
            answering.append((posting.answers, posting.account))
    matched = (out for out, account in answering if accounts.get(out, account) != account)
    named = (p.entry_id for p in postings if p.to_account)
    return frozenset((*matched, *named))


def _grouped(
    day: Sequence[Posting], groups: Sequence[int], transfers: frozenset[str]
) -> list[Posting]:
    return sorted(day, key=lambda posting: groups.index(_group(posting, transfers)))


def _group(posting: Posting, transfers: frozenset[str]) -> int:
    if posting.kind is Kind.OPENING:
        return _OPENING
    if posting.kind is Kind.IN:
        return _RECEIPT
    return _TRANSFER if posting.entry_id in transfers else _OUTFLOW


def answered(day: Sequence[Posting]) -> Iterator[Posting]:
    """No receipt before the outflow it answers: it waits, and follows directly after it."""
    to_come = {posting.entry_id for posting in day if posting.kind is Kind.OUT}
    waiting: dict[str, list[Posting]] = {}
    for posting in day:
        if posting.answers in to_come:
            waiting.setdefault(posting.answers, []).append(posting)
            continue
        yield posting
        if posting.kind is Kind.OUT:
            to_come.discard(posting.entry_id)
            yield from waiting.pop(posting.entry_id, ())


def merged(accounts: Sequence[Sequence[Posting]]) -> tuple[list[Posting], list[str]]:
    """One order over all statements, and the receipts whose link to an outflow was given up.

    What is certain is kept: the order of each statement, that days follow each other, and that
    money does not arrive before it has left. Day by day the statements come in turn, each to the
    end of its day; one that waits for an outflow of another lets that one go before, as far as that
    outflow. A posting without a day is taken on the day of the one before it, at the start of a
    statement on the day of the next one that has a day.

    Args:
        accounts: the postings of each statement, in its own order.
    Returns: all postings, and the entry ids of the receipts that cannot have come from the outflow
        they answer: it is booked on a later day, or not at all, or it waits for them in turn. Such
        a receipt answers nothing in the result: its source is unknown.
    """
    merging = _Merging()
    ordered = [posting for day in _by_day(accounts) for posting in merging.day(day)]
    return ordered, merging.given_up


_Day = Mapping[int, Sequence[Posting]]
"""What each statement, by its position, has on one day."""


def _by_day(accounts: Sequence[Sequence[Posting]]) -> Iterator[_Day]:
    by_day: dict[date, dict[int, list[Posting]]] = {}
    for position, statement in enumerate(accounts):
        taken = next((p.day for p in statement if p.day is not None), date.min)
        for posting in statement:
            taken = max(taken, posting.day or taken)
            by_day.setdefault(taken, {}).setdefault(position, []).append(posting)
    for _, day in sorted(by_day.items()):
        yield day


@dataclass(slots=True)
class _Merging:
    given_up: list[str] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)  # outflows

    def day(self, statements: _Day) -> Iterator[Posting]:
        left = {position: [*reversed(rows)] for position, rows in statements.items()}
        today = {p.entry_id: at for at, rows in left.items() for p in rows if p.kind is Kind.OUT}
        for position in left:
            yield from self._to_the_end(position, left, today)

    def _to_the_end(
        self, position: int, left: Mapping[int, list[Posting]], today: Mapping[str, int]
    ) -> Iterator[Posting]:
        """A statement to the end of its day, those it waits for before it, and so on in turn."""
        going = {position: ""}  # who goes, and as far as which outflow
        while going:
            last, wanted = next(reversed(going.items()))
            if wanted in self._taken or not left[last]:
                del going[last]
                continue
            posting = left[last][-1]
            waits = bool(posting.answers) and posting.answers not in self._taken
            before = today.get(posting.answers, last)
            if waits and before not in going:
                going[before] = posting.answers
            else:
                left[last].pop()
                yield self._take(posting, keeps=not waits)

    def _take(self, posting: Posting, *, keeps: bool) -> Posting:
        if posting.kind is Kind.OUT:
            self._taken.add(posting.entry_id)
        if keeps:
            return posting
        self.given_up.append(posting.entry_id)
        return replace(posting, answers="", parts=(Part(UNKNOWN, posting.amount),))
