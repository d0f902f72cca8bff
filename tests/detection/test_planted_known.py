"""Schemes that facts betray are found whole among everyday transfers with everyday facts."""

import sys
from collections.abc import Sequence

import pytest
from tests.detection.noise_known import KNOWN_PLANTS, PlantedKnown, planted_known

from qaitaru.detection.background import background_of
from qaitaru.detection.findings.beside import beside_of
from qaitaru.detection.findings.finding import Finding, findings_of
from qaitaru.detection.known_typologies import KNOWN_TYPOLOGIES
from qaitaru.detection.scheme import Scheme

SEED = 20_261_124
COUNT = 12


def test_every_typology_that_needs_facts_is_planted() -> None:
    assert {one.name for one in KNOWN_TYPOLOGIES} == set(KNOWN_PLANTS)


@pytest.mark.parametrize("name", KNOWN_PLANTS)
def test_schemes_that_facts_betray_are_found_whole_and_told_first(name: str) -> None:
    ledger = planted_known(name, COUNT, SEED)
    (typology,) = (one for one in KNOWN_TYPOLOGIES if one.name == name)
    schemes = list(typology.found(ledger.moves, typology.parameters, ledger.known))
    of_row = {row: own for own, rows in ledger.schemes.items() for row in rows}
    right = [one for one in schemes if one.rows[0] in of_row]
    whole = {
        of_row[one.rows[0]] for one in right if _is_whole(one, ledger.schemes[of_row[one.rows[0]]])
    }
    recall, precision = len(whole) / COUNT, len(right) / max(len(schemes), 1)
    first = _told(ledger, schemes)[:COUNT]
    true = sum(any(row in of_row for row in one.rows) for one in first) / COUNT
    scores = f"scores {first[0].score:.2f} to {first[-1].score:.2f}"
    told = f"{name}: {len(ledger.moves)} transfers, {recall=:.2f}, {precision=:.2f}, {true=:.2f}"
    sys.stdout.write(f"{told}, {scores}, seed {SEED}\n")
    assert recall == 1.0, told
    assert precision >= 0.9, told
    assert true == 1.0, told
    assert first[-1].score >= 0.3, scores


def _is_whole(scheme: Scheme, planted: Sequence[int]) -> bool:
    return len({*scheme.rows} & {*planted}) >= 0.8 * len(planted)


def _told(ledger: PlantedKnown, schemes: Sequence[Scheme]) -> tuple[Finding, ...]:
    background = background_of(ledger.moves)
    beside = beside_of(ledger.moves, ledger.known, background)
    moves = {one.row: one for one in ledger.moves}
    return findings_of(schemes, background, moves, beside=beside)
