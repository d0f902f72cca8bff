"""A hit told on the command line: both sides, the reasons, the steps."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
import typer

from qaitaru.acts.screening.hit_views import HitView
from qaitaru.acts.screening.look_at_hits import HitSides
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.local_time import told_at
from qaitaru.screening.deciding import Disposition
from qaitaru.screening.hits import HitKind, Reason
from qaitaru.screening.side_by_side import Agreement, Row, side_by_side
from qaitaru.wording.reasons import reason_text

_SAYS: Final = {HitKind.PARTY: "cli.column.party_says", HitKind.PAYMENT: "web.payments.found"}
_REASONS = tuple(f"cli.column.{name}" for name in ("hit_weight", "reason"))
_SIGNS: Final = {
    Agreement.SAME: "=",
    Agreement.NEAR: "≈",
    Agreement.OTHER: "≠",
    Agreement.SILENT: "",
}
_STEPS = tuple(f"cli.column.{name}" for name in ("hit_when", "member", "hit_step", "reason"))


def hit_json(one: HitView) -> dict[str, Any]:
    """A hit for a machine: what was found, where it stands, and whose turn it is."""
    told: dict[str, Any] = msgspec.to_builtins(one, str_keys=True)
    return told


def hit_name(one: HitView) -> str:
    """What was put to the list, by its name, number or key."""
    asked = one.kept.asked
    return next(iter((*asked.names, *asked.numbers, one.kept.found.party)), "")


def tell_sides(sides: HitSides) -> None:
    """A hit whole."""
    kept = sides.view.kept
    found = kept.found
    tell(
        "cli.hits.what",
        number=kept.number,
        score=FORMS.score(found.score),
        publisher=found.publisher,
        reference=found.reference,
        version=sides.version.number,
        day=FORMS.day(sides.version.published_on),
    )
    tell("cli.hits.stands", state=WORDS(f"hit.state.{sides.view.stands.state.value}"))
    met_at = told_at(kept.met_at)
    tell("cli.hits.met", number=kept.analysis, instant=met_at)
    if sides.view.through:
        tell("hit.through", number=sides.view.through)
    if kept.asked.text:
        tell("cli.hits.text", text=kept.asked.text)
    if not sides.view.is_met:
        tell("hit.gone")
    if found.weak:
        tell("hit.weak", name=found.matched_name)
    rows = side_by_side(kept.asked, sides.designation, found.reasons)
    columns = (
        "cli.column.list_field",
        _SAYS[kept.kind],
        "cli.column.agreement",
        "cli.column.on_list",
    )
    table(WORDS("cli.hits.sides"), columns, map(_side_row, rows))
    reasons = [(FORMS.weight(one.effect), _reason(one)) for one in found.reasons]
    table(WORDS("cli.hits.reasons"), _REASONS, reasons, right=(0,))
    if sides.steps:
        table(WORDS("cli.hits.steps"), _STEPS, [_step_row(one) for one in sides.steps])
    for one in sides.others:
        state = WORDS(f"hit.state.{one.stands.state.value}")
        typer.echo(WORDS("cli.hits.other", number=one.kept.number, state=state))


def _side_row(row: Row) -> tuple[object, ...]:
    ours, theirs = (_values(row.field, side) for side in row.texts)
    sign = _SIGNS[row.agreement]
    return WORDS(f"hit.field.{row.field}"), "\n".join(ours), sign, "\n".join(theirs)


def _values(field: str, texts: Sequence[str]) -> list[str]:
    """Values as the language tells them: countries and days, and the words of the trade."""
    if field == "country":
        return list(map(_country, texts))
    if field in {"birth", "listed_on"}:
        return list(map(FORMS.days_in, texts))
    return [WORDS(key) if (key := f"hit.value.{text}") in WORDS else text for text in texts]


def _country(code: str) -> str:
    name = FORMS.country(code)
    return name if name == code else f"{name} ({code.upper()})"


def _reason(one: Reason) -> str:
    told = reason_text(one.kind, one.asked, one.listed, WORDS)
    return FORMS.days_in(told) if one.kind.startswith("birth") else told


def _step_row(one: Disposition) -> tuple[object, ...]:
    verdict = WORDS(f"hit.verdict.{one.verdict.value}")
    told = [WORDS(f"hit.ground.{one.ground}")] if one.ground else []
    told += [WORDS(f"hit.discriminator.{each}") for each in one.discriminators]
    until = [WORDS("hit.until", day=FORMS.day(one.expires_on))] if one.expires_on else []
    return (
        told_at(one.at),
        one.member,
        f"{WORDS(f'hit.move.{one.move.value}')}: {verdict}",
        "\n".join(filter(None, ("; ".join(told), one.remark, *until))),
    )
