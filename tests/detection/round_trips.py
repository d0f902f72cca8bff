"""The dull oracle of cycles: every chain of transfers is tried, nothing is left out for speed."""

from collections.abc import Iterator, Sequence

from qaitaru.detection.moves import Mark, Move
from qaitaru.detection.rules.cycle import CycleParameters


def every_round_trip(moves: Sequence[Move], asked: CycleParameters) -> set[tuple[int, ...]]:
    """By the rows of each, without the two bounds."""
    return {tuple(one.row for one in trip) for trip in _trips(moves, asked)}


def _trips(moves: Sequence[Move], asked: CycleParameters) -> Iterator[tuple[Move, ...]]:
    chains: list[tuple[Move, ...]] = [(one,) for one in moves if one.payer != one.payee]
    for _ in range(asked.hops - 1):
        chains = [(*chain, one) for chain in chains for one in moves if _goes_on(chain, one, asked)]
        yield from (chain for chain in chains if chain[-1].payee == chain[0].payer)


def _goes_on(chain: tuple[Move, ...], one: Move, asked: CycleParameters) -> bool:
    last, before = chain[-1], chain[-1].amount
    met = {each.payee for each in chain}
    is_of_a_day = bool((one.marks | last.marks) & Mark.DAY_ONLY)
    return (
        one.payer == last.payee
        and chain[0].payer not in met
        and one.payee not in met
        and (one.at, one.row) > (last.at, -1 if is_of_a_day else last.row)
        and one.at - chain[0].at <= asked.seconds
        and 100 * one.amount >= (100 - asked.percent) * before
        and 100 * one.amount <= (100 + asked.percent) * before
    )
