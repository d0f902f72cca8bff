"""The work of a trace: the bookings in one order with the claim laid on them, walked by a rule."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.acts.books.ledger_at import LedgerView
from qaitaru.acts.tracing.trace_scope import Scope, scope_of
from qaitaru.acts.tracing.trace_size import refuse_too_large
from qaitaru.acts.tracing.traces import TracedBreak
from qaitaru.tracing.arranging import arranged
from qaitaru.tracing.cash import cash_account, spent_of
from qaitaru.tracing.claim import TraceClaim, claimed_parts
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.following import (
    Break,
    FollowedAccount,
    FollowedAsset,
    FollowedCash,
    breaks,
    followed,
    followed_asset,
    followed_cash,
)
from qaitaru.tracing.network import Network, Row, asset_account, network
from qaitaru.tracing.parts import Parts, is_claimant
from qaitaru.tracing.rules.names import rule_of
from qaitaru.tracing.walk import Posting, Step, Walked, walk

CLAIMED_ON: Final = "claimed"
"""Why a trace ends at a receipt that is in the evidence: the claim says whose it is from there."""

SPENT: Final = "spent"
"""Why a trace ends at cash: it was not paid in again in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is traced: all bookings in one order, with the claim laid on them."""

    text: str  # of the claim
    claim: TraceClaim
    data_version: str
    rates_version: str
    scope: Scope
    claimed: Mapping[str, Parts]
    network: Network
    postings: Sequence[Posting]
    contradictions: tuple[str, ...]

    def walked(self, rule: str) -> Walked:
        """All of it under a rule."""
        made = rule_of(rule, self.claim.between)
        return walk(self.postings, made, frozenset(self.network.assets))

    def followed_on(self) -> frozenset[str]:
        """The outflows that lead to an account or an asset of the trace."""
        answered = (posting.answers for posting in self.postings)
        sent = (posting.entry_id for posting in self.postings if posting.to_account)
        return frozenset((*answered, *sent))

    def claimed_rows(self) -> Iterator[tuple[Row, Parts]]:
        """The receipts that are claimed, each with whose it is."""
        for row in self.scope.rows():
            if row.entry_id in self.claimed and row.amount_minor > 0:
                yield row, self.claimed[row.entry_id]


def work_of(view: LedgerView, text: str, *, regardless: bool = False) -> Work:
    """The claim of a text laid on the ledger.

    Args:
        regardless: of how many bookings its money may have reached.
    Raises: ClaimFaulty, CurrencyUnknown, AccountMissing, ClaimTooLarge.
    """
    claim = parse_claim(text)
    if not regardless:
        refuse_too_large(view, claim)
    return work_on(view, text, claim)


def work_on(view: LedgerView, text: str, claim: TraceClaim) -> Work:
    """A claim laid on the ledger; the text is what it was read from, before anything was varied.

    Raises: ClaimFaulty, CurrencyUnknown, AccountMissing.
    """
    scope = scope_of(view, claim)
    claimed = claimed_parts(claim, scope.rows())
    laid = network(scope.held, scope.links, claim, claimed)
    postings, contradictions = arranged(laid, claim)
    return Work(
        text=text,
        claim=claim,
        data_version=view.data_version,
        rates_version=view.rates_version,
        scope=scope,
        claimed=claimed,
        network=laid,
        postings=postings,
        contradictions=tuple(contradictions),
    )


def reached_accounts(work: Work, walked: Walked) -> list[FollowedAccount]:
    """The accounts that claimed money reached, in order of account."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for step in walked.steps:
        steps[step.account].append(step)
    found = []
    for one in work.scope.held:
        own = steps[one.account]
        if any(_is_tainted(step) for step in own):
            placed = {row.entry_id: row for row in one.rows}
            rows = [placed[step.entry_id] for step in own if step.entry_id in placed]
            found.append(followed(one.account, rows, own))
    return found


def bought_assets(work: Work, walked: Walked) -> tuple[FollowedAsset, ...]:
    """What was bought, in the order of the claim."""
    balances = walked.balances()
    return tuple(
        followed_asset(
            one.name,
            work.network.assets[asset_account(one.name)],
            balances[asset_account(one.name)],
            one.value_minor,
        )
        for one in work.claim.assets
    )


def cash_in_hand(work: Work, walked: Walked) -> tuple[FollowedCash, ...]:
    """The cash of each holder that claimed money reached, in the order of the claim."""
    drawn = {row.entry_id: row for row in work.scope.rows() if row.amount_minor < 0}
    found = []
    for one in {one.holder: one for one in work.claim.cash}.values():
        steps = [step for step in walked.steps if step.account == cash_account(one.holder)]
        if any(map(_is_tainted, steps)):
            currency = next(drawn[step.entry_id].currency for step in steps if step.came)
            found.append(followed_cash(one.holder, currency, steps))
    return tuple(found)


def found_breaks(
    work: Work, walked: Walked, may_be: Collection[str] = ()
) -> tuple[TracedBreak, ...]:
    """The outflows of claimed money that lead out of the evidence, in order.

    Args:
        may_be: entries that take claimed money in another order of the day; they stand last.
    """
    rows = leaving(work)
    claimed_on = {link.debit for link in work.scope.links if link.credit in work.claimed}
    found = breaks(walked, rows, work.followed_on())
    named = {one.row.entry_id for one in found}
    found += [Break(rows[entry], {}) for entry in may_be if entry not in named]
    return tuple(
        TracedBreak(
            entry_id=one.row.entry_id,
            account=one.row.key,
            currency=one.row.currency,
            exhibit=one.row.exhibit,
            file_name=one.row.file_name,
            place=one.row.place,
            booked_on=one.row.booked_on,
            counterparty=one.row.counterparty,
            kind=one.row.break_kind or (CLAIMED_ON if one.row.entry_id in claimed_on else ""),
            tainted=one.tainted,
        )
        for one in found
    )


def leaving(work: Work) -> dict[str, Row]:
    """The outflows by the entry that they are walked as; cash that is spent is one of its own."""
    rows = {row.entry_id: row for row in work.scope.rows() if row.amount_minor < 0}
    return rows | _spent(work, rows)


def _spent(work: Work, rows: Mapping[str, Row]) -> dict[str, Row]:
    """Cash that was not paid in again, each as the withdrawal it came from, on the day it ends."""
    return {
        one.entry_id: replace(rows[drawn], booked_on=one.day, break_kind=SPENT)
        for one in work.postings
        if (drawn := spent_of(one.entry_id)) and one.day is not None
    }


def _is_tainted(step: Step) -> bool:
    return any(map(is_claimant, (*step.held, *(part.source for part in step.came))))
