"""Mirrors, loans, cash, wages, gambling and digits: planted among what looks like them, found."""

import sys

import pytest
from tests.detection.noise import planted
from tests.detection.other_noise import OTHER_PLANTS, SHOWN, innocent, usual_cash

from qaitaru.detection.other_typologies import OTHER_TYPOLOGIES

SEED = 20_261_125
COUNT = 12


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHER_PLANTS)
def test_planted_schemes_are_found_among_what_looks_like_them(name: str) -> None:
    ledger = planted(OTHER_PLANTS[name], COUNT, SEED, innocent)
    (typology,) = (one for one in OTHER_TYPOLOGIES if one.name == name)
    schemes = list(typology.found(ledger.moves, typology.parameters, usual_cash(COUNT)))
    right = [one for one in schemes if one.anchors[0] in ledger.schemes]
    shown = {
        account: {row for row in rows if not name.endswith("digits")}
        & {
            row
            for row in rows
            if ledger.moves[row].marks & SHOWN.get(name, -1) or name not in SHOWN
        }
        for account, rows in ledger.schemes.items()
    }
    whole = {
        one.anchors[0]
        for one in right
        if len(shown[one.anchors[0]].intersection(one.rows)) >= 0.8 * len(shown[one.anchors[0]])
    }
    recall, precision = len(whole) / COUNT, len(right) / max(len(schemes), 1)
    told = f"{name}: {len(ledger.moves)} transfers, {recall=:.2f}, {precision=:.2f}, seed {SEED}"
    sys.stdout.write(f"{told}\n")
    assert recall == 1.0, told
    assert precision >= 0.9, told
