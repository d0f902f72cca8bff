"""A graph of accounts as an investigation meets it: few busy accounts, many quiet ones.

10 million postings, 100,000 accounts. How busy an account is falls off as a power of its rank (the
busiest one has 0.9 % of all postings, half of all postings are on 6 % of the accounts). Of the
postings 45 % are receipts (90 % the holder's, 5 % unknown, 5 % two claimants'), 30 % outflows, 25 %
transfers to another account, any to any: nearly all accounts are one connected group. Amounts are
log-normal with a median of 50,000.00 and a mean of 2.7 times that.
"""

from pathlib import Path

import numpy as np

from qaitaru.engine.duck import connect
from qaitaru.tracing.kernels.postings import OUTFLOW, RECEIPT, TRANSFER, Codes, Packed, packed

ACCOUNTS = 100_000
SOURCES = 4
KINDS = ((RECEIPT, 0.45), (OUTFLOW, 0.30), (TRANSFER, 0.25))
OWNERS = (0.90, 0.05, 0.03, 0.02)


def draw_postings(rows: int, seed: int = 1) -> Packed:
    """So many postings of the graph, the same for the same seed."""
    chance = np.random.default_rng(seed)
    account, to_account = _drawn_accounts(chance, (2, rows))
    kind = chance.choice([k for k, _ in KINDS], size=rows, p=[share for _, share in KINDS])
    amount = np.exp(chance.normal(np.log(5_000_000), 1.4, size=rows)).astype(np.int64) + 1
    return packed(
        kind,
        account,
        np.where(kind == TRANSFER, to_account, -1),
        amount,
        np.where(kind == RECEIPT, chance.choice(SOURCES, size=rows, p=OWNERS), 0),
        np.where(kind == TRANSFER, amount, 0),
    )


def _drawn_accounts(chance: np.random.Generator, size: tuple[int, int]) -> Codes:
    """Accounts by how busy they are; their numbers say nothing of it."""
    weights = 1 / (np.arange(ACCOUNTS) + 10.0) ** 0.9
    chosen = chance.choice(ACCOUNTS, size=size, p=weights / weights.sum())
    numbers: Codes = chance.permutation(ACCOUNTS).astype(np.int32)
    return numbers[chosen]


_WRITTEN = """
COPY (
  SELECT seq, CASE kind WHEN 0 THEN 'in' ELSE 'out' END AS direction,
    'KZ' || lpad(account::VARCHAR, 18, '0') AS account,
    CASE WHEN to_account >= 0 THEN 'KZ' || lpad(to_account::VARCHAR, 18, '0') END AS to_account,
    amount AS amount_minor, NULL::BIGINT AS received_minor, false AS converted,
    CASE WHEN kind = 0 THEN ['own', 'unknown', 'Bank', 'Fund'][source + 1] ELSE '' END AS source
  FROM drawn ORDER BY seq
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""


def write_postings(path: Path, rows: int) -> None:
    """The same graph as a ledger's file, accounts by their IBAN."""
    drawn = draw_postings(rows)
    connection = connect(memory_mb=2000)
    columns = {"seq": np.arange(rows), **drawn._asdict()}
    connection.register("drawn", columns)
    connection.execute(_WRITTEN.format(path=path))
