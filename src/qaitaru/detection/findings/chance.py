"""What is expected by chance, in closed form; logarithms throughout, so that nothing underflows.

Source: Fisher, "Statistical Methods for Research Workers" (4th edition, 1932), section 21.1
(joining tests); Glaz, Naus and Wallenstein, "Scan Statistics" (2001), chapter 8; Chernoff, "A
Measure of Asymptotic Efficiency for Tests of a Hypothesis" (1952).
"""

from collections.abc import Sequence
from math import expm1, lgamma, log

LEAST = 1e-300


def gathered(points: int, within: int, share: float) -> float:
    """Nats of so many of an account's points lying within a share of the whole time (0 to 1).

    The expected number of such sets among ``points`` thrown at random over the time.
    """
    if within < 2:
        return 0.0
    share = min(max(share, LEAST), 1.0)
    near = (within - 1) * log(share) + log(within - (within - 1) * share)
    return 0.0 - _log_sets(points, within) - near


def _log_sets(points: int, within: int) -> float:
    return lgamma(points + 1) - lgamma(within + 1) - lgamma(points - within + 1)


def some(expected: float) -> float:
    """Nats of at least one where so many are expected: a Poisson tail."""
    return -log(max(-expm1(-expected), LEAST))


def often(times: int, of: int, share: float) -> float:
    """Nats of at least so many of so many, where each is with this chance: Chernoff's bound."""
    met = times / of
    if met <= share:
        return 0.0
    missed = (1 - met) * log((1 - met) / (1 - share)) if met < 1 else 0.0
    return of * (met * log(met / max(share, LEAST)) + missed)


def joined(nats: Sequence[float]) -> float:
    """Nats of independent tests together: each by itself gives one by chance, so sums mislead."""
    summed, tests = sum(nats), len(nats)
    if summed <= tests:
        return 0.0
    term = tail = 1.0  # of the largest term, which is the last: none grows beyond what floats hold
    for number in range(tests - 1, 0, -1):
        term *= number / summed
        tail += term
    largest = (tests - 1) * log(summed) - lgamma(tests)
    return max(summed - largest - log(tail), 0.0)


def within_factor(ratio: float, spread: float) -> float:
    """How likely an amount lies within a factor e^ratio of another, at most.

    Args:
        ratio: the distance of two amounts' logarithms.
        spread: the standard deviation of the ledger's logarithms of amounts.
    """
    return min(1.0, max(ratio, 0.005) / (2.5066 * max(spread, 0.1)))


def share_of(nats: float) -> float:
    """From nats to the 0 to 1 that people are shown: one half at ten, and never quite one."""
    return max(nats, 0.0) / (max(nats, 0.0) + 10.0)
