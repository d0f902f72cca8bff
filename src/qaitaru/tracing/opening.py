"""An opening balance that no statement shows: what every amount it may have had allows.

More money of others in an account protects the claimants' money: under every rule but one, what a
claimant holds at the end never falls as the opening grows. Then the two ends of the opening give
the two ends of the answer. It does not hold where the account's own money comes back to it, nor for
interest shared in proportion, nor further down a chain of transfers: there the answer is wider.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.tracing.bounding.claims import share_of_caps
from qaitaru.tracing.bounding.span import Span, positive, total
from qaitaru.tracing.bounds import MOST_TRIED, Bound, bounds
from qaitaru.tracing.parts import OWN, Amount, Part, is_claimant
from qaitaru.tracing.rules.fifo import fifo
from qaitaru.tracing.rules.names import Between
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
    asked = _Asked(postings, opening, between, assets, most)
    low, high = asked.at(opening.low, rule), asked.at(opening.high, rule)
    wide = _beyond_reach(opening.account, postings)
    found: dict[str, dict[str, Bound]] = {}
    for account in high:
        capped = rule == "static-cap" and account == opening.account
        if account in wide or (capped and _receives(account, postings)):
            found[account] = asked.anything(account)
        elif capped:
            found[account] = asked.capped()
        else:
            found[account] = _spanned(low[account], high[account])
    return {account: _of_claimants(spans) for account, spans in found.items()}


def _beyond_reach(account: str, postings: Sequence[Posting]) -> set[str]:
    """Accounts of which the two ends prove nothing: where money of this account may arrive."""
    sends: dict[str, set[str]] = {}
    outs = {p.entry_id: p.account for p in postings if p.kind is Kind.OUT}
    for posting in postings:
        if posting.to_account:
            sends.setdefault(posting.account, set()).add(posting.to_account)
        if posting.answers:
            sends.setdefault(outs[posting.answers], set()).add(posting.account)
    reached: set[str] = set()
    to_follow = [account]
    while to_follow:
        further = sends.get(to_follow.pop(), set()) - reached
        reached |= further
        to_follow += sorted(further)
    shared = any(posting.fruit and posting.account == account for posting in postings)
    return reached | {account} if shared else reached


def _receives(account: str, postings: Sequence[Posting]) -> bool:
    """Whether money of other accounts arrives in it."""
    return any(account in (p.to_account, p.account if p.answers else "") for p in postings)


def _spanned(low: Mapping[str, Bound], high: Mapping[str, Bound]) -> dict[str, Bound]:
    """From the least at the low end of the opening to the greatest at its high end."""
    return {
        source: Bound(one.low, other.high, proved=one.proved and other.proved)
        for source in dict.fromkeys((*low, *high))
        for one, other in ((low.get(source, _NONE), high.get(source, _NONE)),)
    }


def _of_claimants(spans: Mapping[str, Bound]) -> dict[str, Bound]:
    return {source: one for source, one in spans.items() if one.high and is_claimant(source)}


@dataclass(frozen=True, slots=True)
class _Asked:
    postings: Sequence[Posting]
    opening: UnknownOpening
    between: Between
    assets: frozenset[str]
    most: int

    def at(self, amount: Amount, rule: str) -> _ByAccount:
        """The bounds at one opening."""
        opened = self._opened(amount)
        return bounds(opened, rule, self.between, assets=self.assets, most=self.most).balances

    def anything(self, account: str) -> dict[str, Bound]:
        """Each claimant may hold nothing or everything; what an asset cost is at most all of it."""
        anything = Bound(0, self._standing(self.opening.high, account), proved=False)
        return {part.source: anything for posting in self.postings for part in posting.parts}

    def capped(self) -> dict[str, Bound]:
        """Static caps: each cap grows with the opening, and so may the others that cut it down."""
        account, opening = self.opening.account, self.opening
        ends = [self.at(amount, "libr")[account] for amount in (opening.low, opening.high)]
        caps = _spanned(*ends)
        least, most = (self._standing(amount, account) for amount in (opening.low, opening.high))
        claims = {source: cap for source, cap in caps.items() if source != OWN}
        low, high = total(Span(cap.low, cap.high) for cap in claims.values())
        found = {}
        for source, cap in claims.items():
            first = share_of_caps(least, cap.low, high - cap.high)
            last = share_of_caps(most, cap.high, low - cap.low)
            whole = (cap.low, cap.high) == (first, share_of_caps(most, cap.high, high - cap.high))
            found[source] = Bound(first, last, proved=cap.proved and whole)
        return found

    def _opened(self, amount: Amount) -> list[Posting]:
        opening = Posting(
            entry_id=f"{self.opening.account}/opening",
            account=self.opening.account,
            kind=Kind.OPENING,
            amount=amount,
            parts=(Part(self.opening.source, amount),) if amount > 0 else (),
        )
        return [opening, *self.postings]

    def _standing(self, amount: Amount, account: str) -> Amount:
        """The balance of an account at the end, or nothing; of an asset all that was paid in."""
        opened = self._opened(amount)
        if account in self.assets:
            return sum((_brought(posting, account) for posting in opened), start=0)
        return positive(walk(opened, fifo).accounts[account].balance)


def _brought(posting: Posting, account: str) -> Amount:
    if posting.to_account == account:
        return posting.amount if posting.received is None else posting.received
    return posting.amount if posting.account == account and posting.kind is not Kind.OUT else 0
