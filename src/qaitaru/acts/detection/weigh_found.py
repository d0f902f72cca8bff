"""From schemes to the findings that are told: one way, of a file and of a workspace's ledger."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np

from qaitaru.detection.background import Background
from qaitaru.detection.beside_store import beside_of_moves
from qaitaru.detection.editions import InForce
from qaitaru.detection.findings.amounts_told import ONE_UNIT, AmountsTold
from qaitaru.detection.findings.beside import Beside
from qaitaru.detection.findings.bound import NOTHING, Bound, Bounded
from qaitaru.detection.findings.known_evidence import OF_FACTS
from qaitaru.detection.findings.weighing import weighing_of
from qaitaru.detection.kernels.findings_told import findings_told
from qaitaru.detection.kernels.packed import Codes, Packed
from qaitaru.detection.kernels.packed_ledger import (
    PackedLedger,
    StatedAmounts,
    UnitOfRow,
    background_of_packed,
    moves_among,
)
from qaitaru.detection.kernels.packed_schemes import PackedSchemes


@dataclass(frozen=True, slots=True)
class Behind:
    """All transfers of the ledger; of several units with their amounts apart."""

    moves: Packed
    stated: StatedAmounts | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The schemes of all readings.

    Attributes:
        typologies: that were asked.
        schemes: that they found, of each typology and reading.
        behind: tells the ledger; after it facts and transfers are read as they are weighed.
    """

    typologies: Sequence[InForce]
    schemes: Sequence[PackedSchemes]
    behind: Callable[[], Behind]


def weigh_found(connection: duckdb.DuckDBPyConnection, found: Found, bound: Bound) -> Bounded:
    """The findings that these schemes make, best first, as far as they are told."""
    if not any(map(len, found.schemes)):
        return NOTHING
    behind = found.behind()
    background = background_of_packed(behind.moves)
    moves, units, amounts = _amounts(behind)
    beside = _beside(connection, found.schemes, (moves, background))
    ledger = PackedLedger(moves, units, weighing_of(background, amounts), beside)
    supporting = {one.typology.name for one in found.typologies if one.typology.is_supporting}
    return findings_told(found.schemes, ledger, supporting, bound)


def _amounts(behind: Behind) -> tuple[Packed, Codes, AmountsTold]:
    """The transfers with amounts as they are compared, the units of these, and what they tell."""
    moves, stated = behind.moves, behind.stated
    if stated is None:
        return moves, np.empty(0, dtype=np.int32), ONE_UNIT
    amounts = AmountsTold(UnitOfRow(moves.row, stated.unit), stated.middles)
    return moves._replace(amount=stated.amount), stated.unit, amounts


def _beside(
    connection: duckdb.DuckDBPyConnection,
    schemes: Sequence[PackedSchemes],
    ledger: tuple[Packed, Background],
) -> Beside:
    """What is known of the transfers of schemes that are weighed by facts."""
    moves, background = ledger
    rows = [one.rows for one in schemes if one.name in OF_FACTS]
    of_facts = moves_among(moves, np.concatenate([np.empty(0, dtype=np.int64), *rows]))
    return beside_of_moves(connection, of_facts.values(), background)
