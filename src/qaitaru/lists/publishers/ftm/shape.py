"""One FollowTheMoney entity as it is written, and those written inside it.

Source: FollowTheMoney, ``EntityProxy.to_dict``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity

DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: every property is a list of texts; entities inside stand as their ids."""

    line: int
    id: str
    schema: str
    properties: dict[str, tuple[str, ...]]
    envelope: dict[str, Any]  # what stands beside the properties: target, datasets, dates

    @property
    def place(self) -> str:
        """The line it stands on."""
        return place(line=self.line)

    def all(self, *names: str) -> tuple[str, ...]:
        """Every value of these properties, in their order."""
        return tuple(text for name in names for text in self.properties.get(name, ()))

    def first(self, *names: str) -> str:
        """The first value of the first of these properties that has one."""
        return next(iter(self.all(*names)), "")


def entities_in(said: Any, line: int, depth: int = 0) -> Iterator[Entity | Problem]:
    """The entity of an object, after those written inside it."""
    if not isinstance(said, dict) or depth > DEEPEST:
        yield _malformed(line, said)
        return
    id_, schema, properties = (said.get(key) for key in ("id", "schema", "properties"))
    named = isinstance(id_, str) and isinstance(schema, str) and bool(id_ and schema)
    if not named or not isinstance(properties or {}, dict):
        yield _malformed(line, {"id": id_, "schema": schema})
        return
    told: dict[str, tuple[str, ...]] = {}
    for name, values in (properties or {}).items():
        listed = values if isinstance(values, list) else [values]
        inside = [one for one in listed if isinstance(one, dict)]
        for one in inside:
            yield from entities_in(one, line, depth + 1)
        told[name] = tuple(_text(one) for one in listed if one is not None)
    envelope = {key: value for key, value in said.items() if key not in ("id", "properties")}
    yield Entity(line, str(id_), str(schema), told, envelope)


def _text(value: Any) -> str:
    return str(value.get("id", "")) if isinstance(value, dict) else str(value)


def _malformed(line: int, found: Any) -> Problem:
    shown = str(found)[:120]
    where = place(line=line)
    return Problem("entity_malformed", Severity.REFUSED, where, shown, "id, schema, properties")
