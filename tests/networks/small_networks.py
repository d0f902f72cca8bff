"""Networks small enough to try every way in them."""

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from qaitaru.networks.passages import Passage, goes_on

DAY = 86_400


def paid(*lines: str) -> list[Passage]:
    """Transfers as one would write them: ``day payer payee amount``, ends as letters."""
    return [_paid(row, line) for row, line in enumerate(lines)]


def _paid(row: int, line: str) -> Passage:
    day, payer, payee, amount = line.split()
    at = int(day) * DAY
    return Passage(row, at, at, ord(payer), ord(payee), int(amount))


@st.composite
def networks(draw: st.DrawFn, most: int = 9, ends: int = 5) -> list[Passage]:
    """Few ends, many ties in time and in amount, some transfers that take days, some to oneself."""
    found = []
    for row in range(draw(st.integers(0, most))):
        left = draw(st.integers(0, 6))
        came = left + draw(st.sampled_from((0, 0, 0, 1, 3)))
        payer, payee = draw(st.integers(0, ends - 1)), draw(st.integers(0, ends - 1))
        amount, currency = draw(st.sampled_from((1, 2, 2, 5, 9))), draw(st.integers(0, 1))
        found.append(Passage(row, left, came, payer, payee, amount, currency))
    return found


def every_way(
    passages: Sequence[Passage], source: int, target: int, within: int
) -> Iterator[tuple[Passage, ...]]:
    """All ways, one by one: no transfer twice, none back to the source nor on from the target."""
    some = [one for one in passages if one.payee != source and one.payer != target]

    def on(way: tuple[Passage, ...]) -> Iterator[tuple[Passage, ...]]:
        if way[-1].payee == target:
            yield way
        for after in some:
            if after not in way and goes_on(way[-1], after, within):
                yield from on((*way, after))

    for one in some:
        if one.payer == source:
            yield from on((one,))
