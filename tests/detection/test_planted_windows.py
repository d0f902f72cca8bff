"""Schemes planted into everyday transfers are found, whole, and little else is."""

import sys

import pytest
from tests.detection.noise import PLANTS, planted

from qaitaru.detection.typologies import TYPOLOGIES

SEED = 20_261_123
COUNT = 12


@pytest.mark.parametrize("name", PLANTS)
def test_planted_schemes_are_found_whole_and_little_else(name: str) -> None:
    ledger = planted(PLANTS[name], COUNT, SEED)
    (typology,) = (one for one in TYPOLOGIES if one.name == name)
    schemes = list(typology.find(ledger.moves, typology.parameters))
    right = [one for one in schemes if one.anchors[0] in ledger.schemes]
    whole = {
        one.anchors[0]
        for one in right
        if len({*one.rows} & {*ledger.schemes[one.anchors[0]]})
        >= 0.8 * len(ledger.schemes[one.anchors[0]])
    }
    recall, precision = len(whole) / COUNT, len(right) / max(len(schemes), 1)
    told = f"{name}: {len(ledger.moves)} transfers, {recall=:.2f}, {precision=:.2f}, seed {SEED}"
    sys.stdout.write(f"{told}\n")
    assert recall == 1.0, told
    assert precision >= 0.9, told
