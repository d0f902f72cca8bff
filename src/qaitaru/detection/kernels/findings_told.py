"""From packed schemes to findings: compiled where there is a compiler, else plain."""

from collections.abc import Collection, Sequence
from importlib.util import find_spec

import numpy as np

from qaitaru.detection.findings.bound import Bound, Bounded, bounded
from qaitaru.detection.findings.finding import findings_weighed
from qaitaru.detection.kernels.packed_ledger import PackedLedger, moves_among
from qaitaru.detection.kernels.packed_schemes import PackedSchemes


def findings_told(
    parts: Sequence[PackedSchemes], ledger: PackedLedger, supporting: Collection[str], bound: Bound
) -> Bounded:
    """The findings that schemes make, best first, as far as they are told.

    Args:
        parts: the schemes of each typology and reading; one scheme at least.
        ledger: whose they are.
        supporting: typologies that alone never make more than one half.
        bound: the least that is told.
    """
    if find_spec("numba"):
        from qaitaru.detection.kernels.packed_findings import (  # noqa: PLC0415 - needs the extra
            packed_findings,
        )

        return packed_findings(parts, ledger, supporting, bound)
    schemes = [scheme for part in parts for scheme in part]
    moves = moves_among(ledger.moves, np.concatenate([part.rows for part in parts]))
    found = findings_weighed(schemes, ledger.weighing, moves, supporting, beside=ledger.beside)
    return bounded(found, schemes, bound)
