"""``qaitaru law list``: what the packs hold, by kind, jurisdiction and day."""

from datetime import date
from typing import Annotated, Any, Final

import typer

from qaitaru.cli.face import FORMS, WORDS, JsonOption, table, tell_json
from qaitaru.cli.law.packs_given import NONE, OnOption, PacksOption, day_given, law_of_packs
from qaitaru.facts.errors import SettingFaulty
from qaitaru.law.editions import Entry, stood
from qaitaru.law.law import Law
from qaitaru.law.shelves import SHELVES, Kind, editions_of

_COLUMNS: Final = ("clock_key", "law_kind", "law_entry", "edition", "since", "until", "law_mark")

KindOption = Annotated[str, typer.Option("--kind", help=WORDS("cli.law.kind", all=", ".join(Kind)))]
OfOption = Annotated[str, typer.Option("--jurisdiction", help=WORDS("cli.law.jurisdiction"))]


def list_entries(
    *,
    kind: KindOption = "",
    jurisdiction: OfOption = "",
    on: OnOption = "",
    packs: PacksOption = NONE,
    as_json: JsonOption = False,
) -> None:
    """The entries of the packs with their editions; of a day, those that stood on it."""
    law, day = law_of_packs(packs), day_given(on)
    found = [
        one
        for each in _kinds(kind)
        for one in law.entries(each, _jurisdiction(law, jurisdiction))
        if day is None or stood(editions_of(one), day).to_act_by
    ]
    if as_json:
        tell_json([_json(one, day) for one in found])
        return
    rows = [row for one in found for row in _rows(law, one, day)]
    keys = tuple(f"cli.column.{name}" for name in (*_COLUMNS, "source"))
    table(WORDS("cli.law.list.title", count=len(found)), keys, rows)


def _kinds(kind: str) -> tuple[Kind, ...]:
    """One kind, or all.

    Raises: SettingFaulty.
    """
    if kind and kind not in set(Kind):
        raise SettingFaulty("--kind", kind, ", ".join(Kind))
    return (Kind(kind),) if kind else tuple(Kind)


def _jurisdiction(law: Law, code: str) -> str:
    """A code there is, or none.

    Raises: SettingFaulty.
    """
    known = [one.code for one in law.packs]
    if code and code not in known:
        raise SettingFaulty("--jurisdiction", code, ", ".join(known))
    return code


def _json(entry: Entry, day: date | None) -> dict[str, Any]:
    """An entry's head and its editions; what stood on the day, where one is asked."""
    return {
        "key": entry.key,
        "kind": SHELVES[type(entry)],
        "jurisdiction": entry.jurisdiction,
        "text": entry.text,
        "editions": [
            {
                "name": one.name,
                "valid_from": one.valid_from,
                "valid_to": one.valid_to,
                "from_known": one.from_known,
                "earliest": one.earliest,
                "source": one.source,
                "verified": one.verified,
                "remark": one.remark,
            }
            for one in editions_of(entry)
        ],
        **({"stood": stood_json(entry, day)} if day else {}),
    }


def stood_json(entry: Entry, day: date) -> dict[str, Any]:
    """Which of an entry's editions surely stood on a day, and which may have."""
    found = stood(editions_of(entry), day)
    return {
        "on": day,
        "sure": found.sure.name if found.sure else None,
        "possible": found.possible.name if found.possible else None,
    }


def _rows(law: Law, entry: Entry, day: date | None) -> list[tuple[object, ...]]:
    shown = stood(editions_of(entry), day).editions if day else editions_of(entry)
    return [
        (
            entry.key,
            WORDS(f"law.kind.{SHELVES[type(entry)].value}"),
            entry.text.words(WORDS.language),
            one.name,
            ("" if one.from_known else "≤ ") + FORMS.day(one.valid_from),
            FORMS.day(one.valid_to) if one.valid_to else "",
            "" if one.verified else WORDS("law.unverified"),
            law.cited(one.source, WORDS.language),
        )
        for one in shown
    ]
