"""All evidence about a party and a designation as one score, from 0 to 1.

The log odds of the name's grade and the effects of everything else are added. What one side does
not say adds nothing, and of several values the one that agrees best counts: so the score never
falls because a list knows more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.designations import Designation, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.evidence import (
    birth_places,
    births,
    countries,
    gender,
    kind,
    numbers,
    weak_alias,
)
from qaitaru.screening.evidence.name import UNLIKE, agreed, chance, name_reasons, odds
from qaitaru.screening.hits import Hit, Reason
from qaitaru.screening.names.asking import NameHit
from qaitaru.screening.names.index import ReadName

Feature = Callable[[Asked, Designation, ListedName], Reason | None]

FEATURES: Final[tuple[Feature, ...]] = (
    numbers.numbers,
    births.births,
    birth_places.birth_places,
    countries.countries,
    gender.gender,
    kind.kind,
    weak_alias.weak_alias,
)
"""In the order their reasons are told, after the names."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A listed name like one asked for: both texts, and how they were compared."""

    asked: str
    listed: ListedName
    found: NameHit
    read: ReadName


def least_grade(asked: Asked, threshold: float) -> float:
    """The grade below which no name can come to the threshold, whatever else agrees."""
    lift = sum(
        most
        for told, most in (
            (asked.births, births.MOST),
            (asked.birth_places, birth_places.MOST),
            (asked.countries, countries.MOST),
            (asked.gender, gender.MOST),
        )
        if told
    )
    return chance(odds(threshold) - lift) if lift else threshold


def scored(asked: Asked, designation: Designation, like: Likeness, threshold: float) -> Hit | None:
    """The hit, if its score comes to the threshold."""
    reasons = _besides(asked, designation, like.listed)
    base = odds(like.found.score)
    by_number = any(one.kind == "number_same" for one in reasons)
    if by_number and base < UNLIKE:
        return by_number_alone(asked, designation, threshold)
    effects = sum(one.effect for one in reasons)
    if base + effects < odds(threshold):
        return None
    told = (*name_reasons(like.found, like.read), *reasons)
    return Hit(
        designation=designation,
        score=chance(base + effects) if reasons else like.found.score,
        matched_name=like.listed.text,
        name=like.listed,
        reasons=told,
        evidence=agreed(like.found.pairing) + effects,
    )


def by_number_alone(asked: Asked, designation: Designation, threshold: float) -> Hit | None:
    """The hit of a designation that an equal number found, its names not being alike."""
    name = next(iter(designation.names), ListedName(text=""))
    reasons = _besides(asked, designation, name)
    effects = sum(one.effect for one in reasons)
    if UNLIKE + effects < odds(threshold):
        return None
    unlike = Reason("name_unlike", UNLIKE, next(iter(asked.names), ""), name.text)
    return Hit(
        designation=designation,
        score=chance(UNLIKE + effects),
        matched_name=name.text,
        name=name,
        reasons=(unlike, *reasons),
        evidence=effects,
    )


def _besides(asked: Asked, designation: Designation, name: ListedName) -> list[Reason]:
    found = (feature(asked, designation, name) for feature in FEATURES)
    return [reason for reason in found if reason is not None]
