"""What may be looked at by itself: accounts that no transfer joins, bookings that meet nowhere."""

from collections.abc import Iterable, Sequence

from qaitaru.tracing.order import days
from qaitaru.tracing.walk import Kind, Posting

Piece = list[Posting]
"""Bookings of one day whose order is not known; any order of them is possible."""


def groups(postings: Sequence[Posting]) -> list[list[Piece]]:
    """The ledger by groups of accounts that its transfers join, each as pieces in order.

    Openings come first of their day, each by itself. Bookings of one day that touch no common
    account stand in pieces of their own: which of them came first changes nothing.
    """
    found: dict[str, list[Piece]] = {}
    above = _joined(postings)
    for day in days(postings):
        opened = [[posting] for posting in day if posting.kind is Kind.OPENING]
        others = [posting for posting in day if posting.kind is not Kind.OPENING]
        for piece in (*opened, *_apart(others, _joined(others))):
            found.setdefault(_root(above, piece[0].account), []).append(piece)
    return list(found.values())


_Above = dict[str, str]
"""Each account, and another one of its group that stands for it."""


def _joined(postings: Sequence[Posting]) -> _Above:
    above: _Above = {}
    accounts = {p.entry_id: p.account for p in postings if p.kind is Kind.OUT}
    for posting in postings:
        for other in (posting.to_account, accounts.get(posting.answers, "")):
            if other:
                above[_root(above, other)] = _root(above, posting.account)
    return above


def _apart(postings: Iterable[Posting], above: _Above) -> Iterable[Piece]:
    found: dict[str, Piece] = {}
    for posting in postings:
        found.setdefault(_root(above, posting.account), []).append(posting)
    return found.values()


def _root(above: _Above, name: str) -> str:
    root = name
    while above.setdefault(root, root) != root:
        root = above[root]
    while above[name] != root:
        above[name], name = root, above[name]
    return root
