"""What cannot be left by any order: each account enclosed by itself, transfers between them.

Of a transfer inside a piece only what may have come into its account is known. That is narrowed:
what arrives bounds what can be sent on, and so again what arrives.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.bounding.arrivals import Arrival, arrival, came, row
from qaitaru.tracing.bounding.assets import EnclosedAsset, EnclosedLoosely
from qaitaru.tracing.bounding.claims import EnclosedCaps, EnclosedClaims
from qaitaru.tracing.bounding.contributions import EnclosedContributions
from qaitaru.tracing.bounding.enclosed import Booked, Enclosed
from qaitaru.tracing.bounding.exposure import EnclosedExposure
from qaitaru.tracing.bounding.lots import EnclosedLots, LeavesLast
from qaitaru.tracing.bounding.pieces import Piece
from qaitaru.tracing.bounding.queue import EnclosedQueue
from qaitaru.tracing.bounding.span import Span, Spans, added
from qaitaru.tracing.parts import OWN, UNKNOWN, Amount, is_claimant
from qaitaru.tracing.rules.names import EXPOSURE, UNATTRIBUTED
from qaitaru.tracing.walk import Kind, Posting

_NARROWINGS: Final = 3
"""How often what arrives is narrowed by what can be sent; each time is true by itself."""


def _not_own(source: str) -> bool:
    return source != OWN


def _not_tainted(source: str) -> bool:
    return not is_claimant(source)


_IN_TIERS: Final[Mapping[str, LeavesLast]] = {
    "own-first": _not_own,
    "election": _not_own,
    "tainted-first": _not_tainted,
}
"""Which money is used up last; an election breaks these tiers."""

_ENCLOSED: Final[Mapping[str, Callable[[], Enclosed]]] = {
    "fifo": EnclosedQueue,
    "lifo": EnclosedLots,
    "rolling": EnclosedLots,
    **{rule: partial(EnclosedLots, last) for rule, last in _IN_TIERS.items()},
    "libr": EnclosedClaims,
    "static-cap": EnclosedCaps,
    "pari-passu": EnclosedContributions,
    "poison": EnclosedExposure,
}


_Sources = dict[str, set[str]]
"""Of each account, whose money may be in it."""


@dataclass(slots=True)
class Enclosure:
    """What no order leaves: of accounts at the end, of outflows, and of their shortfalls."""

    balances: dict[str, Spans] = field(default_factory=dict)
    outflows: dict[str, Spans] = field(default_factory=dict)
    shortfalls: dict[str, Span] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)  # whose shortfall is reached at both ends


def enclosed(pieces: Sequence[Piece], rule: str, assets: frozenset[str]) -> Enclosure:
    """Enclose all orders of all pieces of one group of accounts.

    Args:
        rule: its name, as in ``RULES``.
    Raises: ClaimFaulty for a sale of a part of an asset that does not say what it brought.
    """
    enclosing = _Enclosing(_account_of(pieces, rule, assets), rule, assets)
    for piece in pieces:
        enclosing.through(piece)
    return enclosing.told()


def _account_of(
    pieces: Iterable[Piece], rule: str, assets: frozenset[str]
) -> Callable[[str], Enclosed]:
    postings = [posting for piece in pieces for posting in piece]
    for sale in (posting for posting in postings if posting.sold is not None):
        if sale.account not in assets or (sale.to_account and sale.received is None):
            raise ClaimFaulty(sale.entry_id, f"sold = {sale.sold}")
    kept = _ENCLOSED[rule]
    spends_asset = (p.kind is Kind.OUT and p.account in assets and p.sold is None for p in postings)
    takes_along = rule in UNATTRIBUTED and any(p.to_account or p.answers for p in postings)
    if takes_along or any(spends_asset):
        kept = EnclosedLoosely
    elif rule == "election" and any(posting.elected for posting in postings):
        kept = EnclosedLots
    return lambda name: EnclosedAsset() if name in assets else kept()


@dataclass(slots=True)
class _Enclosing:
    open_account: Callable[[str], Enclosed]
    rule: str
    assets: frozenset[str]
    accounts: dict[str, Enclosed] = field(default_factory=dict)
    carried: dict[str, Spans] = field(default_factory=dict)  # of each outflow, by its entry
    outs: dict[str, Posting] = field(default_factory=dict)
    found: Enclosure = field(default_factory=Enclosure)

    def through(self, piece: Piece) -> None:
        """Enclose one piece."""
        outs = {posting.entry_id: posting for posting in piece if posting.kind is Kind.OUT}
        self.outs.update(outs)
        arrivals = [one for one in (arrival(p, self.outs) for p in piece) if one is not None]
        for name in (*(p.account for p in piece), *(one.account for one in arrivals)):
            if name not in self.accounts:
                self.accounts[name] = self.open_account(name)
        possible = self._possible(arrivals, outs)
        for entry_id, out in outs.items():
            self.carried[entry_id] = dict.fromkeys(possible[out.account], Span(0, out.amount or 1))
        for _ in range(_NARROWINGS):
            booked = self._booked(piece, arrivals, possible)
            for out in outs.values():
                self._pay(out, booked[out.account])
        self.found.reached |= outs.keys() - self._tied(arrivals, outs)
        for name, one in self._booked(piece, arrivals, possible).items():
            self.accounts[name].close(one)

    def told(self) -> Enclosure:
        """What was found, and what the accounts hold at the end."""
        self.found.balances = {name: account.held() for name, account in self.accounts.items()}
        return self.found

    def _possible(self, arrivals: Sequence[Arrival], outs: Mapping[str, Posting]) -> _Sources:
        """Whose money may be in each account at some moment of the piece."""
        possible = {name: set(self.accounts[name].sources()) for name in _touched(arrivals, outs)}
        inside: list[tuple[str, str]] = []
        for one in arrivals:
            if one.sent is not None and one.sent.entry_id in outs:
                inside.append((one.sent.account, one.account))
                possible[one.account].add(UNKNOWN)
            else:
                possible[one.account].update(self._came(one, possible))
        grown = bool(inside)
        while grown:
            size = sum(map(len, possible.values()))
            for sender, account in inside:
                possible[account] |= possible[sender]
            grown = sum(map(len, possible.values())) > size
        return possible

    def _tied(self, arrivals: Iterable[Arrival], outs: Mapping[str, Posting]) -> set[str]:
        """Outflows that may not be free to stand first, or last, of their account in the piece."""
        back = {
            one.account
            for one in arrivals
            if one.sent is not None and one.sent.entry_id in outs
            if one.account == one.sent.account
        }
        return {e for e, out in outs.items() if out.account in back | self.assets}

    def _came(self, one: Arrival, possible: _Sources) -> Spans:
        carried = self.carried[one.sent.entry_id] if one.sent is not None else {}
        return came(one, carried, sorted(possible[one.account]))

    def _booked(
        self, piece: Piece, arrivals: Sequence[Arrival], possible: _Sources
    ) -> dict[str, Booked]:
        paid: dict[str, Amount] = defaultdict(int)
        brought: dict[str, list[Arrival]] = defaultdict(list)
        for posting in piece:
            paid[posting.account] += _paid(posting)
        for one in arrivals:
            brought[one.account].append(one)
        return {
            name: Booked(
                before=self.accounts[name].balance,
                received=sum((one.amount for one in brought[name]), start=0),
                paid=paid[name],
                came=added(self._came(one, possible) for one in brought[name]),
                row=row(brought[name]),
            )
            for name in dict.fromkeys((*paid, *brought))
        }

    def _pay(self, out: Posting, booked: Booked) -> None:
        entry_id, asset = out.entry_id, out.account in self.assets
        taken = self.accounts[out.account].pays(booked, out.amount, out.elected)
        short = self._short(out, booked)
        self.found.outflows[entry_id] = {} if self.rule in UNATTRIBUTED and not asset else taken
        self.found.shortfalls[entry_id] = short
        lent = {} if self.rule in EXPOSURE or asset else {UNKNOWN: short}
        self.carried[entry_id] = added((taken, lent))

    def _short(self, out: Posting, booked: Booked) -> Span:
        if out.account in self.assets:
            return Span(0, out.amount if out.sold is None else 0)
        low, high = booked.covered(out.amount)
        return Span(out.amount - high, out.amount - low)


def _touched(arrivals: Iterable[Arrival], outs: Mapping[str, Posting]) -> Iterable[str]:
    return dict.fromkeys((*(a.account for a in arrivals), *(o.account for o in outs.values())))


def _paid(posting: Posting) -> Amount:
    """What leaves; of a sale anything that is not nothing."""
    if posting.kind is Kind.OUT:
        return posting.amount or int(posting.sold is not None)
    return max(-posting.amount, 0)
