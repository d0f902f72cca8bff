"""Tainted money first: what the claimants claim is presumed to leave before all else."""

from qaitaru.tracing.parts import is_claimant
from qaitaru.tracing.states.lots import LotState
from qaitaru.tracing.states.shares import ShareState
from qaitaru.tracing.states.state import State


def tainted_first() -> State:
    """Attribute each outflow to the claimants in proportion, then to all others in proportion.

    Source: United States v Banco Cafetero Panama, 797 F.2d 1154 (2d Cir. 1986) ("drugs-in,
    first-out"): the government may follow the tainted money out of the account.
    """
    return ShareState(_tainted_then_others)


def tainted_first_oldest() -> State:
    """As ``tainted_first``, but among claimants, and among the others, the oldest leaves first."""
    return LotState(_tainted_then_others, tiers=2)


def _tainted_then_others(source: str) -> int:
    return 0 if is_claimant(source) else 1
