"""Opening balances that no statement shows: what every amount they may have had allows.

More money of others in an account protects the claimants' money: under every rule but one, what a
claimant holds at the end never falls as the opening grows. Then the two ends of the opening give
the two ends of the answer. It does not hold where the account's own money comes back to it, nor for
interest shared in proportion, nor further down a chain of transfers, nor where a transfer takes
along a share of what all hold (pari passu, static caps): there the answer is wider.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from qaitaru.tracing.bounding.beyond import beyond, claimants_by_account, receives, sends
from qaitaru.tracing.bounding.claims import share_of_caps
from qaitaru.tracing.bounding.span import Span, positive, total
from qaitaru.tracing.bounds import MOST_TRIED, Bound, Bounds, bounds
from qaitaru.tracing.parts import OWN, Amount, Part, is_claimant
from qaitaru.tracing.rules.fifo import fifo
from qaitaru.tracing.rules.names import UNATTRIBUTED, Between
from qaitaru.tracing.walk import Kind, Posting, walk

_NONE: Final = Bound(0, 0, proved=True)
_ByAccount = Mapping[str, Mapping[str, Bound]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownOpening:
    """An account whose balance before its first booking is not known; below zero: an overdraft.

    Attributes:
        source: whose it is: ``own`` or ``unknown``, never a claimant's.
    """

    account: str
    low: Amount
    high: Amount
    source: str = OWN


@dataclass(frozen=True, slots=True)
class OverOpenings:
    """Bounds whatever the openings were; what is nothing always is left out.

    Attributes:
        held: at the end, by account; only claimants where an opening may tell.
        outflows: by entry, of accounts where no opening can tell.
        told_on: the accounts where an opening may tell: its own, and where its money may arrive.
    """

    held: _ByAccount
    outflows: _ByAccount
    told_on: frozenset[str]


def over_opening(
    postings: Sequence[Posting],
    opening: UnknownOpening,
    rule: str,
    between: Between = Between.PRO_RATA,
    *,
    assets: frozenset[str] = frozenset(),
    most: int = MOST_TRIED,
) -> _ByAccount:
    """What claimants hold at the end, by account, whatever the opening was.

    Args:
        postings: in the order of the ledger, without the opening that is not known.
        rule: its name, as in ``RULES``.
        most: as of ``bounds``, for each end of the opening.
    Returns: bounds over all orders of each day as well; what is nothing always is left out.
    """
    found = over_openings(postings, (opening,), rule, between, assets=assets, most=most)
    return {account: _of_claimants(spans) for account, spans in found.held.items()}


def over_openings(
    postings: Sequence[Posting],
    openings: Sequence[UnknownOpening],
    rule: str,
    between: Between = Between.PRO_RATA,
    *,
    assets: frozenset[str] = frozenset(),
    most: int = MOST_TRIED,
) -> OverOpenings:
    """Bounds where several openings are not known, each of another account, each by itself.

    Where money of one of these accounts may arrive in another, no end of the other's opening proves
    anything: the first moves it as well.
    """
    low, high = (
        _End(opened, between, assets, most)
        for opened in (
            [*(_opening(one, one.low) for one in openings), *postings],
            [*(_opening(one, one.high) for one in openings), *postings],
        )
    )
    asked = _Asked(postings, frozenset(one.account for one in openings), low, high)
    least, greatest = low.bounds(rule), high.bounds(rule)
    told_on = asked.opened | asked.wide
    held = {
        name: asked.held(name, rule, least.balances[name], greatest.balances[name])
        for name in greatest.balances
    }
    held |= {name: _of_claimants(held[name]) for name in told_on & held.keys()}
    still = {p.entry_id for p in postings if p.kind is Kind.OUT and p.account not in told_on}
    outflows = {entry: spans for entry, spans in greatest.outflows.items() if entry in still}
    return OverOpenings(held, outflows, told_on)


def _spanned(low: Mapping[str, Bound], high: Mapping[str, Bound]) -> dict[str, Bound]:
    """From the least at the low end of the opening to the greatest at its high end."""
    return {
        source: Bound(one.low, other.high, proved=one.proved and other.proved)
        for source in dict.fromkeys((*low, *high))
        for one, other in ((low.get(source, _NONE), high.get(source, _NONE)),)
    }


def _of_claimants(spans: Mapping[str, Bound]) -> dict[str, Bound]:
    return {source: one for source, one in spans.items() if one.high and is_claimant(source)}


@dataclass(frozen=True)
class _End:
    """The ledger with every opening at one end."""

    postings: Sequence[Posting]
    between: Between
    assets: frozenset[str]
    most: int

    def bounds(self, rule: str) -> Bounds:
        return bounds(self.postings, rule, self.between, assets=self.assets, most=self.most)

    def standing(self, account: str) -> Amount:
        """The balance of an account at the end, or nothing; of an asset all that was paid in."""
        if account in self.assets:
            return sum((_brought(posting, account) for posting in self.postings), start=0)
        return positive(self._balances[account])

    @cached_property
    def _balances(self) -> Mapping[str, Amount]:
        """Of each account: no order of a day changes it."""
        walked = walk(self.postings, fifo, self.assets)
        return {name: state.balance for name, state in walked.accounts.items()}


@dataclass(frozen=True)
class _Asked:
    postings: Sequence[Posting]
    opened: frozenset[str]
    low: _End
    high: _End

    @cached_property
    def wide(self) -> frozenset[str]:
        """Accounts of which the two ends prove nothing: an opening's money may come to them."""
        reached = (beyond(account, self.postings) for account in self.opened)
        shared = {p.account for p in self.postings if p.fruit} & self.opened
        return frozenset(shared.union(*reached))

    def held(
        self, account: str, rule: str, least: Mapping[str, Bound], greatest: Mapping[str, Bound]
    ) -> dict[str, Bound]:
        """What one account holds, from its bounds at both ends."""
        capped = rule == "static-cap" and account in self.opened
        if account in self.wide or self._loose(account, rule):
            anything = Bound(0, self.high.standing(account), proved=False)
            return dict.fromkeys(self._claimants.get(account, ()), anything)
        return self._capped(account) if capped else _spanned(least, greatest)

    def _loose(self, account: str, rule: str) -> bool:
        """Where a transfer takes along a share of what is claimed, and so moves what is left."""
        if account not in self.opened or rule not in UNATTRIBUTED:
            return False
        capped = rule == "static-cap" and receives(account, self.postings)
        return capped or sends(account, self.postings)

    def _capped(self, account: str) -> dict[str, Bound]:
        """Static caps: each cap grows with the opening, and so may the others that cut it down."""
        caps = _spanned(*(end.bounds("libr").balances[account] for end in (self.low, self.high)))
        least, most = (end.standing(account) for end in (self.low, self.high))
        claims = {source: cap for source, cap in caps.items() if source != OWN}
        low, high = total(Span(cap.low, cap.high) for cap in claims.values())
        found = {}
        for source, cap in claims.items():
            first = share_of_caps(least, cap.low, high - cap.high)
            last = share_of_caps(most, cap.high, low - cap.low)
            whole = (cap.low, cap.high) == (first, share_of_caps(most, cap.high, high - cap.high))
            found[source] = Bound(first, last, proved=cap.proved and whole)
        return found

    @cached_property
    def _claimants(self) -> Mapping[str, tuple[str, ...]]:
        return claimants_by_account(self.postings)


def _opening(opening: UnknownOpening, amount: Amount) -> Posting:
    return Posting(
        entry_id=f"{opening.account}/opening",
        account=opening.account,
        kind=Kind.OPENING,
        amount=amount,
        parts=(Part(opening.source, amount),) if amount > 0 else (),
    )


def _brought(posting: Posting, account: str) -> Amount:
    if posting.to_account == account:
        return posting.amount if posting.received is None else posting.received
    return posting.amount if posting.account == account and posting.kind is not Kind.OUT else 0
