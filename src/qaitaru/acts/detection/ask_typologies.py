"""Ask typologies of the transfers read, of all together and of each unit, and weigh the schemes."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

import duckdb

from qaitaru.acts.detection.weigh_found import Behind, Found, weigh_found
from qaitaru.detection.accounts_store import choose_known
from qaitaru.detection.asking import Asking, Reading, as_whole, askings
from qaitaru.detection.currencies_store import (
    APART,
    account_count,
    middles,
    money_of,
    read_as,
)
from qaitaru.detection.detection_store import detection_run
from qaitaru.detection.editions import InForce
from qaitaru.detection.findings.amounts_told import ONE_UNIT, AmountsTold
from qaitaru.detection.findings.bound import USUAL, Bound, Bounded
from qaitaru.detection.kernels.packed import Packed
from qaitaru.detection.scheme import Scheme
from qaitaru.detection.transfers_store import Transfers, moves_of
from qaitaru.engine.duck_door import DuckEngine

_ALL, _TOGETHER = Asking(Reading.ALL), Asking(Reading.TOGETHER)


def findings_in(
    connection: duckdb.DuckDBPyConnection,
    read: Transfers,
    typologies: Sequence[InForce],
    bound: Bound = USUAL,
) -> Bounded:
    """The findings of all readings together, best first; ``moves`` are then all transfers."""
    asked = askings(typologies, read.currencies, read.units)
    plain = read.units.among(read.currencies)[0]
    schemes = [scheme for one in asked for scheme in _schemes(connection, one, one.unit or plain)]

    def behind(rows: Collection[int]) -> Behind:
        read_as(connection, _ALL)
        moves = {one.row: one for one in moves_of(connection, rows)}
        amounts = _amounts(connection, read, rows)
        choose_known(connection, plain)
        return Behind(moves, amounts)

    found = Found(typologies, schemes, partial(_packed, connection, read), behind)
    return weigh_found(connection, found, bound)


def _schemes(connection: duckdb.DuckDBPyConnection, asking: Asking, unit: str) -> Iterator[Scheme]:
    read_as(connection, asking)
    choose_known(connection, unit)
    accounts = account_count(connection)
    with detection_run(DuckEngine(connection), asking.typologies) as run:
        for found in run.every():
            is_apart = asking.reading in APART
            yield from (as_whole(one, accounts) for one in found) if is_apart else found


def _packed(connection: duckdb.DuckDBPyConnection, read: Transfers) -> Packed:
    """All transfers, amounts left out where they are of several units."""
    read_as(connection, _ALL if _is_one(read) else _TOGETHER)
    with detection_run(DuckEngine(connection), ()) as run:
        return run.packed


def _amounts(
    connection: duckdb.DuckDBPyConnection, read: Transfers, rows: Iterable[int]
) -> AmountsTold:
    if _is_one(read):
        return ONE_UNIT
    units = {row: one.unit for row, one in money_of(connection, rows).items()}
    return AmountsTold(units, middles(connection))


def _is_one(read: Transfers) -> bool:
    return len(read.units.among(read.currencies)) == 1
