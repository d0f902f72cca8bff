"""Pairs of parties told: in a table, or one with what speaks for and against."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from qaitaru.acts.resolution.pair_views import PairView
from qaitaru.acts.resolution.party_marks import MarkedRecord
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.resolution.weighing import Part, Waterfall

_PAIRS: Final = tuple(
    f"cli.column.{name}" for name in ("bits", "party", "other_party", "resolution_asking")
)
_PARTS: Final = tuple(
    f"cli.column.{name}"
    for name in ("resolution_field", "bits", "agreement", "resolution_first", "resolution_second")
)


def pair_json(one: PairView) -> dict[str, Any]:
    """A pair for a machine."""
    judgement = one.judgement
    return {
        "first": record_json(one.first),
        "second": record_json(one.second),
        "bits": one.bits,
        "before": one.waterfall.before if one.waterfall else None,
        "parts": parts_json(one.waterfall),
        "state_numbers": list(one.numbers),
        "numbers_conflict": one.numbers_conflict,
        "bond": one.told.bond.name.lower() if one.told.bond is not None else None,
        "asking": one.asking,
        "worth": one.worth / 1000,
        "judgement": msgspec.to_builtins(judgement) if judgement else None,
    }


def record_json(one: MarkedRecord) -> dict[str, Any]:
    """A record of a party for a machine."""
    return {"mark": one.mark, "key": one.key, "name": one.name, "payments": one.payments}


def parts_json(why: Waterfall | None) -> list[dict[str, Any]]:
    """The parts of a waterfall that say something."""
    return [msgspec.to_builtins(part) for part in (why.parts if why else ()) if part.level]


def tell_pairs(page: Sequence[PairView], count: int) -> None:
    """The pairs to judge."""
    title = WORDS("cli.resolve.pairs.title", shown=len(page), count=count)
    table(title, _PAIRS, map(_pair_row, page), right=(0,))
    if page:
        tell("cli.resolve.pairs.next")


def _pair_row(one: PairView) -> tuple[object, ...]:
    asked = WORDS(f"resolution.asking.{one.asking}") if one.asking else ""
    return FORMS.weight(one.bits), _called(one.first), _called(one.second), asked


def _called(one: MarkedRecord) -> str:
    return f"{one.name}\n{one.mark}"


def tell_pair(one: PairView) -> None:
    """Two parties, and what speaks for and against their being one."""
    tell("cli.resolve.pair", first=one.first.name, second=one.second.name)
    if one.numbers_conflict:
        tell("resolution.numbers_conflict")
    if one.numbers:
        tell("resolution.numbers_same", numbers=", ".join(one.numbers))
    if one.judgement is not None:
        said = one.judgement
        verdict = WORDS(f"resolution.verdict.{said.verdict}")
        tell("resolution.judged", verdict=verdict, member=said.member, reason=said.reason)
    if one.waterfall is None:
        tell("resolution.nothing_found")
        return
    rows = [_part_row(part) for part in one.waterfall.parts if part.level]
    before = (WORDS("resolution.before"), FORMS.weight(one.waterfall.before), "", "", "")
    total = (WORDS("resolution.total"), FORMS.weight(one.waterfall.bits), "", "", "")
    table(WORDS("resolution.waterfall"), _PARTS, [before, *rows, total], right=(1,))


def _part_row(part: Part) -> tuple[object, ...]:
    return (
        WORDS(f"resolution.field.{part.field}"),
        FORMS.weight(part.bits),
        WORDS(f"resolution.level.{part.level}"),
        "\n".join(part.first),
        "\n".join(part.second),
    )
