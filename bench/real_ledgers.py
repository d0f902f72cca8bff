"""Two published ledgers, as tables of transfers that ``qaitaru detect`` and ``network`` read.

The files lie beside the checkout, not in it: OCCRP's Azerbaijani Laundromat and ICIJ's FinCEN
Files. docs/real-ledgers.md tells what is found in them, and what cannot be.
"""

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

LEDGERS: Final = Path(__file__).parents[2] / "shared" / "data" / "ledgers"
LAUNDROMAT: Final = LEDGERS / "azerbaijani_laundromat" / "joined_edges_with_accounts.csv"
FINCEN: Final = LEDGERS / "fincen_files" / "download_transactions_map.csv"
RATES: Final = ("EUR/USD=1.30", "RUB/USD=0.031", "GBP/USD=1.58", "CHF/USD=1.07", "SEK/USD=0.15")
"""Round rates of 2012 to 2014, in the middle of what the file's own two amounts come to."""

CORE: Final = (
    "HILUX SERVICES LP",
    "POLUX MANAGEMENT LP",
    "METASTAR INVEST LLP",
    "LCM ALLIANCE LLP",
)
"""The four companies whose accounts were published."""

HEAD: Final = (
    "transfer_id",
    "booked_at",
    "payer_account",
    "payee_account",
    "amount",
    "currency",
    "purpose",
    "payer_name",
    "payee_name",
)


def laundromat(to: Path) -> Path:
    """Payments by who paid whom: an account of the core is all accounts of its company.

    The file tells what was paid out with a minus.
    """
    with LAUNDROMAT.open(encoding="utf-8") as told:
        rows = (
            (
                number,
                one["date"],
                one["payer_name"],
                one["beneficiary_name"],
                abs(Decimal(one["amount_orig"])).quantize(Decimal("0.01")),
                one["amount_orig_currency"],
                one["purpose"],
                one["payer_name"],
                one["beneficiary_name"],
            )
            for number, one in enumerate(csv.DictReader(told), 2)
        )
        return _written(to / "laundromat.csv", rows)


def fincen(to: Path) -> Path:
    """Each sum between two banks as two transfers: to the bank that reported it, and on from it."""
    with FINCEN.open(encoding="utf-8") as told:
        rows = (row for one in csv.DictReader(told) for row in _through_filer(one))
        return _written(to / "fincen.csv", rows)


def _through_filer(one: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    payer, filer, payee = (
        one[name] for name in ("originator_bank", "filer_org_name", "beneficiary_bank")
    )
    amount = Decimal(one["amount_transactions"]).quantize(Decimal("0.01"))
    for number, (source, target) in enumerate(((payer, filer), (filer, payee)), 1):
        if source != target and one["begin_date"]:
            day = datetime.strptime(one["begin_date"], "%b %d, %Y").date()  # noqa: DTZ007 - a day
            yield f"{one['id']}-{number}", day, source, target, amount, "USD", "", source, target


def _written(path: Path, rows: Iterator[tuple[Any, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as to:
        writer = csv.writer(to)
        writer.writerow(HEAD)
        writer.writerows(rows)
    return path


def found_in(file: Path, *options: str) -> list[dict[str, Any]]:
    """The findings that the command tells of a table, best first."""
    asked = [sys.executable, "-m", "qaitaru", "detect", "--transfers", str(file), "--json"]
    told = subprocess.run([*asked, *options], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in told.stdout.splitlines() if line.startswith("{")]


def rated() -> list[str]:
    """The options that turn the Laundromat's amounts into dollars."""
    return [part for rate in RATES for part in ("--rate", rate)]


def measure() -> dict[str, Any]:
    """The first named of the first findings, by typology."""
    if not LAUNDROMAT.is_file():
        return {"skipped": f"{LAUNDROMAT} is not here"}
    with tempfile.TemporaryDirectory(prefix="qaitaru-real-") as folder:
        found = found_in(laundromat(Path(folder)), *rated())
    first = [one["names"].get(one["accounts"][0], one["accounts"][0]) for one in found]
    by_typology: dict[str, list[str]] = {}
    for one, name in zip(found, first, strict=True):
        for typology in one["typologies"]:
            by_typology.setdefault(typology, []).append(name)
    return {
        "findings": len(found),
        "first_named_of_the_first_twenty": Counter(first[:20]),
        "first_named": {key: list(dict.fromkeys(names))[:6] for key, names in by_typology.items()},
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1, ensure_ascii=False), file=sys.stdout)
