"""The entities of a FollowTheMoney file: checked for shape, numbered as subjects, found by id."""

from dataclasses import dataclass
from typing import Any, Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.ftm.terms import KINDS
from qaitaru.ingest.text.json_lines import Line

_ENVELOPE: Final = frozenset({"id", "schema", "properties"})
_NAMES: Final = ("name", "alias", "weakAlias")
_NUMBERS: Final = ("idNumber", "innCode", "taxNumber", "registrationNumber", "ogrnCode")
_ACCOUNTS: Final = ("iban", "accountNumber", "publicKey", "name")
_BANKS: Final = ("swiftBic", "bic", "bankName")
_COUNTRIES: Final = ("country", "jurisdiction", "nationality")


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity as written: every property is a list of texts."""

    line: int
    id: str
    schema: str
    properties: dict[str, tuple[str, ...]]
    envelope: dict[str, str]  # what stands beside the properties: caption, datasets, dates

    @property
    def place(self) -> str:
        """The line it stands on."""
        return place(line=self.line)

    @property
    def kind(self) -> str:
        """The kind of subject it is."""
        return KINDS.get(self.schema, "entity")

    def first(self, *names: str) -> str:
        """The first value of the first property that has one."""
        return next((v for name in names for v in self.properties.get(name, ()) if v), "")


@dataclass(frozen=True, slots=True)
class Known:
    """What a payment needs to know of an entity it names by id."""

    subject: str = ""
    name: str = ""
    number: str = ""
    account: str = ""
    bank: str = ""
    country: str = ""


def entity_of(line: Line) -> Entity | Problem:
    """The entity on a line, or what is wrong with its shape."""
    properties = line.said.get("properties", {})
    id_, schema = line.said.get("id"), line.said.get("schema")
    if not (isinstance(id_, str) and id_ and isinstance(schema, str) and schema):
        return _malformed(line, "id, schema", {"id": id_, "schema": schema})
    if not isinstance(properties, dict):
        return _malformed(line, "properties {...}", properties)
    values: dict[str, tuple[str, ...]] = {}
    for name, said in properties.items():
        listed = said if isinstance(said, list) else [said]
        if not all(isinstance(one, str) for one in listed):
            return _malformed(line, f"{name} [text, ...]", said)
        values[name] = tuple(listed)
    envelope = {k: _text(v) for k, v in line.said.items() if k not in _ENVELOPE and v is not None}
    return Entity(line.number, id_, schema, values, envelope)


def known_of(entity: Entity, subject: str) -> Known:
    """The entity as payments that name it need it."""
    is_account = entity.kind == "account"
    return Known(
        subject=subject,
        name=entity.first(*_NAMES),
        number="" if is_account else entity.first(*_NUMBERS),
        account=entity.first(*_ACCOUNTS) if is_account else "",
        bank=entity.first(*_BANKS),
        country=entity.first(*_COUNTRIES).upper(),
    )


def _malformed(line: Line, expected: str, found: Any) -> Problem:
    return Problem("entity_malformed", Severity.SKIPPED, line.place, str(found)[:120], expected)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value)
    return str(value)
