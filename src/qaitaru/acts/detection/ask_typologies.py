"""Ask typologies of the transfers read, of all together and of each unit, and weigh the schemes."""

from collections.abc import Iterator, Sequence

import duckdb

from qaitaru.acts.detection.weigh_found import Behind, Found, weigh_found
from qaitaru.detection.accounts_store import choose_known
from qaitaru.detection.asking import Asking, Reading, askings
from qaitaru.detection.currencies_store import APART, account_count, read_as, stated_amounts
from qaitaru.detection.detection_store import detection_run
from qaitaru.detection.editions import InForce
from qaitaru.detection.findings.bound import USUAL, Bound, Bounded
from qaitaru.detection.kernels.packed import Packed
from qaitaru.detection.kernels.packed_schemes import PackedSchemes, as_whole
from qaitaru.detection.transfers_store import Transfers
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
    units = read.units.among(read.currencies)
    schemes = [part for one in asked for part in _schemes(connection, one, one.unit or units[0])]

    def behind() -> Behind:
        packed = _packed(connection, _TOGETHER if len(units) > 1 else _ALL)
        stated = stated_amounts(connection) if len(units) > 1 else None
        read_as(connection, _ALL)
        choose_known(connection, units[0])
        return Behind(packed, stated)

    return weigh_found(connection, Found(typologies, schemes, behind), bound)


def _schemes(
    connection: duckdb.DuckDBPyConnection, asking: Asking, unit: str
) -> Iterator[PackedSchemes]:
    read_as(connection, asking)
    choose_known(connection, unit)
    accounts = account_count(connection)
    with detection_run(DuckEngine(connection), asking.typologies) as run:
        for found in run.every():
            yield as_whole(found, accounts) if asking.reading in APART else found


def _packed(connection: duckdb.DuckDBPyConnection, asking: Asking) -> Packed:
    read_as(connection, asking)
    with detection_run(DuckEngine(connection), ()) as run:
        return run.packed
