"""Follow claimed receipts through every account they reach, under one rule or all."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from qaitaru.acts.act import Desk, act
from qaitaru.acts.code_version import code_version
from qaitaru.acts.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.acts.trace_scope import Scope, scope_of
from qaitaru.acts.traces import RuleTrace, Trace, TracedBreak, TracedRow
from qaitaru.engine.analyses import Analysis, Kept, keep
from qaitaru.facts.errors import SettingFaulty
from qaitaru.tracing.arranging import arranged
from qaitaru.tracing.claim import TraceClaim, claimed_parts
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.following import (
    FollowedAccount,
    FollowedAsset,
    Traced,
    breaks,
    followed,
    followed_asset,
    tainted,
)
from qaitaru.tracing.network import Network, asset_account, network
from qaitaru.tracing.parts import Parts, is_claimant
from qaitaru.tracing.rules.names import RULES, rule_of
from qaitaru.tracing.walk import Posting, Step, Walked, walk

ELECTION: Final = "election"


def trace_funds(desk: Desk, claim_text: str, rules: Sequence[str] = ()) -> list[RuleTrace]:
    """Trace a claim under each rule named (none: all), keep the results, and return them.

    Raises: ClaimFaulty, AccountMissing, SettingFaulty for a rule that does not exist.
    """
    claim = parse_claim(claim_text)
    wanted = rules or [rule for rule in RULES if rule != ELECTION or claim.elections]
    for rule in wanted:
        if rule not in RULES:
            raise SettingFaulty("rule", rule, ", ".join(RULES))
    with reckoned_ledger_at(desk, "trace_funds", rules=list(wanted)) as view:
        work = _work(view, claim)
        return [_traced(desk, work, rule) for rule in wanted]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is traced: all bookings in one order, with the claim laid on them."""

    data_version: str
    claim: TraceClaim
    scope: Scope
    claimed: Mapping[str, Parts]
    network: Network
    postings: Sequence[Posting]
    contradictions: tuple[str, ...]


def _work(view: LedgerView, claim: TraceClaim) -> _Work:
    scope = scope_of(view, claim)
    claimed = claimed_parts(claim, scope.rows())
    laid = network(scope.held, scope.links, claim, claimed)
    postings, contradictions = arranged(laid, claim)
    return _Work(
        data_version=view.data_version,
        claim=claim,
        scope=scope,
        claimed=claimed,
        network=laid,
        postings=postings,
        contradictions=tuple(contradictions),
    )


def _traced(desk: Desk, work: _Work, rule: str) -> RuleTrace:
    """Walk, keep the analysis, and give it back with its number and hash."""
    walked = walk(work.postings, rule_of(rule, work.claim.between), frozenset(work.network.assets))
    reached, assets = _followed(work, walked), _assets(work, walked)
    broken = _breaks(work, walked)
    parameters = _parameters(work)
    result = {
        "accounts": [_account_told(one) for one in reached],
        "assets": msgspec.to_builtins(assets),
        "breaks": msgspec.to_builtins(broken),
        "contradictions": list(work.contradictions),
    }
    analysis = Analysis(
        rule=f"tracing.{rule}",
        parameters={**parameters, "claim": msgspec.to_builtins(work.claim, enc_hook=str)},
        data_version=work.data_version,
        code_version=code_version(),
        result=result,
    )
    kept = _kept(desk, analysis)
    return RuleTrace(
        rule=rule,
        parameters=parameters,
        analysis=kept.number,
        result_sha256=kept.result_sha256,
        data_version=analysis.data_version,
        code_version=analysis.code_version,
        accounts=tuple(_trace(work, one, analysis, kept) for one in reached),
        assets=assets,
        breaks=broken,
        contradictions=work.contradictions,
    )


def _followed(work: _Work, walked: Walked) -> list[FollowedAccount]:
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


def _is_tainted(step: Step) -> bool:
    return any(map(is_claimant, (*step.held, *(part.source for part in step.came))))


def _assets(work: _Work, walked: Walked) -> tuple[FollowedAsset, ...]:
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


def _breaks(work: _Work, walked: Walked) -> tuple[TracedBreak, ...]:
    rows = {row.entry_id: row for row in work.scope.rows() if row.amount_minor < 0}
    on = {p.answers for p in work.postings} | {p.entry_id for p in work.postings if p.to_account}
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
            kind=one.row.break_kind,
            tainted=one.tainted,
        )
        for one in breaks(walked, rows, frozenset(on))
    )


def _parameters(work: _Work) -> dict[str, str]:
    return {"same_day": work.claim.same_day.value, "between": work.claim.between.value}


def _kept(desk: Desk, analysis: Analysis) -> Kept:
    with act(desk, "keep_analysis") as deed:
        kept = keep(deed.connection, analysis, member=deed.member, at=deed.at)
        deed.told.update(analysis=kept.number, sha256=kept.result_sha256, rule=analysis.rule)
    return kept


def _account_told(one: FollowedAccount) -> dict[str, Any]:
    rows = [_row(traced) for traced in one.rows]
    return {
        "account": one.account,
        "opening": dict(one.opening),
        "rows": msgspec.to_builtins(rows),
        "lowest": {who: [low.balance_minor, low.entry_id] for who, low in one.lowest.items()},
    }


def _trace(work: _Work, one: FollowedAccount, analysis: Analysis, kept: Kept) -> Trace:
    at = work.scope.accounts[one.account]
    known = any(h.account == one.account and h.opening_minor is not None for h in work.scope.held)
    return Trace(
        rule=analysis.rule.removeprefix("tracing."),
        parameters={**_parameters(work), "opening": "stated" if known else "unknown"},
        analysis=kept.number,
        result_sha256=kept.result_sha256,
        data_version=work.data_version,
        code_version=code_version(),
        account=at.account,
        currency=at.currency,
        holder=at.holder,
        opening_minor=sum(one.opening.values()),
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
