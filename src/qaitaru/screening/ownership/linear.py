"""Linear equations in exact shares: each party's share is a sum of parts of other parties'."""

from collections import defaultdict
from collections.abc import Mapping

from qaitaru.screening.ownership.bound import NOTHING, WHOLE, Bound

Rows = Mapping[str, Mapping[str, Bound]]
"""Party -> owner -> the part of the party that the owner holds."""

_Row = dict[str, Bound]


def solved(rows: Rows, known: Mapping[str, Bound]) -> dict[str, Bound]:
    """The shares that satisfy ``share = sum of part x owner's share`` for every row.

    An owner that has neither a row nor a known share holds nothing for anybody. Rows must lead to
    a known share: a circle closed in itself has no one answer, and is not to be given.

    Source: Gauss's elimination, the parties with the fewest owners first.
    """
    constant: dict[str, Bound] = {}
    open_rows: dict[str, _Row] = {}
    for party, owners in rows.items():
        given = (part * known[owner] for owner, part in owners.items() if owner in known)
        constant[party] = sum(given, start=NOTHING)
        open_rows[party] = {owner: part for owner, part in owners.items() if owner in rows}
    order = sorted(open_rows, key=lambda party: (len(open_rows[party]), party))
    _eliminate(order, open_rows, constant)
    found: dict[str, Bound] = {}
    for party in reversed(order):
        parts = (part * found[owner] for owner, part in open_rows[party].items())
        found[party] = sum(parts, start=constant[party])
    return found


def _eliminate(order: list[str], rows: dict[str, _Row], constant: dict[str, Bound]) -> None:
    """Rewrite each row so that it names only parties that come after it in the order."""
    users: dict[str, set[str]] = defaultdict(set)
    for party, row in rows.items():
        for owner in row:
            users[owner].add(party)
    place = {party: at for at, party in enumerate(order)}
    for party in order:
        row = rows[party]
        rest = WHOLE - row.pop(party, NOTHING)
        rows[party] = row = {owner: part / rest for owner, part in row.items()}
        constant[party] /= rest
        for user in (one for one in users[party] if place[one] > place[party]):
            part = rows[user].pop(party)
            constant[user] += part * constant[party]
            for owner, below in row.items():
                rows[user][owner] = rows[user].get(owner, NOTHING) + part * below
                users[owner].add(user)
