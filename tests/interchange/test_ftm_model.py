"""What is written as FollowTheMoney is of its model: schemata, properties, types, and ends.

Source: FollowTheMoney 4.11, the schemata written here; the table beside holds those facts alone.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.interchange.cases import CASE

from qaitaru.interchange.ftm import ftm_entities

MODEL: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "assets" / "ftm_model.toml").read_text(encoding="utf-8")
)
FORMS = {
    "date": r"\d{4}(-\d{2}(-\d{2})?)?",
    "number": r"-?\d+(\.\d+)?",
    "country": r"[a-z]{2}",
    "gender": r"male|female|other",
}
Entity = dict[str, Any]


def entities() -> list[Entity]:
    found: list[Entity] = msgspec.to_builtins([*ftm_entities(CASE)])
    return found


def faults(one: Entity, schemata: dict[str, str]) -> list[str]:
    """What of an entity is not of the model.

    Args:
        one: the entity.
        schemata: of every entity of the file, by id.
    """
    model = MODEL.get(one["schema"])
    if model is None:
        return [one["schema"]]
    return [
        f"{one['schema']}.{name}: {value}"
        for name, values in one["properties"].items()
        for value in values
        if not _fits(model["properties"].get(name, ""), value, schemata)
    ]


def _fits(kind: str, value: object, schemata: dict[str, str]) -> bool:
    if not isinstance(value, str) or not kind:
        return False
    if kind[0].isupper():
        return kind in MODEL.get(schemata.get(value, ""), {"is": []})["is"]
    return re.fullmatch(FORMS.get(kind, r"(?s).+"), value) is not None


def test_every_entity_property_value_and_end_is_one_of_the_model() -> None:
    written = entities()
    schemata = {one["id"]: one["schema"] for one in written}
    assert [fault for one in written for fault in faults(one, schemata)] == []
    assert len(schemata) == len(written)


def test_every_schema_of_the_table_is_written_in_some_case_or_is_known_to_be() -> None:
    assert set(MODEL) - {one["schema"] for one in entities()} <= {"Family", "LegalEntity"}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"schema": "Payer"}, "Payer"),
        ({"schema": "Payment", "properties": {"sum": ["1"]}}, "Payment.sum: 1"),
        ({"schema": "Payment", "properties": {"amount": ["1,5"]}}, "Payment.amount: 1,5"),
        ({"schema": "Payment", "properties": {"payer": ["x"]}}, "Payment.payer: x"),
        ({"schema": "Person", "properties": {"gender": ["F"]}}, "Person.gender: F"),
    ],
)
def test_what_is_not_of_the_model_is_found(changed: Entity, fault: str) -> None:
    assert faults({"properties": {}, **changed}, {"x": "Document"}) == [fault]
