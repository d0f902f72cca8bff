"""``qaitaru deconflict ask|read|list``: hit or no hit, with no name or number revealed."""

import csv
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.sharing.ask_partner import Asking, ask_partner, look_at_answer, read_answer
from qaitaru.acts.sharing.look_at_questions import QuestionView, look_at_questions
from qaitaru.cli.casework.case_given import day_needed
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.given import text_of
from qaitaru.cli.local_time import told_at
from qaitaru.cli.sharing.message_file import OutOption, signed_in, write_message
from qaitaru.facts.errors import SettingFaulty
from qaitaru.sharing.deconfliction import BITS, Comparison
from qaitaru.sharing.identifiers import Identifier, Sort

_COLUMNS = tuple(
    f"cli.column.question_{one}"
    for one in ("number", "direction", "agency", "at", "purpose", "count", "state", "chance")
)
_ROOMS = tuple(f"cli.column.question_{one}" for one in ("agency", "spent", "left", "more_at"))


def ask(
    *,
    to: Annotated[str, typer.Option(help=WORDS("cli.share.to"))],
    purpose: Annotated[str, typer.Option(help=WORDS("cli.share.purpose"))],
    until: Annotated[str, typer.Option(help=WORDS("cli.deconflict.until"))],
    out: OutOption,
    investigation: Annotated[int, typer.Option(min=0, help=WORDS("cli.deconflict.of"))] = 0,
    identifiers: Annotated[
        Path | None, typer.Option(help=WORDS("cli.deconflict.identifiers"))
    ] = None,
    bits: Annotated[int, typer.Option(help=WORDS("cli.deconflict.bits"))] = BITS,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write a question for a partner."""
    asking = Asking(
        agency=to,
        purpose=purpose,
        until=day_needed("--until", until),
        investigation=investigation,
        identifiers=_read(identifiers),
        bits=bits,
    )
    with desk_at(workspace) as desk:
        put = ask_partner(desk, asking)
    write_message(out, put.signed, number=put.number, as_json=as_json)


def read(
    answered: Annotated[Path, typer.Argument(help=WORDS("cli.deconflict.answer_read"))],
    *,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Which of the identifiers asked about the partner holds."""
    told = signed_in(answered)
    with desk_at(workspace) as desk:
        row, found = read_answer(desk, told)
    _tell_found(row.number, found, as_json=as_json)


def show(
    number: Annotated[int, typer.Argument(min=1, help=WORDS("cli.deconflict.number"))],
    *,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """What a question that was put has brought so far."""
    with desk_at(workspace) as desk:
        row, found = look_at_answer(desk, number)
    if found is not None:
        _tell_found(row.number, found, as_json=as_json)
    elif as_json:
        tell_json({"question": number, "state": "asked"})
    else:
        tell("cli.deconflict.no_answer", question=number, agency=row.agency)


def list_questions(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """The questions that were put and that came, and what is left to each partner."""
    with desk_at(workspace) as desk:
        found, ration = look_at_questions(desk), desk.workspace.settings.ration
    if as_json:
        views = [_plain(one) for one in found.views]
        tell_json({"questions": views, "rooms": found.rooms, "ration": ration})
        return
    title = WORDS("cli.deconflict.list.title", count=len(found.views))
    table(title, _COLUMNS, [_row(one) for one in found.views], right=(0, 5))
    if found.is_officer:
        rows = [
            (agency, room.spent, room.left, FORMS.day(room.more_at.date()) if room.more_at else "")
            for agency, room in found.rooms.items()
        ]
        told = WORDS("cli.deconflict.list.rooms", most=ration.most, days=ration.days)
        table(told, _ROOMS, rows, right=(1, 2))


def _plain(one: QuestionView) -> dict[str, object]:
    told = {"kept": one.kept, "terms": one.terms, "state": one.state, "decision": one.decision}
    return {**told, "chance": None if one.chance is None else _chance(one.chance)}


def _chance(chance: Fraction) -> dict[str, int]:
    return {"of": chance.numerator, "in": chance.denominator}


def _row(one: QuestionView) -> tuple[object, ...]:
    return (
        one.kept.number,
        WORDS(f"sharing.question.{one.kept.direction}"),
        one.kept.agency,
        told_at(one.kept.at) if one.kept.at else "",
        one.terms.purpose,
        one.kept.identifiers,
        WORDS(f"sharing.answer.{one.state}"),
        "" if one.chance is None else f"{float(one.chance):.1e}",
    )


def _tell_found(number: int, found: Comparison, *, as_json: bool) -> None:
    if as_json:
        tell_json(
            {
                "question": number,
                "answered_by": found.answered_by,
                "hits": found.hits,
                "misses": found.misses,
                "unasked": found.unasked,
                "chance": _chance(found.chance),
            }
        )
        return
    _tell_each("cli.deconflict.hit", found.hits)
    _tell_each("cli.deconflict.unasked", found.unasked)
    tell(
        "cli.deconflict.found",
        hits=len(found.hits),
        count=len(found.hits) + len(found.misses),
        agency=found.answered_by,
        chance=f"{float(found.chance):.1e}",
    )


def _tell_each(key: str, told: Iterable[Identifier]) -> None:
    for one in told:
        tell(key, sort=WORDS(f"sharing.sort.{one.sort}"), text=one.text)


def _read(path: Path | None) -> tuple[Identifier, ...]:
    """Identifiers of a CSV with the columns ``sort`` and ``identifier``.

    Raises: SourceUnreadable; SettingFaulty.
    """
    if path is None:
        return ()
    rows = list(csv.reader(text_of(path).splitlines()))
    if not rows or rows[0] != ["sort", "identifier"]:
        raise SettingFaulty("--identifiers", ",".join(rows[0]) if rows else "", "sort,identifier")
    return tuple(_identifier(number, row) for number, row in enumerate(rows[1:], start=2) if row)


def _identifier(line: int, row: list[str]) -> Identifier:
    if len(row) != 2 or row[0] not in set(Sort):
        raise SettingFaulty(f"--identifiers:{line}", ",".join(row), ", ".join(Sort))
    return Identifier(Sort(row[0]), row[1])
