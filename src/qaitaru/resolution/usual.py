"""What is usual: how often each level stands in pairs that are one party and in pairs that are not.

The estimate begins here and, where a case has few pairs, stays near. The pairs meant are those that
share a key: relatives and namesakes, and not any two of all parties. Unverified: judged, and to
be measured on decided cases.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.resolution.fields import Field

USUAL_SHARE: Final = 0.2
"""Of the pairs that share a key, those that are one party."""

_PART: Final = (0.01, 0.015, 0.015, 0.015, 0.015)
_NEAR: Final = (0.02, 0.04, 0.04, 0.04, 0.04)
_SAME: Final = (0.05, 0.15, 0.2, 0.2, 0.2)
_PART_BY_CHANCE: Final = (0.05, 0.015, 0.006, 0.003, 0.001)
_NEAR_BY_CHANCE: Final = (0.02, 0.01, 0.005, 0.002, 0.001)
_SAME_BY_CHANCE: Final = (0.02, 0.01, 0.005, 0.002, 0.001)

_USUAL: Final[Mapping[Field, tuple[tuple[float, ...], tuple[float, ...]]]] = {
    Field.NAME: (
        (0.001, 0.005, *_PART, *_NEAR, *_SAME),
        (0.1, 0.75, *_PART_BY_CHANCE, *_NEAR_BY_CHANCE, *_SAME_BY_CHANCE),
    ),
    Field.FATHER: ((0.01, 0.14, 0.85), (0.6, 0.05, 0.35)),
    Field.GENDER: ((0.01, 0.99), (0.4, 0.6)),
    Field.BIRTH: ((0.01, 0.03, 0.04, 0.02, 0.9), (0.85, 0.01, 0.08, 0.01, 0.05)),
    Field.NUMBER: ((0.2, 0.8), (0.99, 0.01)),
    Field.PHONE: ((0.35, 0.05, 0.6), (0.75, 0.1, 0.15)),
    Field.ACCOUNT: ((0.6, 0.02, 0.38), (0.96, 0.02, 0.02)),
    Field.ADDRESS: ((0.3, 0.2, 0.5), (0.8, 0.1, 0.1)),
    Field.COUNTRY: ((0.05, 0.95), (0.15, 0.85)),
}


def usual(field: Field) -> NDArray[np.float64]:
    """Two rows: shares of the levels in pairs that are one party, and in pairs that are not."""
    return np.array(_USUAL[field])
