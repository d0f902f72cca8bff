"""``qaitaru law show``: one entry of the packs, whole; a measure's clocks laid on an instant."""

from datetime import datetime
from typing import Annotated, Any

import typer
from rich.markup import escape

from qaitaru.cli.face import FORMS, OUT, WORDS, JsonOption, tell, tell_json
from qaitaru.cli.given import instant_given
from qaitaru.cli.law.clock_json import due_json
from qaitaru.cli.law.law_entries import stood_json
from qaitaru.cli.law.packs_given import NONE, OnOption, PacksOption, day_given, law_of_packs
from qaitaru.documents.clock_words import edition_text, end_text, marks_text
from qaitaru.documents.law_words import edition_fields, entry_fields
from qaitaru.facts.errors import SettingFaulty
from qaitaru.law.due import Reckoned, reckon
from qaitaru.law.editions import Dated, Entry, stood
from qaitaru.law.law import Law
from qaitaru.law.lookups import clocks_from_start, entry_of
from qaitaru.law.provisional import Provisional
from qaitaru.law.shelves import SHELVES, editions_of

KeyArgument = Annotated[str, typer.Argument(help=WORDS("cli.law.key"))]
FromOption = Annotated[str, typer.Option("--from", help=WORDS("cli.law.from"))]


def show(
    key: KeyArgument,
    *,
    on: OnOption = "",
    from_: FromOption = "",
    packs: PacksOption = NONE,
    as_json: JsonOption = False,
) -> None:
    """One entry with all that it says; of a day, by the text that stood on it."""
    law, day, began = law_of_packs(packs), day_given(on), instant_given("--from", from_)
    entry = entry_of(law, key)
    if entry is None:
        raise SettingFaulty("KEY", key, "qaitaru law list")
    if began and not isinstance(entry, Provisional):
        raise SettingFaulty("--from", key, "qaitaru law due CLOCK EVENT")
    laid = _laid(law, entry, began)
    if as_json:
        head = {"kind": SHELVES[type(entry)], "jurisdiction": entry.jurisdiction, "entry": entry}
        told = {"stood": stood_json(entry, day)} if day else {}
        clocks = {"clocks": [_clock_json(*one) for one in laid]} if began else {}
        tell_json(head | told | clocks)
        return
    shown = stood(editions_of(entry), day).editions if day else editions_of(entry)
    _tell(law, entry, shown)
    for role, clock, found in laid:
        tell("cli.law.laid", role=WORDS(f"law.clock_role.{role}"), clock=clock, end=_end(found))


def _laid(law: Law, entry: Entry, began: datetime | None) -> list[tuple[str, str, Reckoned | None]]:
    """The clocks that run from the beginning of a measure, laid on it."""
    if began is None or not isinstance(entry, Provisional):
        return []
    return [
        (role.value, clock.key, reckon(began, clock, law.calendar(clock)))
        for role, clock in clocks_from_start(law, entry, began)
    ]


def _clock_json(role: str, clock: str, found: Reckoned | None) -> dict[str, Any]:
    return {
        "role": role,
        "clock": clock,
        "act_by": due_json(found.due) if found else None,
        "other_editions": [due_json(one) for one in found.others] if found else [],
        "is_sure": found.is_sure if found else None,
    }


def _end(found: Reckoned | None) -> str:
    if found is None:
        return WORDS("cli.law.no_edition")
    marks = marks_text(found.due, WORDS, is_sure=found.is_sure)
    told = (end_text(found.due, WORDS, FORMS), edition_text(found.due.edition, WORDS), marks)
    return " · ".join(filter(None, told))


def _tell(law: Law, entry: Entry, shown: tuple[Dated, ...]) -> None:
    kind = WORDS(f"law.kind.{SHELVES[type(entry)].value}")
    _line(f"{entry.key} · {kind} · {entry.text.words(WORDS.language)}")
    for name, lines in entry_fields(entry, WORDS):
        _line(f"  {name}: {', '.join(lines)}")
    for one in shown:
        since = ("" if one.from_known else "≤ ") + FORMS.day(one.valid_from)
        until = FORMS.day(one.valid_to) if one.valid_to else ""
        marks = [] if one.verified else [WORDS("law.unverified")]
        source = law.cited(one.source, WORDS.language)
        _line(f"\n■ {' · '.join([one.name, f'{since} – {until}'.strip(), source, *marks])}")
        if one.remark:
            _line(f"  {law.cited(one.remark, WORDS.language)}")
        for name, lines in edition_fields(one, WORDS):
            _line("\n".join([f"  {name}:", *(f"    {line}" for line in lines)]))


def _line(text: str) -> None:
    OUT.print(escape(text), highlight=False, soft_wrap=True)
