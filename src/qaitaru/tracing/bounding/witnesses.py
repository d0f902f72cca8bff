"""Orders that show what may happen: an end that one of them reaches is proved."""

from collections.abc import Iterator, Sequence
from itertools import permutations, product
from typing import Final

from qaitaru.tracing.bounding.pieces import Piece
from qaitaru.tracing.order import answered
from qaitaru.tracing.walk import Kind, Posting

_MOST_SOURCES: Final = 12
"""Each source is given twelve orders of the whole ledger."""


def witnesses(pieces: Sequence[Piece]) -> Iterator[list[Posting]]:
    """Some orders of the ledger: of each piece the receipts of one source, others, and outflows.

    They come in all six orders of these three, as booked and turned round, for each of the first
    sources of the ledger. Among them is the worst and the best of any money that leaves last.
    """
    stated = (part.source for piece in pieces for posting in piece for part in posting.parts)
    sources = list(dict.fromkeys(stated))[:_MOST_SOURCES] or [""]
    for step, groups, source in product((1, -1), permutations(range(3)), sources):
        ordered = (_grouped(piece[::step], source, groups) for piece in pieces)
        yield [posting for piece in ordered for posting in answered(piece)]


def _grouped(piece: Piece, source: str, groups: Sequence[int]) -> Piece:
    return sorted(piece, key=lambda posting: groups[_group(posting, source)])


def _group(posting: Posting, source: str) -> int:
    if posting.kind is Kind.OUT:
        return 0
    return 1 if any(part.source == source for part in posting.parts) else 2
