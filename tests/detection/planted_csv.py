"""A planted ledger as the table that a user has, and what the command finds in it."""

import json
import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.detection.planted import PlantedLedger

from qaitaru.detection.moves import Mark

_HEADER: Final = "transfer_id,booked_at,payer_account,payee_account,amount,currency,purpose"
_FOREIGN: Final = ("USD", "EUR", "RUB")


def write(ledger: PlantedLedger, file: Path, foreign: int = 0) -> None:
    """Write a table; of a hundred transfers so many are in a currency other than tenge."""
    dice = random.Random(len(ledger.moves))  # noqa: S311 - cases, from a printed seed
    with file.open("w", encoding="utf-8") as table:
        table.write(f"{_HEADER}\n")
        for move in ledger.moves:
            currency = dice.choice(_FOREIGN) if dice.randrange(100) < foreign else "KZT"
            told = datetime.fromtimestamp(move.at, UTC)
            at = f"{told:%Y-%m-%d}" if move.marks & Mark.DAY_ONLY else told.isoformat()
            said = "salary" if move.marks & Mark.SALARY else ""
            ends = f"A{move.payer},A{move.payee}"
            amount = f"{move.amount // 100}.{move.amount % 100:02}"
            table.write(f"T{move.row:09},{at},{ends},{amount},{currency},{said}\n")


def found_by_command(file: Path, *options: str) -> list[tuple[str, tuple[int, ...]]]:
    """The typology and the rows of each finding of ``qaitaru detect``, best first."""
    asked = [sys.executable, "-m", "qaitaru", "detect", "--transfers", str(file), "--json"]
    told = subprocess.run([*asked, *options], capture_output=True, text=True, check=True)
    lines = map(json.loads, told.stdout.splitlines())
    return [
        (one["typology"], tuple(sorted(int(at[1:]) for at in one["transfers"]))) for one in lines
    ]
