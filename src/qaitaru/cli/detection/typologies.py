"""``qaitaru typologies``: what is looked for, with parameters, units, defaults and sources."""

from typing import Annotated, Final

import typer

from qaitaru.acts.detection.look_at_typologies import TypologyView, look_at_typologies
from qaitaru.cli.detection.detect_told import typology_text
from qaitaru.cli.detection.facts_told import facts_text
from qaitaru.cli.face import FORMS, WORDS, JsonOption, table, tell, tell_json

_COLUMNS: Final = tuple(f"cli.column.{name}" for name in ("typology", "definition", "source"))
_PARAMETERS: Final = tuple(f"cli.column.{name}" for name in ("parameter", "default", "unit"))


def typologies(
    name: Annotated[str, typer.Argument(help=WORDS("cli.typologies.name"))] = "",
    *,
    as_json: JsonOption = False,
) -> None:
    """Every typology, or one."""
    found = look_at_typologies((name,) if name else ())
    if as_json:
        tell_json(found[0] if name else found)
    elif name:
        _tell(found[0])
    else:
        rows = [
            (f"{one.name}\n{typology_text(one.name)}", one.definition, one.source) for one in found
        ]
        table(WORDS("cli.typologies.title", count=len(found)), _COLUMNS, rows)


def _tell(one: TypologyView) -> None:
    tell("cli.typologies.of", name=typology_text(one.name), definition=one.definition)
    if one.is_supporting:
        tell("cli.typologies.supporting")
    if one.needs:
        tell("cli.typologies.needs", facts=facts_text(one.needs))
    rows = [
        (each.name, FORMS.number(each.default), WORDS(f"detection.unit.{each.unit}"))
        for each in one.parameters
    ]
    table(WORDS("cli.typologies.parameters"), _PARAMETERS, rows, right=(1,))
    tell("cli.typologies.source", source=one.source)
