"""Invented lists, each in its publisher's format, and a way to read them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qaitaru.facts.designations import Designation
from qaitaru.lists.formats import readers
from qaitaru.lists.reading import ListChoices, ListReading, Part

ASSETS = Path(__file__).parents[2] / "assets" / "lists"
Reads = Callable[..., ListReading]


def read_parts(*parts: Part, choices: ListChoices | None = None) -> ListReading:
    """The files read by the first reader that knows the first of them."""
    reader = next(one for one in tuple(readers()) if one.role_of(parts[0].name, parts[0].head))
    given = [(reader.role_of(part.name, part.head), part) for part in parts]
    return reader.read(given, choices or ListChoices())


@pytest.fixture
def reads() -> Reads:
    """Read invented lists by the names of their files; ``changed`` is applied to the first."""

    def read(*names: str, changed: Callable[[str], str] = str, **mappings: str) -> ListReading:
        parts = [Part(name, (ASSETS / name).read_bytes()) for name in names]
        first = changed(parts[0].raw.decode()).encode()
        choices = ListChoices(mappings=mappings)
        return read_parts(Part(parts[0].name, first), *parts[1:], choices=choices)

    return read


def said_of(designation: Designation, field: str) -> list[str]:
    """What the claims of a field say."""
    return [claim.value for claim in designation.claims if claim.field == field]


@pytest.fixture
def said() -> Callable[[Designation, str], list[str]]:
    """What the claims of a field say."""
    return said_of
