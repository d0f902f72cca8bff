"""From what two names share and lack to one figure between 0 and 1.

What agrees is set against all that speaks otherwise; what one name merely lacks weighs less than
what each has and the other has not. A name of few and common words proves little however well it
agrees. The constants were fitted on open data (see ``docs/screening.md``).
"""

import math
from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np

from qaitaru.screening.names.pairing import Pairing


class Constants(NamedTuple):
    """How much each kind of difference weighs."""

    slips: float
    left: float
    other_left: float
    both_left: float
    left_scale: float  # words only one name has weigh less and less
    other_scale: float
    both_scale: float
    little: float  # agreement, in nats, below which a name proves little
    doubt: float
    doubt_scale: float


FITTED: Final = Constants(
    slips=0.488,
    left=0.596,
    other_left=0.402,
    both_left=1.122,
    left_scale=29.845,
    other_scale=5.41,
    both_scale=14.23,
    little=0.589,
    doubt=0.415,
    doubt_scale=7.07,
)


def grade(pairing: Pairing) -> float:
    """How far two names are one, from 0 to 1; 1 is reached by none."""
    if pairing.agreed <= 0:
        return 0.0
    both_left = min(pairing.left, pairing.other_left)
    parts = (pairing.agreed, pairing.slips, pairing.left, pairing.other_left, both_left)
    return float(_graded(parts, math.exp))


def graded(agreed: Any, left: Any, other_left: Any) -> Any:
    """The same for many names at once, as if no word had a slip in it: never less."""
    both_left = np.minimum(left, other_left)
    return _graded((np.maximum(agreed, 1e-6), 0.0, left, other_left, both_left), np.exp)


def _graded(parts: tuple[Any, ...], exp: Callable[[Any], Any]) -> Any:
    agreed, slips, left, other_left, both_left = parts
    by = FITTED
    against = (
        by.slips * slips
        + by.left * by.left_scale * (1 - exp(-left / by.left_scale))
        + by.other_left * by.other_scale * (1 - exp(-other_left / by.other_scale))
        + by.both_left * by.both_scale * (1 - exp(-both_left / by.both_scale))
    )
    share = agreed / (agreed + against)
    sure = (1 - exp(-agreed / by.little)) * (1 - by.doubt * exp(-agreed / by.doubt_scale))
    return share * sure
