"""Follow claimed receipts through every account they reach, under one rule or all."""

from collections.abc import Callable, Sequence
from typing import Final

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.tracing.trace_results import analysis_of, result_of, rule_trace
from qaitaru.acts.tracing.trace_weighing import weighing_of, with_sensitivity
from qaitaru.acts.tracing.trace_work import work_of
from qaitaru.acts.tracing.traces import RuleTrace
from qaitaru.acts.tracing.weigh_assumptions import weigh_assumptions
from qaitaru.engine.analyses import Analysis, keep
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.moments import instant_text
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.rules.names import RULES
from qaitaru.tracing.sensitivity import BASE

ELECTION: Final = "election"

Told = Callable[[str, int, int], None]
"""Is told, before each rule, its name, how many are done and how many there are."""


def trace_funds(
    desk: Desk,
    claim_text: str,
    rules: Sequence[str] = (),
    told: Told = lambda *_: None,
    *,
    regardless: bool = False,
) -> list[RuleTrace]:
    """Trace a claim under each rule named (none: all), keep the results, and return them.

    Under all of them, what moves the claim most is found and kept too.

    Args:
        regardless: of how many bookings its money may have reached.
    Raises: ClaimFaulty, AccountMissing, ClaimTooLarge; SettingFaulty for a rule that does not
        exist.
    """
    claim = parse_claim(claim_text)
    wanted = list(rules) or rules_for(claim)
    for rule in wanted:
        if rule not in RULES:
            raise SettingFaulty("rule", rule, ", ".join(RULES))
    with reckoned_ledger_at(desk, "trace_funds", rules=wanted) as view:
        work = work_of(view, claim_text, regardless=regardless)
        found, results = [], {}
        for done, rule in enumerate(wanted):
            told(rule, done, len(wanted))
            results[rule] = result_of(work, rule)
            kept = keep_trace(desk, analysis_of(work, rule, results[rule]))
            found.append(rule_trace(kept, results[rule]))
        if set(wanted) != set(rules_for(claim)):
            return found
        told(BASE, len(wanted), len(wanted))
        weighed = weigh_assumptions(view, work, results)
        return with_sensitivity(found, keep_trace(desk, weighing_of(work, weighed)), weighed)


def rules_for(claim: TraceClaim) -> list[str]:
    """The rules that have something of their own to say of a claim."""
    return [rule for rule in RULES if rule != ELECTION or claim.elections]


def keep_trace(desk: Desk, analysis: Analysis) -> AnalysisHead:
    """Keep an analysis; its number, and the hash of what it says."""
    with act(desk, "keep_analysis") as deed:
        kept = keep(deed.connection, analysis, member=deed.member, at=deed.at)
        deed.told.update(analysis=kept.number, sha256=kept.result_sha256, rule=analysis.rule)
    return AnalysisHead(
        number=kept.number,
        rule=analysis.rule,
        parameters=analysis.parameters,
        data_version=analysis.data_version,
        code_version=analysis.code_version,
        result_sha256=kept.result_sha256,
        made_by=deed.member,
        made_at=instant_text(deed.at),
    )
