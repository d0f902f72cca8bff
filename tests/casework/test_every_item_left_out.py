"""Of each instrument and each sort of help: whatever item is left out is caught, by its name."""

from collections.abc import Iterator
from itertools import chain

import pytest
from tests.casework.told_requests import LAW, Telling, asked_of

from qaitaru.casework.bodies.assets import Asset, Valuation
from qaitaru.casework.bodies.requests import ConductCompared, FieldTold, Paper, Request
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.requests.completeness import blocking
from qaitaru.casework.requests.fishing import fishes
from qaitaru.law.request_contents import RequestContent
from qaitaru.law.request_fields import Assistance, RequestField
from qaitaru.wording import LANGUAGES, words_for

EVERY = tuple(LAW.every(RequestContent))
NEEDED = sorted(
    {
        (one.key, field)
        for one in EVERY
        for item in one.editions[-1].items
        if item.weight == "blocking"
        for field in (item.fields if not item.any_field else ())
        if not (item.assistance and field == "actions_asked")  # without it nothing of this is asked
    }
)
_BY_PARTS = {"actions_asked", "justification", "basis", "period", "accounts", "dual_criminality"}
_OF_ASSETS = {"property_description", "property_location", "property_value"}


def whole(key: str, *, treaty: bool = True) -> tuple[Telling, int]:
    """A request that asks for every sort of help and tells everything of it."""
    told, (contents,) = Telling(), (one for one in EVERY if one.key == key)
    company = told.tell(Subject(name="TOO", is_organisation=True))
    told.tell(ProceduralStatus(status="suspect", since=told.now.date()), company)
    asset = told.tell(Asset(sort="balance", name="an account", country="gb"))
    worth = Valuation(basis="balance", on=told.now.date(), amount_minor=1, currency="GBP")
    told.tell(worth, asset)
    known = (contents.instrument,) if contents.needs_basis else ("uncac",)
    basis = known if treaty and contents.channels[0] == "mla" else ()
    head = Request(
        title="t", channel=contents.channels[0], partner="gb", basis=basis, urgency="urgent",
        is_electronic=True, asks_presence=True, asks_procedure=True,
    )  # fmt: skip
    number = told.tell(head)
    for help_ in Assistance:
        told.tell(asked_of(company, asset=asset, assistance=help_, account="GB33 2020"), number)
    told.tell(ConductCompared(conduct="hid it", ours="218", theirs="327"), number)
    for field in RequestField:
        if field not in _BY_PARTS | _OF_ASSETS:
            told.tell(FieldTold(field=field, text="said"), number)
    if not basis:
        told.tell(FieldTold(field="basis", text="reciprocity"), number)
    return told, number


def test_what_tells_everything_may_go_out_by_every_instrument() -> None:
    for one in EVERY:
        for treaty in (True, False):
            told, number = whole(one.key, treaty=treaty)
            if treaty or not one.needs_basis:
                assert not blocking(told.at(number)), one.key
                assert not fishes(told.at(number)), one.key


def left_out(told: Telling, number: int, field: str) -> None:
    """A field that is told is taken back; one that follows from a part, the part is without it."""
    if field not in _BY_PARTS | _OF_ASSETS:
        told.tell(FieldTold(field=field, text=""), number)
        told.entries = [one for one in told.entries if one.body != Paper(field=field)]
    elif field == "justification":
        told.tell(asked_of(1, why=" "), number)
    elif field in _OF_ASSETS:
        told.entries = [
            one for one in told.entries if not isinstance(one.body, Valuation | Asset)
        ]  # fmt: skip
    elif field == "basis":
        told.tell(FieldTold(field="basis", text=""), number)
    else:
        told.entries = [one for one in told.entries if one.body.__struct_config__.tag != "asked"]


@pytest.mark.parametrize(("key", "field"), NEEDED)
def test_whatever_is_left_out_is_caught_by_name(key: str, field: str) -> None:
    treaty = field not in {"basis", "reciprocity_guarantee", "diplomatic_channel"}
    told, number = whole(key, treaty=treaty)
    left_out(told, number, field)
    caught = [one for one in blocking(told.at(number)) if field in one.missing]
    assert key in {one.contents.key for one in caught}
    for language in LANGUAGES:
        named = words_for(language)(f"law.request_field.{field}")
        assert named.strip()
        assert all(one.item.text.words(language).strip() for one in caught)


def names() -> Iterator[tuple[str, ...]]:
    for language in LANGUAGES:
        yield tuple(words_for(language)(f"law.request_field.{one}") for one in RequestField)


def test_no_two_fields_are_called_alike_in_any_language() -> None:
    assert all(len(set(one)) == len(one) for one in names())
    assert len(set(chain(*names()))) > 2 * len(RequestField), "each language has words of its own"
