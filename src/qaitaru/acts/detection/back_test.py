"""Try other values of a typology's parameters on the ledger, beside what members decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.detection.asked_typologies import asked_typology
from qaitaru.acts.detection.finding_views import finding_views
from qaitaru.acts.detection.look_for import look_in
from qaitaru.acts.detection.moves_at import moves_at
from qaitaru.detection.desk.back_test import Decision, Trial, trial_of
from qaitaru.detection.typology import Typology
from qaitaru.detection.units import parameters_of
from qaitaru.facts.errors import SettingFaulty

MOST_TRIALS: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class BackTest:
    """The trials in the order of their values; ``own`` is the one that is asked by itself."""

    typology: str
    own: tuple[tuple[str, int], ...]
    by_law: bool  # a parameter of it is the law's, of each day
    trials: tuple[Trial, ...]


def back_test(desk: Desk, name: str, values: Mapping[str, Sequence[int]]) -> BackTest:
    """Every combination of these values of a typology's parameters, its own among them.

    Raises: SettingFaulty for a typology or parameter that is not known, or too many combinations;
    as ``look_for``.
    """
    typology = asked_typology(name, {})
    if not values:
        raise SettingFaulty("--parameter", name, ", ".join(_names(typology)))
    own = tuple((each, _own(typology)[each]) for each in sorted(values) if each in _own(typology))
    tried = _combinations(typology, values, own)
    with consult(desk, "back_test", typology=name, trials=len(tried)) as connection:
        views = finding_views(desk, connection)
    decided = {
        one.number: Decision(one.seen.sighting, one.stands.state)
        for one in views
        if name in one.seen.sighting.typologies
    }
    with moves_at(desk, "back_test_moves", typology=name) as view:
        trials = [
            trial_of(each, look_in(desk, view, [asked]).findings, decided) for each, asked in tried
        ]
    return BackTest(typology=name, own=own, by_law=typology.by_law, trials=tuple(trials))


def _combinations(
    typology: Typology, values: Mapping[str, Sequence[int]], own: tuple[tuple[str, int], ...]
) -> list[tuple[tuple[tuple[str, int], ...], Typology]]:
    """Each set of values with the typology asked so, in order."""
    names = sorted(values)
    sets = {tuple(zip(names, each, strict=True)) for each in product(*map(values.get, names))}  # type: ignore[arg-type]
    tried = sorted(sets | {own})
    if len(tried) > MOST_TRIALS:
        raise SettingFaulty("--parameter", str(len(tried)), f"1…{MOST_TRIALS}")
    return [
        (each, asked_typology(typology.name, {f"{typology.name}.{n}": v for n, v in each}))
        for each in tried
    ]


def _own(typology: Typology) -> dict[str, int]:
    return {name: value for name, value, _ in parameters_of(typology)}


def _names(typology: Typology) -> list[str]:
    return list(_own(typology))
