"""The receipts behind every outflow and every balance, followed alongside a walk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final, NamedTuple

from qaitaru.tracing.parts import (
    OWN,
    UNKNOWN,
    Amount,
    Part,
    Parts,
    by_source,
    ratio,
    simple,
    summed,
    total,
)
from qaitaru.tracing.pools import (
    Beginning,
    LotPool,
    Piece,
    Pool,
    SharePool,
    Taken,
    Way,
    shortened,
    way_of,
)
from qaitaru.tracing.rules.names import Between
from qaitaru.tracing.running import sided
from qaitaru.tracing.states.state import Paid
from qaitaru.tracing.walk import Kind, Posting, Step, Walked, answered_in

_NEVER_REDUCED: Final = frozenset({"poison"})
_SOMETHING: Final = Fraction(1, 2**64)
"""Minor units: what is left of less is of roundings."""


class Sent(NamedTuple):
    """What an outflow took of the receipts of its account, in the order taken."""

    account: str
    amount: Amount
    parts: tuple[tuple[str, Taken], ...]  # source, and the receipts
    shortfall: Amount


@dataclass(slots=True)
class Followed:
    """The receipts behind every outflow and every balance of a walk.

    Attributes:
        departures: by outflow.
        standing: by account and source, at the end.
        order: of the entries, as they were taken.
    """

    departures: dict[str, Sent] = field(default_factory=dict)
    standing: dict[tuple[str, str], list[Taken]] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)


def follow(
    postings: Sequence[Posting],
    walked: Walked,
    rule: str,
    *,
    between: Between = Between.PRO_RATA,
    assets: frozenset[str] = frozenset(),
    answered: frozenset[str] | None = None,
) -> Followed:
    """Find the receipts behind every outflow and balance.

    Where a rule attributes no outflow, what a transfer carries is explained: under ``pari-passu``
    by the contributions before it, under ``static-cap`` by the claims; under ``poison`` by the
    receipts that brought the exposure, in proportion to what they brought.

    Args:
        postings: those that were walked under this rule, in the same order.
        answered: as for the walk.
    """
    known = answered_in(postings) if answered is None else answered
    following = _Following(rule, way_of(rule, between), assets, known)
    for posting, step in sided(postings, walked):
        following.take(posting, step)
    return following.done(walked)


@dataclass(slots=True)
class _Following:
    rule: str
    way: Way
    assets: frozenset[str]
    answered: frozenset[str]
    found: Followed = field(default_factory=Followed)
    pools: dict[str, dict[str, Pool]] = field(default_factory=dict)
    caps: dict[tuple[str, str], Amount] = field(default_factory=dict)
    balances: dict[str, Amount] = field(default_factory=dict)
    pieces: int = 0

    def take(self, posting: Posting, step: Step) -> None:
        self.found.order.setdefault(step.entry_id, len(self.found.order))
        if step.paid is not None:
            self._leave(posting, step, step.paid)
        elif step.came:
            self._come(posting, step)
        self._settle(step, self._taken_along(posting, step))
        self.balances[step.account] = step.balance

    def done(self, walked: Walked) -> Followed:
        for account, held in walked.balances().items():
            for source, amount in held.items():
                taken = self._pool(account, source).standing(amount)
                self.found.standing[account, source] = taken
        return self.found

    def _leave(self, posting: Posting, step: Step, paid: Paid) -> None:
        of_receipts = _of_receipts(paid)
        parts = tuple(
            (source, taken)
            for source, amount in of_receipts
            for taken in self._pool(step.account, source).take(amount)
        )
        sent = posting.amount
        if posting.sold is not None:
            sent = self.balances.get(step.account, 0) * posting.sold
        lent = total(paid.carried[len(of_receipts) :])
        self.found.departures[step.entry_id] = Sent(step.account, sent, parts, lent)

    def _come(self, posting: Posting, step: Step) -> None:
        departed = posting.entry_id if posting.kind is Kind.OUT else posting.answers
        if departed:
            arrived = self._arrived(departed, step, converted=posting.converted)
            pieces = _tied(list(arrived), step.came)
        else:
            begins = Beginning.INTEREST if posting.fruit else Beginning.RECEIPT
            pieces = [self._piece(step, part, begins) for part in step.came if part.amount]
        for piece in pieces:
            self._pool(step.account, piece.source).add(piece)
        for source, amount in by_source(step.paid_off).items():
            self._pool(step.account, source).take(amount)

    def _arrived(self, departed: str, step: Step, *, converted: bool) -> Iterator[Piece]:
        """What a transfer brought, part by part; the walk says it so (see ``arriving``)."""
        sent = self.found.departures[departed]
        arrives = step.balance - self.balances.get(step.account, 0)
        more = 0 if converted and sent.amount else max(arrives - sent.amount, 0)
        scale = simple(ratio(arrives - more, sent.amount)) if sent.amount else 0
        for source, taken in sent.parts:
            arrived = taken.amount if scale == 1 else simple(taken.amount * scale)
            part, where = Part(source, arrived), (departed, sent.account)
            yield self._piece(step, part, None, departed=where, taken=taken)
        if sent.shortfall:
            lent = Part(UNKNOWN, sent.shortfall * scale)
            yield self._piece(step, lent, Beginning.SHORTFALL)
        if more:
            yield self._piece(step, Part(UNKNOWN, more), Beginning.SURPLUS)

    def _piece(
        self,
        step: Step,
        part: Part,
        beginning: Beginning | None,
        *,
        departed: tuple[str, str] = ("", ""),
        taken: Taken | None = None,
    ) -> Piece:
        self.pieces += 1
        came = (step.entry_id, step.account, *part)
        return Piece(self.pieces, *came, beginning, departed, taken)

    def _pool(self, account: str, source: str) -> Pool:
        pools = self.pools.setdefault(account, {})
        if source not in pools:
            asset = account in self.assets
            if self.way is Way.PRO_RATA or asset:
                pools[source] = SharePool(self.rule in _NEVER_REDUCED and not asset)
            else:
                pools[source] = LotPool(self.way is Way.NEWEST)
        return pools[source]

    def _taken_along(self, posting: Posting, step: Step) -> dict[str, Amount]:
        """What a transfer takes to another account of the ledger, by source."""
        moves = posting.to_account or posting.entry_id in self.answered
        return by_source(_of_receipts(step.paid)) if moves and step.paid is not None else {}

    def _settle(self, step: Step, gone: Mapping[str, Amount]) -> None:
        came = by_source(step.came)
        for source, pool in self.pools.get(step.account, {}).items():
            change = came.get(source, 0) - gone.get(source, 0)
            pool.settle(self._level(step, source, change))

    def _level(self, step: Step, source: str, change: Amount) -> Amount:
        """How much the receipts of a source still count for, under this rule."""
        held = step.held.get(source, 0)
        if step.account in self.assets or self.rule not in {"pari-passu", "static-cap"}:
            return held
        if self.rule == "static-cap" and source == OWN:
            return held
        counts = self.caps.get((step.account, source), 0) + change
        if self.rule == "static-cap":
            counts = min(counts, max(step.balance, 0))
        counts = shortened(counts) if counts >= _SOMETHING else 0
        self.caps[step.account, source] = counts
        return counts


def _tied(pieces: list[Piece], came: Parts) -> list[Piece]:
    """The pieces as the walk took them: a fraction without end stands on its grid there."""
    for source, amount in by_source(came).items():
        places = [at for at, piece in enumerate(pieces) if piece.source == source]
        arrived = summed([pieces[at].amount for at in places])
        if arrived != amount:
            last = pieces[places[-1]]
            pieces[places[-1]] = replace(last, amount=last.amount + amount - arrived)
    return pieces


def _of_receipts(paid: Paid) -> Parts:
    """What an outflow took from the account, a shortfall left out."""
    lent = paid.shortfall and paid.carried != paid.attributed
    return paid.carried[:-1] if lent else paid.carried
