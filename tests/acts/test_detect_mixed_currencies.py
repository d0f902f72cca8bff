"""Schemes whose transfers are of four currencies are found as those of one currency are."""

import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from tests.detection.planted import PlantedLedger, planted_ledger
from tests.detection.recall import Measure, measure

from qaitaru.acts.detection.detect_in_file import detect_in_file
from qaitaru.detection.typologies import TYPOLOGIES

SEED = 20_261_124
NOISE, EACH = 20_000, 8
KINDS = ("fan_in", "fan_out", "cycle", "scatter_gather", "gather_scatter")
HEADER = "transfer_id,booked_at,payer_account,payee_account,amount,currency"


def _measured(tmp_path: Path, ledger: PlantedLedger, codes: Sequence[str]) -> Measure:
    dice = random.Random(SEED)  # noqa: S311  # cases, from a printed seed
    lines = [
        f"{one.row},{datetime.fromtimestamp(one.at, UTC).isoformat()},A{one.payer},A{one.payee},"
        f"{Decimal(one.amount) / 100},{dice.choice(codes)}"
        for one in ledger.moves
    ]
    file = tmp_path / f"{len(codes)}.csv"
    file.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    told = detect_in_file(file, TYPOLOGIES).findings
    findings = [(one.typologies[0], tuple(map(int, one.transfers))) for one in told]
    return measure(ledger, findings, 3 * EACH * len(KINDS))


def test_schemes_of_several_currencies_do_not_fall_apart(tmp_path: Path) -> None:
    ledger = planted_ledger(SEED, NOISE, EACH)
    one = _measured(tmp_path, ledger, ("KZT",))
    mixed = _measured(tmp_path, ledger, ("EUR", "KZT", "RUB", "USD"))
    told = f"one currency {one.recall(*KINDS):.2f}, four {mixed.recall(*KINDS):.2f}, seed {SEED}"
    sys.stdout.write(f"{told}, false per true {mixed.false_per_true:.2f}\n")
    assert mixed.recall(*KINDS) >= 0.85, told
    assert mixed.recall(*KINDS) >= one.recall(*KINDS) - 0.1, told
