"""What a partner told that no page here could be made of is refused by its field."""

from datetime import date

import pytest
from tests.sharing.test_package_faults import entry, faults

from qaitaru.casework.bodies.assets import Asset, Owner, Valuation
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import Held, Measure
from qaitaru.casework.bodies.requests import Answer, Limitation, Request, RequestStep
from qaitaru.sharing.known_values import unknown_values

ON = date(2026, 1, 1)
HELD = Held(asset=1, amount_minor=1, currency="zzz")
BAD: tuple[tuple[EveryBody, str], ...] = (
    (Valuation(basis="market", on=ON, amount_minor=1, currency="zzz"), "valuation.currency"),
    (Measure(measure="m", ground="g", authority="court", document="1", holds=(HELD,)),
     "measure.holds.currency"),
    (Request(title="t", channel="pigeon", partner="gb"), "request.channel"),
    (RequestStep(to="zzz"), "request_step.to"),
    (Owner(name="a", by="record", part=1, parts=0), "owner.parts"),
    (PhaseMove(to="zzz"), "move.to"),
    (Answer(answers=(1,), form="copy", limitation=Limitation(uses=("fun",))),
     "answer.limitation.uses"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "field"), BAD, ids=[field for _, field in BAD])
def test_a_value_that_nobody_reckons_with_is_refused(body: EveryBody, field: str) -> None:
    ((found, _),) = unknown_values(body)
    assert found == field
    assert faults(entry(body=body))[0] == f"entry 4: {field}"


def test_what_is_law_may_be_younger_there_and_is_taken_as_it_is() -> None:
    assert not list(unknown_values(Asset(sort="carbon_credits", name="a", country="ZZ")))
    assert not list(unknown_values(Valuation(basis="new", on=ON, amount_minor=1, currency="KZT")))
    measure = Measure(measure="m", ground="g", authority="c", document="1", holds=(Held(asset=1),))
    assert not list(unknown_values(measure))
    assert not list(unknown_values(Owner(name="a", by="record", part=1, parts=2)))
