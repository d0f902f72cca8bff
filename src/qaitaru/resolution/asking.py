"""Which pairs a member should judge first: where the answer is open and much hangs on it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.resolution.values import Ints

Floats = NDArray[np.float64]

OPEN_FROM: Final = -5_000
"""Thousandths from which two parties may be one: one to thirty-two."""

SURE_FROM: Final = 7_000
"""Thousandths from which a likeness needs nobody's word: a hundred and twenty-eight to one."""

ALIKE_FROM: Final = 4_000
"""Thousandths from which two parties of different numbers are told to be alike."""

_FARTHEST: Final = 60.0  # bits, beyond which nothing changes


def doubt(thousandths: Ints) -> Floats:
    """How open it is whether pairs are one party, in bits: 1 where both are as likely.

    Source: C. E. Shannon, "A mathematical theory of communication" (1948), section 6.
    """
    bits = np.clip(thousandths / 1000, -_FARTHEST, _FARTHEST)
    one = 1 / (1 + np.exp2(-bits))
    other = 1 / (1 + np.exp2(bits))
    found: Floats = -(one * np.log2(one) + other * np.log2(other))
    return found


def worth(doubts: Floats, payments: Ints) -> Ints:
    """What a judgement of each pair is worth, in whole thousandths.

    Args:
        doubts: of each pair, in bits.
        payments: that would move with the answer: those of the record that has fewer.
    """
    found: Ints = np.rint(1000 * doubts * np.log2(2 + payments)).astype(np.int64)
    return found
