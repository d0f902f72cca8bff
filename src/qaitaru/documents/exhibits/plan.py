"""What a tracing exhibit is made of, and which line of which sheet each booking stands on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from qaitaru.tracing.receipts import Followed, follow
from qaitaru.tracing.rules.names import Between
from qaitaru.tracing.running import Label, Row, RunningTable, running, sided
from qaitaru.tracing.walk import Kind, Posting, Step, Walked

FIRST_ROW: Final = 11  # of bookings; above it stands a row of zeros, where every account begins
QUEUE_ROWS_MOST: Final = 2_000
"""Under a rule by age: bookings of one account that are computed; more are written as figures."""
STACK_CELLS_MOST: Final = 60_000
"""Under last in, first out: cells of the table of lots that are computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracingExhibit:
    """A traced ledger, to be computed again by a worksheet.

    Attributes:
        rule: a name of tracing/rules/names.py; ``rule_words`` and ``basis`` say it to people.
        parameters: names and values in words: order of a day, what is claimed, which edition.
        postings: those that were walked, in the same order.
        currencies: by account; accounts without one have two decimal places.
        names: what accounts are called, where not by their number.
        accounts: which get a sheet; None: all. What arrives from others is written as figures.
    """

    title: str
    rule: str
    rule_words: str
    basis: str
    postings: Sequence[Posting]
    walked: Walked
    between: Between = Between.PRO_RATA
    parameters: Sequence[tuple[str, str]] = ()
    labels: Mapping[str, Label] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    assets: frozenset[str] = frozenset()
    accounts: Collection[str] | None = None


class LineKind(StrEnum):
    """What a booking does on its sheet."""

    RECEIPT = "receipt"
    INTEREST = "interest"
    ARRIVAL = "arrival"
    OVERDRAFT = "overdraft"  # an opening below zero
    OUTFLOW = "outflow"
    SALE = "sale"


class Family(StrEnum):
    """How a sheet computes."""

    WIDE = "wide"  # one row a booking
    QUEUE = "queue"  # one row a lot, from the oldest
    STACK = "stack"  # one row a lot, from the newest
    FIGURES = "figures"  # too long to compute: whose money it is stands as figures


@dataclass(frozen=True, slots=True)
class Line:
    """One booking of one account.

    Attributes:
        departed: the outflow whose money arrives, if a sheet computes it; else empty.
        sends: a later line brings this outflow's money.
        pieces: under a lot rule, of how many lots the arriving money is made up.
        of_thing: it arrives from an asset, by shares.
    """

    posting: Posting
    step: Step
    row: Row
    kind: LineKind
    departed: str = ""
    sends: bool = False
    pieces: int = 0
    of_thing: bool = False

    def comes(self) -> bool:
        """Whether money comes in."""
        return self.kind in {LineKind.RECEIPT, LineKind.INTEREST, LineKind.ARRIVAL}


@dataclass(frozen=True, slots=True)
class Account:
    """One account, and how its sheet computes."""

    name: str
    family: Family
    lines: tuple[Line, ...]
    asset: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """All accounts that get a sheet; sources as every sheet has them."""

    sources: tuple[str, ...]
    accounts: tuple[Account, ...]


def planned(exhibit: TracingExhibit) -> Plan:
    """Which line each booking is, and how each account is computed."""
    tables = running(exhibit.postings, exhibit.walked, exhibit.labels)
    chosen = [n for n in tables if exhibit.accounts is None or n in exhibit.accounts]
    followed = follow(
        exhibit.postings,
        exhibit.walked,
        exhibit.rule,
        between=exhibit.between,
        assets=exhibit.assets,
    )
    lines = _lines(exhibit, tables, followed)
    families = {name: _family(exhibit, name, lines[name]) for name in chosen}
    computed = {name for name in chosen if families[name] is not Family.FIGURES}
    accounts = [
        Account(
            name,
            families[name],
            tuple(_settled(line, followed, computed, exhibit.assets) for line in lines[name]),
            name in exhibit.assets,
        )
        for name in chosen
    ]
    sources = next(iter(tables.values())).sources if tables else ()
    return Plan(sources, tuple(accounts))


def _lines(
    exhibit: TracingExhibit, tables: Mapping[str, RunningTable], followed: Followed
) -> dict[str, list[Line]]:
    lines: dict[str, list[Line]] = {name: [] for name in tables}
    answered = {posting.answers for posting in exhibit.postings}
    for posting, step in sided(exhibit.postings, exhibit.walked):
        row = tables[step.account].rows[len(lines[step.account])]
        kind = _kind(posting, step)
        departed = posting.answers or (posting.entry_id if posting.kind is Kind.OUT else "")
        arrives = kind is LineKind.ARRIVAL
        pieces = len(followed.departures[departed].parts) if arrives else 0
        sends = bool(posting.to_account) or posting.entry_id in answered
        line = Line(posting, step, row, kind, departed if arrives else "", sends, pieces)
        lines[step.account].append(line)
    return lines


def _kind(posting: Posting, step: Step) -> LineKind:
    if step.paid is not None:
        return LineKind.OUTFLOW if posting.sold is None else LineKind.SALE
    if posting.kind is Kind.OUT or posting.answers:
        return LineKind.ARRIVAL
    if posting.amount < 0:
        return LineKind.OVERDRAFT
    return LineKind.INTEREST if posting.fruit else LineKind.RECEIPT


def _family(exhibit: TracingExhibit, account: str, lines: Sequence[Line]) -> Family:
    oldest = exhibit.between is Between.FIFO and exhibit.rule in {"own-first", "tainted-first"}
    if account in exhibit.assets or (exhibit.rule not in {"fifo", "lifo"} and not oldest):
        return Family.WIDE
    lots = sum(line.pieces + 1 for line in lines if line.comes())
    rows = lots + sum(not line.comes() for line in lines)
    if exhibit.rule == "lifo":
        return Family.STACK if lots * rows <= STACK_CELLS_MOST else Family.FIGURES
    return Family.QUEUE if rows <= QUEUE_ROWS_MOST else Family.FIGURES


def _settled(
    line: Line, followed: Followed, computed: Collection[str], assets: Collection[str]
) -> Line:
    """The line; what arrives from an account that no sheet computes is a figure."""
    if not line.departed:
        return line
    sender = followed.departures[line.departed].account
    known = line.departed if sender in computed else ""
    return replace(line, departed=known, of_thing=sender in assets)
