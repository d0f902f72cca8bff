"""``qaitaru typologies``: what is looked for, with parameters, units, defaults and sources."""

from dataclasses import asdict
from typing import Annotated, Any, Final

import typer

from qaitaru.acts.detection.look_at_typologies import (
    ParameterView,
    TypologyView,
    look_at_typologies,
)
from qaitaru.cli.detection.detect_told import typology_text
from qaitaru.cli.detection.facts_told import facts_text
from qaitaru.cli.face import FORMS, WORDS, JsonOption, table, tell, tell_json
from qaitaru.wording.rules_told import RuleWords

_COLUMNS: Final = tuple(f"cli.column.{name}" for name in ("typology", "definition", "source"))
_RULES: Final = RuleWords(WORDS)
_PARAMETERS: Final = tuple(f"cli.column.{name}" for name in ("parameter", "default", "unit"))


def typologies(
    name: Annotated[str, typer.Argument(help=WORDS("cli.typologies.name"))] = "",
    *,
    as_json: JsonOption = False,
) -> None:
    """Every typology, or one."""
    found = look_at_typologies((name,) if name else ())
    if as_json:
        told = [_told(one) for one in found]
        tell_json(told[0] if name else told)
    elif name:
        _tell(found[0])
    else:
        rows = [(f"{one.name}\n{typology_text(one.name)}", _rule(one), one.source) for one in found]
        table(WORDS("cli.typologies.title", count=len(found)), _COLUMNS, rows)


def _rule(one: TypologyView) -> str:
    return _RULES.rule(one.name, one.parameters, one.currency)


def _told(one: TypologyView) -> dict[str, Any]:
    """A typology for a machine, its definition in the language spoken."""
    return {"name": one.name, "definition": _rule(one), **asdict(one)}


def _tell(one: TypologyView) -> None:
    tell("cli.typologies.of", name=typology_text(one.name), definition=_rule(one))
    if one.is_supporting:
        tell("cli.typologies.supporting")
    if one.needs:
        tell("cli.typologies.needs", facts=facts_text(one.needs))
    if one.uses:
        tell("cli.typologies.uses", facts=facts_text([one.uses]))
    rows = [
        (
            f"{each.name}\n{_RULES.parameter(each.name)}",
            FORMS.number(each.default),
            _unit(each, one.currency),
        )
        for each in one.parameters
    ]
    table(WORDS("cli.typologies.parameters"), _PARAMETERS, rows, right=(1,))
    tell("cli.typologies.source", source=one.source)


def _unit(one: ParameterView, currency: str) -> str:
    """The unit of a parameter; where its number is hard to read in it, the value in words."""
    unit, value = WORDS(f"detection.unit.{one.unit}"), _RULES.value(one, currency)
    return unit if value == FORMS.number(one.default) else f"{unit}\n{value}"
