"""How an authority reads "owned or controlled": data with editions and sources.

A reading is a file in ``readings/``; a further country needs a file and no code. Figures that
were not held against the text itself are marked so, and shown so.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, Final

from qaitaru.screening.ownership.bound import Bound, exactly
from qaitaru.screening.ownership.interests import InterestKind

_FOLDER: Final = "qaitaru.screening.ownership"


class Indirect(StrEnum):
    """How holdings through others are counted."""

    THROUGH_OWNED = "through_owned"  # what an owned party holds counts whole, else not at all
    EFFECTIVE = "effective"  # shares are multiplied along each path, and added up


class Together(StrEnum):
    """Whose holdings are added up."""

    ALL = "all"  # those of all designated parties
    JOINT = "joint"  # those of one, and of those who act jointly with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is counted, how, and from which share on it is held."""

    kind: InterestKind
    indirect: Indirect
    threshold: Fraction
    at_threshold: bool  # whether the threshold itself is enough

    def reached(self, share: Bound) -> bool:
        """Whether a share is enough."""
        least = exactly(self.threshold)
        return share >= least if self.at_threshold else share > least


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One edition of one authority's reading.

    ``control_proves`` are the kinds of interest that are control by the text itself,
    ``control_suggests`` those that may amount to it and that somebody must weigh.
    """

    name: str
    valid_from: date
    valid_to: date | None  # the first day it no longer held
    together: Together
    measures: tuple[Measure, ...]
    control_proves: frozenset[InterestKind]
    control_suggests: frozenset[InterestKind]
    verified: bool
    source: str

    @property
    def control(self) -> frozenset[InterestKind]:
        """Every kind of interest that may be control."""
        return self.control_proves | self.control_suggests


def reading_names() -> tuple[str, ...]:
    """The readings there are, in order of name."""
    return tuple(sorted({one.name for one in all_readings()}))


def reading_on(name: str, day: date) -> Reading | None:
    """The edition of a reading that holds on a day; None where none does."""
    for one in all_readings():
        if (
            one.name == name
            and one.valid_from <= day
            and not (one.valid_to and one.valid_to <= day)
        ):
            return one
    return None


@cache
def all_readings() -> tuple[Reading, ...]:
    """Every edition of every reading, in order of name and day."""
    folder = files(_FOLDER) / "readings"
    packs = [
        (file.name.removesuffix(".toml"), tomllib.loads(file.read_text(encoding="utf-8")))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    found = [_reading(name, edition) for name, pack in packs for edition in pack["edition"]]
    return tuple(sorted(found, key=lambda one: (one.name, one.valid_from)))


def _reading(name: str, said: dict[str, Any]) -> Reading:
    return Reading(
        name=name,
        valid_from=said["valid_from"],
        valid_to=said.get("valid_to"),
        together=Together(said["together"]),
        measures=tuple(_measure(one) for one in said["measure"]),
        control_proves=frozenset(map(InterestKind, said["control_proves"])),
        control_suggests=frozenset(map(InterestKind, said["control_suggests"])),
        verified=said["verified"],
        source=" ".join(said["source"].split()),
    )


def _measure(said: dict[str, Any]) -> Measure:
    return Measure(
        kind=InterestKind(said["kind"]),
        indirect=Indirect(said["indirect"]),
        threshold=Fraction(said["threshold"]),
        at_threshold=said["at_threshold"],
    )
