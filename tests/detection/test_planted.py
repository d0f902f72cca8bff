"""Schemes planted in a small power law: the command finds most, and the first findings are true."""

from pathlib import Path

import pytest
from tests.detection.planted import KINDS, World, planted_ledger
from tests.detection.planted_csv import write
from tests.detection.recall import Rows, measure

from qaitaru.acts.detection.detect_in_file import detect_in_file
from qaitaru.detection.moves import DAY
from qaitaru.detection.typologies import TYPOLOGIES

SEED = 7
NOISE, EACH, FIRST = 20_000, 6, 60
RULED = tuple(KINDS)[:5]  # the others have no rule of their own


def _found(file: Path) -> list[tuple[str, Rows]]:
    """As the command tells: all typologies with their defaults."""
    return [
        (one.typologies[0], tuple(sorted(int(at[1:]) for at in one.transfers)))
        for one in detect_in_file(file, TYPOLOGIES).findings
    ]


@pytest.mark.parametrize(
    ("world", "least"),
    [
        (World(), 0.9),
        (World(power=1.3), 0.85),
        (World(longest=14, unit=60, new=100, kept=0, foreign=20), 0.9),
        (World(days=90, longest=14, repeats=60, rents=10), 0.9),
        (World(days=60, longest=14, unit=DAY), 0.8),
    ],
    ids=["power law", "hubs", "as AMLworld", "rents and habits", "days only"],
)
def test_most_planted_schemes_are_among_the_first_findings(
    world: World, least: float, tmp_path: Path
) -> None:
    ledger = planted_ledger(SEED, NOISE, EACH, world)
    write(ledger, tmp_path / "transfers.csv", world.foreign)
    findings = _found(tmp_path / "transfers.csv")
    found = measure(ledger, findings, FIRST)
    told = {kind: round(found.recall(kind), 2) for kind in KINDS}
    print(  # noqa: T201  # the measure is to be told
        f"seed {SEED}: {len(findings)} findings, recall {told}, {found.recall(*RULED):.2f} of the "
        f"first five, false for each true {found.false_per_true:.2f} {dict(found.false)}"
    )
    assert found.recall(*RULED) >= least
    assert found.false_per_true <= 1.0


def test_noise_alone_gives_few_findings(tmp_path: Path) -> None:
    ledger = planted_ledger(SEED, NOISE, 0)
    write(ledger, tmp_path / "transfers.csv")
    findings = _found(tmp_path / "transfers.csv")
    print(f"seed {SEED}: {len(findings)} findings in {NOISE} transfers")  # noqa: T201  # told
    assert len(findings) <= 60


def test_the_same_seed_plants_the_same_ledger() -> None:
    assert planted_ledger(SEED, 500, 1) == planted_ledger(SEED, 500, 1)
    assert planted_ledger(SEED, 500, 1) != planted_ledger(SEED + 1, 500, 1)


def test_the_rows_of_a_planted_scheme_are_its_own() -> None:
    ledger = planted_ledger(SEED, 2_000, 3)
    assert [one.row for one in ledger.moves] == list(range(len(ledger.moves)))
    rows = [row for one in ledger.planted for row in one.rows]
    assert len(rows) == len(set(rows))
    fan = next(one for one in ledger.planted if one.kind == "fan_in")
    assert len({ledger.moves[row].payee for row in fan.rows}) == 1
