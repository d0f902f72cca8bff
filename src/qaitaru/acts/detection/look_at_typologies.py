"""The typologies the house knows, with their parameters and sources."""

import inspect
import sys
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.lacking import kind_key
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.detection.typology import Typology
from qaitaru.detection.units import parameters_of
from qaitaru.facts.errors import SettingFaulty

FORMS: Final = ("small_", "slow_", "open_", "short_")
"""What the name of a looser form of a typology begins with."""


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter: how much, and of what unit."""

    name: str
    default: int
    unit: str


@dataclass(frozen=True, slots=True)
class TypologyView:
    """A typology as its rule tells of itself; ``currency`` is that of its sums, if it has any."""

    name: str
    source: str
    parameters: tuple[ParameterView, ...]
    is_supporting: bool
    currency: str
    needs: tuple[tuple[str, ...], ...]  # of each, one kind of fact must be known
    uses: tuple[str, ...] = ()  # kinds of facts that it reads where they are known


def typologies_named(names: tuple[str, ...]) -> tuple[Typology, ...]:
    """The typologies of these names in the house's order; all where none is named.

    A name stands for its looser forms too: ``fan_in`` for ``small_fan_in``, ``cycle`` for
    ``slow_cycle`` and ``open_cycle``.

    Raises: SettingFaulty.
    """
    known = {one.name: one for one in TYPOLOGIES}
    for name in names:
        if name not in known:
            raise SettingFaulty("--typology", name, ", ".join(known))
    asked = {*names, *(form + name for name in names for form in FORMS)}
    return tuple(one for one in TYPOLOGIES if not names or one.name in asked)


def look_at_typologies(names: tuple[str, ...] = ()) -> tuple[TypologyView, ...]:
    """Typologies by name, or all.

    Raises: SettingFaulty.
    """
    return tuple(map(_view, typologies_named(names)))


def _view(typology: Typology) -> TypologyView:
    told = inspect.getdoc(sys.modules[typology.find.__module__]) or ""
    _, _, source = told.partition("Source:")
    return TypologyView(
        typology.name,
        " ".join(source.split()),
        tuple(ParameterView(*one) for one in parameters_of(typology)),
        typology.is_supporting,
        typology.currency,
        tuple(tuple(kind_key(kind) for kind in sorted(each)) for each in typology.needs),
        tuple(kind_key(kind) for kind in sorted(typology.uses)),
    )
