"""``qaitaru trace CLAIM --to FOLDER``: a claim traced compiled, the answer as Parquet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.tracing.trace_claim_large import VolumeRule, VolumeTrace, trace_claim_large
from qaitaru.acts.tracing.trace_large import large_rules
from qaitaru.cli.face import FORMS, WORDS, finish, table, tell, tell_json
from qaitaru.cli.given import one_of
from qaitaru.facts.errors import SettingFaulty, WorkspaceOccupied
from qaitaru.tracing.answer import ALL
from qaitaru.tracing.rules.names import UNATTRIBUTED

NOTHING: Final = "–"
"""Where a rule attributes no outflow: nothing can be said of what left."""

_COLUMNS = (
    *("cli.column.rule", "cli.column.claimant", "cli.column.received"),
    *("cli.trace.scale.held", "cli.trace.scale.left"),
    *("cli.column.deviation", "cli.trace.scale.analysis"),
)


def trace_large_claim(desk: Desk, text: str, rule: str, to: Path, *, as_json: bool) -> None:
    """Trace a claim into a new folder, and leave with the exit code.

    Raises: SettingFaulty; what ``trace_claim_large`` raises.
    """
    rules = large_rules()
    chosen = one_of("--rule", rule, (*rules, ALL))
    try:
        told = trace_claim_large(desk, text, rules if chosen in {None, ALL} else (rule,), to)
    except WorkspaceOccupied as fault:
        raise SettingFaulty("--to", str(to), WORDS("cli.trace.to_new")) from fault
    if as_json:
        tell_json(told)
    else:
        _tell(told, to)
    finish(problems=_given_up(told) > 0)


def _given_up(told: VolumeTrace) -> int:
    return max(one.result.given_up for one in told.rules)


def _tell(told: VolumeTrace, to: Path) -> None:
    first = told.rules[0].result
    title = WORDS("cli.trace.scale", bookings=first.bookings, accounts=first.accounts)
    table(title, _COLUMNS, [row for one in told.rules for row in _rows(one)], right=(2, 3, 4, 5, 6))
    if _given_up(told):
        tell("cli.trace.scale.given_up", count=_given_up(told))
    tell("cli.trace.large.stored", folder=to)
    tell("cli.trace.made_from", data=told.data_version, code=told.code_version)


def _rows(one: VolumeRule) -> Iterator[tuple[object, ...]]:
    """A row for each claimant and currency in which anything of his is seen."""
    result = one.result
    sums = (result.received_minor, result.held_minor, result.left_minor)
    for claimant in result.received_minor:
        found = [by_claimant.get(claimant, {}) for by_claimant in sums]
        for currency in sorted({name for by_currency in found for name in by_currency}):
            told = [FORMS.money(minor.get(currency, 0), currency) for minor in found]
            told[2] = NOTHING if one.rule in UNATTRIBUTED else told[2]
            rule = WORDS(f"tracing.rule.{one.rule}")
            yield rule, claimant, *told, result.deviation_minor_at_most, one.analysis
