"""Every word that the law's own enumerations use stands in every language."""

from enum import StrEnum

import pytest

from qaitaru.law.actors import Actor
from qaitaru.law.agencies import Stage
from qaitaru.law.checklists import ChecklistSort
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.clocks import Lapse
from qaitaru.law.confiscation import Burden, ModelSort, Standard
from qaitaru.law.elements import Element
from qaitaru.law.events import Event
from qaitaru.law.offences import FineUnit, Gravity
from qaitaru.law.provisional import MeasureSort
from qaitaru.law.refusals import Refusing
from qaitaru.law.request_contents import Binds, Weight
from qaitaru.law.request_fields import Assistance, Channel, Circumstance, RequestField
from qaitaru.law.shelves import Kind
from qaitaru.wording import LANGUAGES, words_for

GROUPS: dict[str, type[StrEnum]] = {
    "actor": Actor,
    "assistance": Assistance,
    "binds": Binds,
    "burden": Burden,
    "channel": Channel,
    "checklist_sort": ChecklistSort,
    "circumstance": Circumstance,
    "clock_role": ClockRole,
    "element": Element,
    "event": Event,
    "fine": FineUnit,
    "gravity": Gravity,
    "kind": Kind,
    "lapse": Lapse,
    "measure_sort": MeasureSort,
    "model_sort": ModelSort,
    "refusing": Refusing,
    "request_field": RequestField,
    "stage": Stage,
    "standard": Standard,
    "weight": Weight,
}


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_words(group: str, language: str) -> None:
    words = words_for(language)
    told = {one.value for one in GROUPS[group]}
    assert {one for one in told if f"law.{group}.{one}" not in words} == set()
    held = {key.rpartition(".")[2] for key in words.texts if key.startswith(f"law.{group}.")}
    assert held == told
