"""What is sent with a thing, which numbers change on the way, and what contradicts what."""

import typing
from collections.abc import Iterator

import msgspec
import pytest
from msgspec import structs
from tests.casework.told_requests import Telling, asked_of, mla, step

from qaitaru.casework.bodies.assets import Asset, Valuation
from qaitaru.casework.bodies.case_body import CaseBody
from qaitaru.casework.bodies.conduct import Note, RoleGiven
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.measures import Held, Measure
from qaitaru.casework.bodies.requests import Answer, Limitation
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.sharing.choosing import KEPT_HOME, chosen, outgrown
from qaitaru.sharing.conflicts import agency_of, conflicts
from qaitaru.sharing.held import held
from qaitaru.sharing.identifiers import Identifier, Sort
from qaitaru.sharing.references import ENTRY_FIELDS, mentioned, renumbered

PLAIN = {
    "amount_minor", "haircut_percent", "part", "parts", "analysis", "version", "exhibit",
    "entries",
}  # fmt: skip
"""Numbers that name no entry of an investigation."""


def numbers_in(form: type[msgspec.Struct], path: str = "") -> Iterator[str]:
    """Every field, by its path, that holds whole numbers."""
    for name, kind in typing.get_type_hints(form).items():
        for one in (kind, *typing.get_args(kind)):
            if one is int:
                yield f"{path}{name}"
            elif isinstance(one, type) and issubclass(one, msgspec.Struct):
                yield from numbers_in(one, f"{path}{name}.")


@pytest.mark.parametrize("form", typing.get_args(EveryBody), ids=lambda one: str(one.__name__))
def test_every_number_of_every_kind_is_known_to_name_an_entry_or_not(form: type[CaseBody]) -> None:
    kind = str(form.__struct_config__.tag)
    told = set(numbers_in(form))
    named = set(ENTRY_FIELDS.get(kind, ()))
    assert named <= told
    stays_home = {"things"} if issubclass(form, KEPT_HOME) else set()
    assert {one.rpartition(".")[2] for one in told - named} <= PLAIN | stays_home


def test_numbers_of_entries_and_items_change_and_nothing_else() -> None:
    body = Measure(
        measure="kz.arrest",
        ground="g",
        authority="court",
        document="1",
        holds=(Held(asset=3, amount_minor=3, currency="KZT"),),
        follows=4,
        exhibit=5,
    )
    anew = renumbered(body, lambda one: one * 10, lambda one: one + 1)
    assert anew == structs.replace(
        body, holds=(Held(asset=30, amount_minor=3, currency="KZT"),), follows=40, exhibit=6
    )
    assert sorted(mentioned(body)) == [3, 4]


def test_what_names_nothing_stays_as_it_is() -> None:
    note = Note(text="3")
    assert renumbered(note, lambda one: one * 10, lambda one: one + 1) == note
    assert not list(mentioned(asked_of(0)))


def sent_along(told: Telling, *things: int) -> list[str]:
    return [one.kind for one in chosen(told.record, things)]


def test_everything_goes_but_who_works_here() -> None:
    told, _ = mla()
    told.tell(RoleGiven(member="bolat", role="analyst"))
    assert len(sent_along(told)) == len(told.entries) - 1


def test_a_thing_goes_with_what_is_about_it() -> None:
    told, _ = mla()
    assert sent_along(told, 2) == ["asset", "valuation"]


def test_what_an_entry_names_goes_too_but_not_what_is_about_that() -> None:
    told, number = mla()
    kinds = sent_along(told, number)
    assert kinds[:2] == ["subject", "asset"]
    assert "valuation" not in kinds


def test_an_item_goes_with_the_answer_that_brought_it() -> None:
    told, number = mla()
    step(told, number, "checked")
    step(told, number, "sent", document="1")
    ((asked, _),) = told.at(number).asked
    limitation = Limitation(uses=("evidence",))
    answer = Answer(answers=(asked,), form="copy", limitation=limitation, exhibit=7)
    told.tell(answer, number)
    land = told.tell(Asset(sort="land", name="a flat", exhibit=7))
    kinds = sent_along(told, land)
    assert "answer" in kinds
    assert "request" in kinds


def test_what_is_not_there_does_not_go() -> None:
    assert not sent_along(mla()[0], 999)


def corrected(told: Telling, by: str, amount: int) -> None:
    price = told.entries[2]
    assert isinstance(price.body, Valuation)
    number = told.tell(structs.replace(price.body, amount_minor=amount), 2, by=by)
    entry = told.entries[number - 1]
    told.entries[number - 1] = type(entry)(
        number=entry.number,
        investigation=1,
        about=2,
        at=price.at,
        body=entry.body,
        corrects=3,
        made_by=by,
        made_at=entry.made_at,
    )


def test_agencies_that_correct_one_entry_differently_contradict_each_other() -> None:
    told, _ = mla()
    corrected(told, "aida", 200)
    assert not conflicts(told.record)
    corrected(told, "mia/madina", 200)
    assert not conflicts(told.record)
    corrected(told, "mia/madina", 300)
    (one,) = conflicts(told.record)
    assert one.entry.number == 3
    assert {agency_of(each.made_by) for each in one.told} == {"", "mia"}


def test_an_investigation_holds_identifiers_of_subjects_assets_and_what_it_asked() -> None:
    told, number = mla()
    told.tell(Subject(name="C", party_key="code:009900000008"))
    told.tell(Subject(name="D", party_key="name:d", code="009900000016"))
    told.tell(asked_of(1, account="GB33"), number)
    assert held(told.record) == {
        Identifier(Sort.STATE_NUMBER, "009900000008"),
        Identifier(Sort.STATE_NUMBER, "009900000016"),
        Identifier(Sort.ACCOUNT, "GB33"),
    }


def test_what_is_to_go_is_outgrown_by_what_became_of_it_alone() -> None:
    told, _ = mla()
    going = [one.number for one in chosen(told.record, (2,))]
    told.tell(Asset(sort="vehicle", name="a car"))
    assert outgrown(told.record, going) == ()
    corrected(told, "aida", 200)
    (grown,) = outgrown(told.record, going)
    assert grown.corrects == 3
