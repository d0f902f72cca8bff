"""Every compiled tracing rule over a graph of accounts, beside its floor and its peers.

The floor is the door's pass: every column read once, and one number looked up and changed for each
side of a posting; no rule can do less. A posting is 29 bytes in, and 20 bytes out for each source
it took of. The peers: the plain rules, on fewer postings, for they are slower; and first in first
out as one SQL query over overlapping intervals, which knows one account only, and no overdraft.
"""

import os
import time
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from bench.tracing_ledger import ACCOUNTS, SOURCES, draw_postings
from qaitaru.engine.duck import connect
from qaitaru.tracing.kernels.postings import OUTFLOW, RECEIPT, TRANSFER, Packed, packed
from qaitaru.tracing.kernels.volume import (
    RULES,
    attributions,
    door_of,
    minor_at_most,
    open_accounts,
    trace_volume,
)
from qaitaru.tracing.parts import Part
from qaitaru.tracing.rules.names import RULES as PLAIN
from qaitaru.tracing.walk import Kind, Posting, walk

ROWS = 10_000_000
PLAIN_ROWS = 20_000
ONE_ACCOUNT_ROWS = 1_000_000
NAMES = ("own", "unknown", "A", "B")

INTERVALS = """
WITH moved AS (
  SELECT seq, kind, source, amount,
    SUM(amount) OVER (PARTITION BY kind ORDER BY seq) - amount AS edge
  FROM one_account
), ins AS (SELECT * FROM moved WHERE kind = 0), outs AS (SELECT * FROM moved WHERE kind = 1),
edges AS (SELECT edge FROM ins UNION SELECT edge FROM outs),
pieces AS (
  SELECT e.edge,
    LEAD(e.edge, 1, (SELECT SUM(amount) FROM outs)) OVER (ORDER BY e.edge) - e.edge AS amount
  FROM edges AS e WHERE e.edge < (SELECT SUM(amount) FROM outs)
)
SELECT o.seq, i.source, CAST(SUM(p.amount) AS BIGINT) AS amount
FROM pieces AS p ASOF JOIN ins AS i ON p.edge >= i.edge ASOF JOIN outs AS o ON p.edge >= o.edge
GROUP BY o.seq, i.source ORDER BY ALL
"""


def measure() -> dict[str, object]:
    """Compile, then run each rule over all postings."""
    before = os.getloadavg()[0]
    compiled = {rule: round(_seconds(partial(_warm, rule)), 1) for rule in RULES}
    postings = draw_postings(ROWS)
    floor = min(_seconds(lambda: door_of(ACCOUNTS, SOURCES).admit(postings)) for _ in range(3))
    rules = {rule: _rate(postings, rule, floor) for rule in RULES}
    return {
        "postings": ROWS,
        "accounts": ACCOUNTS,
        "load_before": round(before, 1),
        "seconds_to_compile_or_load": compiled,
        "floor_million_a_second": round(ROWS / floor / 1e6, 1),
        "rules": rules,
        "plain_rules_million_a_second": _plain_rates(),
        "one_account": _one_account(),
    }


def _warm(rule: str) -> None:
    trace_volume(draw_postings(100), rule, ACCOUNTS, SOURCES)


def _rate(postings: Packed, rule: str, floor: float) -> dict[str, float]:
    standing, rows = open_accounts(rule, ACCOUNTS, SOURCES), 0
    start, busy = time.perf_counter(), time.thread_time()
    for part in attributions(standing, postings, SOURCES):
        rows += len(part.posting)
    wall, cpu = time.perf_counter() - start, time.thread_time() - busy
    return {
        "million_a_second": round(ROWS / wall / 1e6, 1),
        "million_a_cpu_second": round(ROWS / cpu / 1e6, 1),
        "times_the_floor": round(wall / floor, 1),
        "attributed_rows": rows,
        "deviation_minor_at_most": minor_at_most(standing),
    }


def _plain_rates() -> dict[str, float]:
    postings = list(_as_plain(draw_postings(PLAIN_ROWS)))
    seconds = {rule: _seconds(partial(walk, postings, PLAIN[rule])) for rule in ("fifo", "rolling")}
    return {rule: round(PLAIN_ROWS / spent / 1e6, 2) for rule, spent in seconds.items()}


def _as_plain(postings: Packed) -> Iterator[Posting]:
    columns = (column.tolist() for column in postings)
    for place, row in enumerate(zip(*columns, strict=True)):
        kind, account, to_account, amount, source, _ = row
        yield Posting(
            entry_id=str(place),
            account=str(account),
            kind=Kind.IN if kind == RECEIPT else Kind.OUT,
            amount=amount,
            parts=(Part(NAMES[source], amount),) if kind == RECEIPT else (),
            to_account=str(to_account) if kind == TRANSFER else "",
        )


def _one_account() -> dict[str, object]:
    """First in, first out in one account that is never overdrawn: the kernel, and the SQL."""
    chance = np.random.default_rng(2)
    kind = np.tile(np.array([RECEIPT, OUTFLOW], np.int8), ONE_ACCOUNT_ROWS // 2)
    came = chance.integers(1000, 10**6, ONE_ACCOUNT_ROWS // 2)
    amount = np.column_stack((came, came * chance.integers(50, 101, len(came)) // 100)).ravel()
    source = np.where(kind == RECEIPT, chance.choice(SOURCES, size=len(kind)), 0)
    none = np.full(len(kind), -1)
    postings = packed(kind, np.zeros(len(kind)), none, amount, source, np.zeros(len(kind)))
    start = time.perf_counter()
    taken = trace_volume(postings, "fifo", 1, SOURCES).attributed
    ours = time.perf_counter() - start
    connection = connect(memory_mb=1500)
    columns = {"seq": np.arange(len(kind)), "kind": kind, "source": postings.source}
    connection.register("one_account", {**columns, "amount": postings.amount})
    start = time.perf_counter()
    found = connection.execute(INTERVALS).fetchnumpy()
    theirs = time.perf_counter() - start
    assert (found["seq"] == taken.posting).all()
    assert (found["source"] == taken.source).all()
    assert (found["amount"] == taken.amount).all()
    return {
        "postings": ONE_ACCOUNT_ROWS,
        "kernel_million_a_second": round(ONE_ACCOUNT_ROWS / ours / 1e6, 1),
        "sql_million_a_second": round(ONE_ACCOUNT_ROWS / theirs / 1e6, 1),
        "times_the_sql": round(theirs / ours, 1),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
