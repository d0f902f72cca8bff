"""A trace's result as it is kept, and read again: what is shown is what is kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import msgspec

from qaitaru.acts.code_version import code_version
from qaitaru.acts.tracing.bounded_places import bounded_places
from qaitaru.acts.tracing.trace_scope import account_name
from qaitaru.acts.tracing.trace_work import (
    Work,
    bought_assets,
    cash_in_hand,
    found_breaks,
    reached_accounts,
)
from qaitaru.acts.tracing.traces import (
    BoundedPlace,
    PlaceKind,
    RuleTrace,
    Trace,
    TracedBreak,
    TracedRow,
)
from qaitaru.engine.analyses import Analysis
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.following import (
    FollowedAccount,
    FollowedAsset,
    FollowedCash,
    Traced,
    tainted,
)
from qaitaru.tracing.parts import is_claimant

FAMILY: Final = "tracing."


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAccount:
    """One account as a result holds it."""

    account: str
    currency: str
    holder: str
    opening_known: bool
    opening: Mapping[str, int]
    rows: tuple[TracedRow, ...]
    lowest: Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptResult:
    """All that a result holds.

    ``received`` is what came in for each claimant, by currency: no claim can be more.
    """

    accounts: tuple[KeptAccount, ...]
    assets: tuple[FollowedAsset, ...]
    breaks: tuple[TracedBreak, ...]
    contradictions: tuple[str, ...]
    received: Mapping[str, Mapping[str, int]]
    cash: tuple[FollowedCash, ...] = ()
    bounds: tuple[BoundedPlace, ...] = ()


def result_of(work: Work, rule: str) -> KeptResult:
    """What a rule says of a claim."""
    walked = work.walked(rule)
    bounds = bounded_places(work, rule, walked)
    may_break = [one.name for one in bounds if one.kind is PlaceKind.OUTFLOW]
    return KeptResult(
        accounts=tuple(_account(work, one) for one in reached_accounts(work, walked)),
        assets=bought_assets(work, walked),
        breaks=found_breaks(work, walked, may_break),
        contradictions=work.contradictions,
        received=_received(work),
        cash=cash_in_hand(work, walked),
        bounds=bounds,
    )


def analysis_of(work: Work, rule: str, result: KeptResult) -> Analysis:
    """A result with all that is needed to come to it again, ready to be kept."""
    return Analysis(
        rule=f"{FAMILY}{rule}",
        parameters=parameters_of(work),
        data_version=work.data_version,
        code_version=code_version(),
        result=msgspec.to_builtins(result),
    )


def rule_trace(head: AnalysisHead, result: KeptResult) -> RuleTrace:
    """A kept result as the faces and the report show it."""
    rule = head.rule.removeprefix(FAMILY)
    parameters = {name: head.parameters[name] for name in ("same_day", "between")}
    between = {one.name for one in parse_claim(head.parameters["claim"]).openings}
    made: dict[str, Any] = {
        "rule": rule,
        "analysis": head.number,
        "result_sha256": head.result_sha256,
        "data_version": head.data_version,
        "code_version": head.code_version,
    }
    return RuleTrace(
        **made,
        parameters=parameters,
        accounts=tuple(
            _trace(made, {**parameters, "opening": _opening(one, between)}, one)
            for one in result.accounts
        ),
        assets=result.assets,
        breaks=result.breaks,
        contradictions=result.contradictions,
        received=result.received,
        cash=result.cash,
        bounds=result.bounds,
    )


def _trace(made: Mapping[str, Any], parameters: Mapping[str, str], one: KeptAccount) -> Trace:
    return Trace(
        **made,
        parameters=parameters,
        account=one.account,
        currency=one.currency,
        holder=one.holder,
        opening_minor=sum(one.opening.values()),
        opening=one.opening,
        rows=one.rows,
        lowest=one.lowest,
    )


def _opening(one: KeptAccount, between: Collection[str]) -> str:
    """How it is known what stood there before: as a statement says, between two amounts, or not."""
    if account_name(one.account, one.currency) in between:
        return "between"
    return "stated" if one.opening_known else "unknown"


def parameters_of(work: Work) -> dict[str, Any]:
    """What was asked: with the same data and code it is the same analysis."""
    return claim_parameters(work.claim, work.text, work.rates_version)


def claim_parameters(claim: TraceClaim, text: str, rates_version: str) -> dict[str, Any]:
    """What was asked, by the claim, its text and the rates that transfers were matched by."""
    told = {
        "same_day": claim.same_day.value,
        "between": claim.between.value,
        "claim": text,
        "claim_sha256": sha256(text.encode()).hexdigest(),
    }
    return {**told, "rates": rates_version} if rates_version else told


def _account(work: Work, one: FollowedAccount) -> KeptAccount:
    at = work.scope.accounts[one.account]
    known = any(h.account == one.account and h.opening_minor is not None for h in work.scope.held)
    return KeptAccount(
        account=at.account,
        currency=at.currency,
        holder=at.holder,
        opening_known=known,
        opening=one.opening,
        rows=tuple(_row(traced) for traced in one.rows),
        lowest={who: (low.balance_minor, low.entry_id) for who, low in one.lowest.items()},
    )


def _row(traced: Traced) -> TracedRow:
    row = traced.row
    return TracedRow(
        entry_id=row.entry_id,
        exhibit=row.exhibit,
        file_name=row.file_name,
        place=row.place,
        booked_on=row.booked_on,
        amount_minor=row.amount_minor,
        counterparty=row.counterparty,
        purpose=row.purpose,
        reference=row.reference,
        balance_minor=traced.balance_minor,
        follows=row.follows,
        claimed=tainted(traced.came),
        held=traced.held,
        left=traced.left,
    )


def _received(work: Work) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row, parts in work.claimed_rows():
        sums = found.setdefault(row.currency, {})
        for source, amount in parts:
            if is_claimant(source):
                sums[source] = sums.get(source, 0) + int(amount)
    return found
