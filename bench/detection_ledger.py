"""Ledgers of any size with mild or heavily skewed degrees, written as a table of transfers.

Skewed: the account of rank r takes part in proportion to 1 / r, as payer and as payee, in two
orders of ranks of which a third is the same: the greatest has a fourteenth of all transfers. Mild:
every account is as likely as another. Ten transfers an account, over thirty days; a thousand round
trips are planted, of two to eight hops between quiet accounts.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.moves import DAY, HOUR

SEED: Final = 20_261_122
DEGREES: Final = ("mild", "skewed")
_PLANTED: Final = 1_000
_PURPOSES: Final = (
    *("Оплата по договору", "За товар", "Услуги связи", "Commission", "Rent", "Аренда"),
    *("Перевод", "Card top-up", "Заработная плата", "Возврат займа"),
)
_WRITTEN: Final = """
    COPY (
      SELECT 't' || ROW_NUMBER() OVER () AS transfer_id,
        strftime(make_timestamp((at_s + 1740787200) * 1000000), '%Y-%m-%dT%H:%M:%SZ') AS booked_at,
        'KZ' || lpad(CAST(payer AS VARCHAR), 16, '0') AS payer_account,
        'KZ' || lpad(CAST(payee AS VARCHAR), 16, '0') AS payee_account,
        CAST(amount // 100 AS VARCHAR) || '.' || lpad(CAST(amount % 100 AS VARCHAR), 2, '0')
          AS amount,
        'KZT' AS currency, {purposes}[1 + at_s % 10] AS purpose
      FROM drawn
    ) TO '{file}'
"""

Numbers = NDArray[np.int64]
Columns = dict[str, Numbers]


def drawn(degrees: str, rows: int, planted: int = _PLANTED) -> Columns:
    """The columns ``payer``, ``payee``, ``at_s`` and ``amount`` in the order of time."""
    dice = np.random.default_rng(SEED)
    accounts = max(rows // 10, 40)
    payer, payee = _ENDS[degrees](dice, accounts, rows)
    columns = {
        "payer": payer,
        "payee": payee,
        "at_s": dice.integers(0, 30 * DAY, rows),
        "amount": np.exp(dice.normal(13, 1.6, rows)).astype(np.int64) + 1,
    }
    _plant(dice, columns, accounts, min(planted, rows // 100))
    order = np.argsort(columns["at_s"], kind="stable")
    return {name: column[order] for name, column in columns.items()}


def _mild(dice: np.random.Generator, accounts: int, rows: int) -> tuple[Numbers, Numbers]:
    return dice.integers(0, accounts, rows), dice.integers(0, accounts, rows)


def _skewed(dice: np.random.Generator, accounts: int, rows: int) -> tuple[Numbers, Numbers]:
    ranks = np.cumsum(1 / np.arange(1, accounts + 1))
    order = np.arange(accounts)
    order[accounts // 3 :] = dice.permutation(order[accounts // 3 :])
    payer = np.searchsorted(ranks, dice.random(rows) * ranks[-1])
    return payer, order[np.searchsorted(ranks, dice.random(rows) * ranks[-1])]


_ENDS: Final[dict[str, Callable[[np.random.Generator, int, int], tuple[Numbers, Numbers]]]] = {
    "mild": _mild,
    "skewed": _skewed,
}


def _plant(dice: np.random.Generator, columns: Columns, accounts: int, trips: int) -> None:
    """Put round trips in place of the last transfers drawn."""
    last = columns["at_s"].size
    for number in range(trips):
        hops = 2 + number % 7
        trip = slice(last - hops, last)
        ring = dice.choice(np.arange(accounts // 2, accounts), hops, replace=False)
        columns["payer"][trip], columns["payee"][trip] = ring, np.roll(ring, -1)
        begins = dice.integers(0, 27 * DAY)
        columns["at_s"][trip] = np.sort(begins + dice.integers(0, 72 * HOUR, hops))
        columns["amount"][trip] = (10**6 * 0.95 ** np.arange(hops)).astype(np.int64)
        last -= hops


def write(columns: Columns, file: Path) -> None:
    """A table of transfers as ``qaitaru detect`` reads it: CSV or Parquet by the file's ending."""
    with duckdb.connect(config={"memory_limit": "2GB"}) as connection:
        connection.register("drawn", columns)
        connection.execute(_WRITTEN.format(purposes=list(_PURPOSES), file=file))
