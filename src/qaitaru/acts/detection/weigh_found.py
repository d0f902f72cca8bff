"""From schemes to the findings that are told: one way, of a file and of a workspace's ledger."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from qaitaru.detection.beside_store import beside_of_moves
from qaitaru.detection.editions import InForce
from qaitaru.detection.findings.amounts_told import AmountsTold
from qaitaru.detection.findings.bound import NOTHING, Bound, Bounded, bounded
from qaitaru.detection.findings.finding import findings_of
from qaitaru.detection.kernels.doors import narrowed
from qaitaru.detection.kernels.packed import Packed
from qaitaru.detection.kernels.packed_ledger import background_of_packed
from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Behind:
    """The transfers of schemes by row, and whose amounts may be compared."""

    moves: Mapping[int, Move]
    amounts: AmountsTold


@dataclass(frozen=True, slots=True)
class Found:
    """The schemes of all readings.

    Attributes:
        typologies: that were asked.
        schemes: that they found.
        packed: tells all transfers of the ledger.
        behind: tells those of some rows; after it facts and transfers are read as they are weighed.
    """

    typologies: Sequence[InForce]
    schemes: Sequence[Scheme]
    packed: Callable[[], Packed]
    behind: Callable[[Collection[int]], Behind]


def weigh_found(connection: duckdb.DuckDBPyConnection, found: Found, bound: Bound) -> Bounded:
    """The findings that these schemes make, best first, as far as they are told."""
    if not found.schemes:
        return NOTHING
    packed = found.packed()
    schemes = narrowed(found.schemes, packed)
    rows = {row for one in schemes for row in one.rows}
    background, behind = background_of_packed(packed, rows), found.behind(rows)
    findings = findings_of(
        schemes,
        background,
        behind.moves,
        {one.typology.name for one in found.typologies if one.typology.is_supporting},
        amounts=behind.amounts,
        beside=beside_of_moves(connection, behind.moves.values(), background),
    )
    return bounded(findings, schemes, bound)
