"""``qaitaru detect back-test``: what other values of a typology's parameters would have found."""

from collections.abc import Iterable
from typing import Annotated

import typer

from qaitaru.acts.detection.back_test import BackTest
from qaitaru.acts.detection.back_test import back_test as tried
from qaitaru.cli.desk import desk_at
from qaitaru.cli.detection.findings_told import PATTERNS
from qaitaru.cli.face import FORMS, HERE, WORDS, JsonOption, WorkspaceOption, table, tell, tell_json
from qaitaru.detection.desk.back_test import Trial
from qaitaru.facts.errors import SettingFaulty

_COLUMNS = (
    "cli.column.parameter",
    *(f"cli.column.back_{one}" for one in ("findings", "taken", "dismissed", "undecided", "fresh")),
)
_MARK = "*"


def back_test(
    typology: Annotated[str, typer.Argument(help=WORDS("cli.detect.back-test.typology"))],
    *,
    parameter: Annotated[list[str], typer.Option(help=WORDS("cli.detect.back-test.parameter"))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Try other values of a typology's parameters on the ledger."""
    values = values_given(parameter)
    with desk_at(workspace) as desk:
        found = tried(desk, typology, values)
    if as_json:
        tell_json(found)
        return
    title = WORDS("cli.back_test.title", name=PATTERNS.title(typology))
    table(title, _COLUMNS, [_row(found, one) for one in found.trials], right=(1, 2, 3, 4, 5))
    tell("cli.back_test.law" if found.by_law else "cli.back_test.own")


def values_given(texts: Iterable[str]) -> dict[str, list[int]]:
    """Parameters with the values to try, each told as ``counterparties=5,10,20``.

    Raises: SettingFaulty.
    """
    found = {}
    for text in texts:
        name, _, told = text.partition("=")
        values = told.replace(" ", "").split(",")
        if not all(one.isdecimal() and len(one) < 17 for one in values):
            raise SettingFaulty("--parameter", text, "counterparties=5,10,20")
        found[name.strip()] = [int(one) for one in values]
    return found


def _row(found: BackTest, one: Trial) -> tuple[object, ...]:
    told = ", ".join(f"{name} = {FORMS.number(value)}" for name, value in one.values)
    return (
        f"{told} {_MARK}" if one.values == found.own else told,
        FORMS.number(one.findings),
        f"{FORMS.number(one.taken)} / {FORMS.number(one.taken_of)}",
        f"{FORMS.number(one.dismissed)} / {FORMS.number(one.dismissed_of)}",
        FORMS.number(one.undecided),
        FORMS.number(one.fresh),
    )
