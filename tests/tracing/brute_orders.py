"""Every order of each day, walked one by one: dull, and true."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, permutations, product

from qaitaru.tracing.order import days
from qaitaru.tracing.parts import Amount, by_source
from qaitaru.tracing.rules.names import Between, rule_of
from qaitaru.tracing.walk import Kind, Posting, Walked, walk

Ranges = dict[tuple[str, str], tuple[Amount, Amount]]


def every_order(postings: Sequence[Posting]) -> Iterator[list[Posting]]:
    """Openings first of their day, and no receipt before the outflow it answers."""
    for order in product(*(_of_day(day) for day in days(postings))):
        ledger = list(chain.from_iterable(order))
        place = {p.entry_id: at for at, p in enumerate(ledger) if p.kind is Kind.OUT}
        if all(place[p.answers] < at for at, p in enumerate(ledger) if p.answers):
            yield ledger


def _of_day(day: Sequence[Posting]) -> list[list[Posting]]:
    opened = [p for p in day if p.kind is Kind.OPENING]
    others = [p for p in day if p.kind is not Kind.OPENING]
    return [[*opened, *order] for order in permutations(others)]


def ranges(
    postings: Sequence[Posting],
    rule: str,
    between: Between = Between.PRO_RATA,
    assets: frozenset[str] = frozenset(),
) -> tuple[Ranges, Ranges, Ranges]:
    """Of balances, outflows and shortfalls, the least and greatest; always nothing is left out."""
    walked = [walk(order, rule_of(rule, between), assets) for order in every_order(postings)]
    return (
        _ranges([_flat(one.balances()) for one in walked]),
        _ranges([_flat(_attributed(one)) for one in walked]),
        _ranges([{(out, ""): p.shortfall for out, p in one.outflows().items()} for one in walked]),
    )


def _attributed(walked: Walked) -> dict[str, dict[str, Amount]]:
    return {out: by_source(paid.attributed) for out, paid in walked.outflows().items()}


def _flat(table: Mapping[str, Mapping[str, Amount]]) -> dict[tuple[str, str], Amount]:
    return {(name, source): a for name, row in table.items() for source, a in row.items()}


def _ranges(seen: Sequence[Mapping[tuple[str, str], Amount]]) -> Ranges:
    keys = dict.fromkeys(chain.from_iterable(seen))
    found = {key: [one.get(key, 0) for one in seen] for key in keys}
    return {key: (min(all_), max(all_)) for key, all_ in found.items() if max(all_)}
