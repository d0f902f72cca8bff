"""Schemes planted in a small power law: most are found, and the first findings are true."""

from tests.detection.planted import KINDS, planted_ledger
from tests.detection.recall import findings_in, measure

SEED = 7
NOISE, EACH, FIRST = 20_000, 6, 60


def test_most_planted_schemes_are_among_the_first_findings() -> None:
    ledger = planted_ledger(SEED, NOISE, EACH)
    found = measure(ledger, findings_in(ledger), FIRST)
    told = {kind: found.recall(kind) for kind in KINDS}
    print(  # noqa: T201  # the measure is to be told
        f"seed {SEED}: recall {told}, false for each true {found.false_per_true:.2f}"
    )
    first_five = list(told.values())[:5]
    assert sum(first_five) / 5 >= 0.8
    assert found.false_per_true <= 2


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
