"""Which typologies are asked, and with which of their parameters changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from qaitaru.acts.detection.look_at_typologies import typologies_named
from qaitaru.detection.typology import Typology
from qaitaru.detection.units import parameters_of
from qaitaru.facts.errors import SettingFaulty

Changes = Mapping[str, int]
"""A value for each parameter that is changed: ``fan_in.counterparties``."""

_LARGEST: Final = 2**53
_THRESHOLD: Final = "threshold"


def asked_typologies(names: Sequence[str], changes: Changes) -> tuple[Typology, ...]:
    """The typologies of these names (none: all), their parameters changed as asked.

    Raises: SettingFaulty for a name or parameter that is not known, or a value that cannot be.
    """
    typologies = typologies_named(tuple(names))
    known = {
        f"{one.name}.{name}": one.name for one in typologies for name, _, _ in parameters_of(one)
    }
    for name, value in changes.items():
        if name not in known:
            raise SettingFaulty("--parameter", name, ", ".join(known))
        if not 0 <= value <= _LARGEST:
            raise SettingFaulty("--parameter", f"{name}={value}", f"0…{_LARGEST}")
    return tuple(_changed(one, changes) for one in typologies)


def asked_typology(name: str, changes: Changes) -> Typology:
    """The one typology of a name, none of its looser forms, its parameters changed as asked.

    Raises: SettingFaulty.
    """
    found = asked_typologies((name,), changes)
    return next(one for one in found if one.name == name)


def asked_again(asked: Mapping[str, Mapping[str, int]]) -> tuple[Typology, ...]:
    """The typologies of a kept run with its parameters, as far as the code knows them still.

    Raises: SettingFaulty for one that it knows no more.
    """
    changes = {
        f"{typology}.{name}": value
        for typology, parameters in asked.items()
        for name, value in parameters.items()
    }
    return tuple(one for one in asked_typologies(tuple(asked), changes) if one.name in asked)


def _changed(one: Typology, changes: Changes) -> Typology:
    """The typology with other parameters; a threshold that a member names is not the law's."""
    own = {name: changes.get(f"{one.name}.{name}", value) for name, value, _ in parameters_of(one)}
    wanted: dict[str, Any] = {
        name: own[name] for name, value, _ in parameters_of(one) if own[name] != value
    }
    if not wanted:
        return one
    by_law = one.by_law and _THRESHOLD not in wanted
    return replace(one, parameters=replace(one.parameters, **wanted), by_law=by_law)
