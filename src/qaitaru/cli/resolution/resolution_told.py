"""The parties of several records told, and how the resolution came to them."""

from typing import Any, Final

from qaitaru.acts.resolution.look_at_resolution import Group, SeenResolution
from qaitaru.acts.resolution.pair_views import doubts_seen
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.resolution.pair_told import record_json

_GROUPS: Final = tuple(
    f"cli.column.{name}" for name in ("name", "resolution_records", "bits", "payments")
)


def groups_json(seen: SeenResolution, wanted: slice) -> dict[str, Any]:
    """The resolution for a machine."""
    kept = seen.kept
    assert kept is not None  # noqa: S101  # the command resolves first
    outcome = kept.outcome
    return {
        "resolution": kept.number,
        "estimate": kept.parameters.estimate,
        "sha256": kept.result_sha256,
        "records": outcome.records,
        "compared": outcome.compared,
        "cut": outcome.cut,
        "parties": [_group_json(one) for one in seen.groups[wanted]],
        "party_count": len(seen.groups),
        "pairs_to_judge": len(doubts_seen(seen)),
        "kept_apart": [
            {"first": one.pair.first, "second": one.pair.second, "by": list(one.by)}
            for one in outcome.kept_apart
        ],
        "alike": [
            {"first": one.first, "second": one.second, "bits": one.thousandths / 1000}
            for one in outcome.alike
        ],
        "contradicting": [
            {"party": one.key, "numbers": one.numbers} for one in outcome.contradicting
        ],
    }


def _group_json(one: Group) -> dict[str, Any]:
    return {
        "chief": one.chief.mark,
        "records": [record_json(each) for each in one.members],
        "weakest_bond_bits": one.thousandths / 1000,
        "payments": one.payments,
    }


def tell_groups(seen: SeenResolution, wanted: slice) -> None:
    """The parties of several records, and what is left to judge."""
    kept = seen.kept
    assert kept is not None  # noqa: S101  # the command resolves first
    outcome = kept.outcome
    tell(
        "cli.resolve.what",
        number=kept.number,
        records=FORMS.number(outcome.records),
        compared=FORMS.number(outcome.compared),
    )
    page = seen.groups[wanted]
    title = WORDS("cli.resolve.title", shown=len(page), count=len(seen.groups))
    table(title, _GROUPS, map(_group_row, page), right=(2, 3))
    tell("cli.resolve.to_judge", count=len(doubts_seen(seen)))
    if outcome.alike_count:
        tell("cli.resolve.alike", count=outcome.alike_count)
    for one in outcome.contradicting:
        tell("cli.resolve.contradicting", name=seen.called(one.key), numbers=one.numbers)
    for kind, count in outcome.cut.items():
        tell("cli.resolve.cut", kind=WORDS(f"resolution.key.{kind}"), count=count)


def _group_row(one: Group) -> tuple[object, ...]:
    records = "\n".join(f"{each.name} ({each.mark})" for each in one.members)
    return (
        one.chief.name,
        records,
        FORMS.weight(one.thousandths / 1000),
        FORMS.number(one.payments),
    )
