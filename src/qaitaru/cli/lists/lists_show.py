"""``qaitaru lists show``: the lists in force as of when, one entry of them, and its history."""

from dataclasses import replace
from typing import Annotated

import typer

from qaitaru.acts.lists.look_at_history import History, look_at_history
from qaitaru.acts.lists.look_at_lists import (
    Found,
    ListInForce,
    lists_in_force,
    look_at_designation,
)
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
from qaitaru.cli.given import LimitOption, OffsetOption
from qaitaru.cli.lists.as_of import as_of_of
from qaitaru.cli.lists.lists import published_text, taken_text
from qaitaru.facts.designations import BirthDate, Designation
from qaitaru.wording.places import place_text

_ENTRIES = tuple(
    f"cli.column.{name}" for name in ("reference", "name", "regime", "born", "listed", "changes")
)
_CLAIMS = tuple(f"cli.column.{name}" for name in ("list_field", "said", "place"))
_NAMES = tuple(f"cli.column.{name}" for name in ("name", "name_kind", "born", "remark"))
_PERIODS = tuple(
    f"cli.column.{name}"
    for name in ("publisher", "list", "since", "until", "listed", "versions", "changed_in")
)


def show(
    reference: Annotated[str, typer.Argument(help=WORDS("cli.lists.reference"))] = "",
    *,
    as_of: Annotated[str, typer.Option(help=WORDS("cli.lists.as_of"))] = "",
    history: Annotated[bool, typer.Option("--history", help=WORDS("cli.lists.history"))] = False,
    publisher: Annotated[str, typer.Option(help=WORDS("cli.lists.publisher"))] = "",
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The lists in force: as of a day of publication, or as they were here at an instant."""
    when = as_of_of(as_of)
    with desk_at(workspace) as desk:
        if reference and history:
            _show_history(look_at_history(desk, reference), as_json=as_json)
        elif reference:
            _show_entry(look_at_designation(desk, reference, when), as_json=as_json)
        else:
            found = lists_in_force(desk, when, publisher=publisher)
            _show_lists(found, offset, limit, as_json=as_json)


def _show_lists(found: list[ListInForce], offset: int, limit: int, *, as_json: bool) -> None:
    if as_json:
        bare = [replace(one, designations=tuple(map(_bare, one.designations))) for one in found]
        tell_json(bare)
        return
    for one in found:
        page = one.designations[offset : offset + limit]
        title = WORDS(
            "cli.lists.show.title",
            publisher=one.version.publisher,
            list=one.version.list_name,
            day=published_text(one.version),
            number=one.version.number,
            added_at=taken_text(one.version),
        )
        table(title, _ENTRIES, [_entry_row(entry) for entry in page])
        total = len(one.designations)
        tell("cli.option.page", first=offset + 1, last=offset + len(page), total=total)


def _bare(entry: Designation) -> Designation:
    """An entry less its claims: those of one entry are told by its reference."""
    return replace(entry, claims=())


def _entry_row(entry: Designation) -> tuple[object, ...]:
    return (
        entry.reference,
        entry.names[0].text if entry.names else "",
        ", ".join(entry.regimes),
        "\n".join(map(birth_text, entry.births)),
        FORMS.day(entry.listed_on) if entry.listed_on else "",
        len(entry.amended_on) or "",
    )


def birth_text(birth: BirthDate) -> str:
    """A birth as it stands in the file, marked where it is approximate."""
    return f"≈ {birth.original}" if birth.approximate else birth.original


def _show_entry(found: list[Found], *, as_json: bool) -> None:
    if as_json:
        tell_json(found)
        return
    for one in found:
        entry = one.designation
        name = entry.names[0].text if entry.names else ""
        tell(
            "cli.lists.show.entry",
            reference=entry.reference,
            name=name,
            publisher=one.version.publisher,
            number=one.version.number,
            day=published_text(one.version),
        )
        names = [
            (
                n.text,
                WORDS(f"cli.lists.name.{'weak' if n.weak else n.kind.value}"),
                "\n".join(map(birth_text, n.births)),
                n.note,
            )
            for n in entry.names
        ]
        table(WORDS("cli.lists.show.names"), _NAMES, names)
        claims = [(c.field, c.value, place_text(c.place, WORDS)) for c in entry.claims]
        table(WORDS("cli.lists.show.claims"), _CLAIMS, claims)


def _show_history(found: list[History], *, as_json: bool) -> None:
    if as_json:
        tell_json(found)
        return
    rows = [
        (
            one.publisher,
            one.list_name,
            FORMS.day(period.since),
            FORMS.day(period.until) if period.until else WORDS("cli.lists.stands"),
            FORMS.day(period.listed_on) if period.listed_on else "",
            f"{period.first_version}–{period.last_version}",
            ", ".join(map(str, period.changed_in)),
        )
        for one in found
        for period in one.periods
    ]
    table(WORDS("cli.lists.show.history"), _PERIODS, rows)
