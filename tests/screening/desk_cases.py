"""Small cases for the screening desk: people in a report, and a list of invented people."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.list_offer import ListOffer, ListOutcome, ListState

MAPPING = """
kind = "designations"
publisher = "test"
list = "invented"
separators = ["; "]
[columns]
reference = "Ref"
name = "Name"
weak_alias = "Weak"
birth_date = "Born"
nationality = "Country"
[constants]
kind = "person"
"""
SAKSAUL = ("P1", "Саксаулов Касым Тестович", "1974-08-30")
JUSAN = ("P2", "Жусанбеков Умар", "")
OTHER = ("P3", "Ромашкова Вера Петровна", "1977-06-15")
ROW_SAKSAUL = "T1,Qasim Saksaulov,Dauka,1974-08-30,Kazakhstan"
ROW_JUSAN = "T2,Umar Zhusanbekov,,,Uzbekistan"


def people(desk: Desk, folder: Path, *told: tuple[str, str, str], name: str = "people") -> None:
    """Take in a report that names people: a key, a name, a day of birth or nothing."""
    folder.mkdir(exist_ok=True)
    lines = [
        {
            "id": key,
            "schema": "Person",
            "properties": {"name": [text]} | ({"birthDate": [born]} if born else {}),
        }
        for key, text, born in told
    ]
    path = folder / f"{name}.ftm.json"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(path,), legal_basis="order 12")))


def invented(desk: Desk, folder: Path, rows: Iterable[str], on: date) -> ListOutcome:
    """Put a list of these rows in force, published on a day."""
    folder.mkdir(exist_ok=True)
    path = folder / f"invented-{on}.csv"
    path.write_text("\n".join(("Ref,Name,Weak,Born,Country", *rows)) + "\n", encoding="utf-8")
    (outcome,) = add_list(
        desk,
        ListOffer(
            files=((path.name, path),),
            mappings={"invented": MAPPING},
            published_on=on,
            accept_shrunken="test",
        ),
    )
    assert outcome.state is not ListState.REFUSED, outcome.problems
    return outcome


def as_member(desk: Desk, member: str) -> Desk:
    """The same desk with another member at it."""
    own = desk.workspace
    settings = replace(own.settings, member=member, member_name="")
    return replace(desk, workspace=replace(own, settings=settings))
