"""Which schemes are one finding.

The strongest scheme leads. In the order of strength each next one joins the finding with which it
shares most rows, if these are at least half of its own or of the finding's; else it leads a new
one. It lends its own rows only where at least half of them are the finding's already and the
finding is not yet twice its leader: so a hub that holds many schemes joins one of them and glues
none together, and a part does not stand beside its whole.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.scheme import Scheme

GROWTH = 2  # a finding has at most so many times its leader's rows


@dataclass(slots=True)
class _Group:
    members: list[Weighed] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)


Joined = tuple[tuple[Weighed, ...], tuple[int, ...]]


def join(weighed: Iterable[Weighed]) -> list[Joined]:
    """The members of each finding, its leader first, and its rows."""
    groups: list[_Group] = []
    holders: dict[int, list[int]] = {}
    for one in sorted(weighed, key=_strength):
        number = _nearest(one, groups, holders)
        if number is None:
            number = len(groups)
            groups.append(_Group())
        for row in _lent(one, groups[number]):
            groups[number].rows.add(row)
            holders.setdefault(row, []).append(number)
        groups[number].members.append(one)
    return [(tuple(group.members), tuple(sorted(group.rows))) for group in groups]


def _strength(one: Weighed) -> tuple[float, int, tuple[int, ...], tuple[Scheme, ...]]:
    return -one.nats, -len(one.rows), one.rows, one.schemes


def _nearest(one: Weighed, groups: list[_Group], holders: dict[int, list[int]]) -> int | None:
    shared = Counter(number for row in one.rows for number in holders.get(row, ()))
    near = [
        (-count, number)
        for number, count in shared.items()
        if 2 * count >= min(len(one.rows), len(groups[number].rows))
    ]
    return min(near)[1] if near else None


def _lent(one: Weighed, group: _Group) -> list[int]:
    """The rows that the scheme brings to the finding."""
    if not group.members:
        return list(one.rows)
    own = [row for row in one.rows if row not in group.rows]
    most = GROWTH * len(group.members[0].rows)
    return own if 2 * len(own) <= len(one.rows) and len(group.rows) + len(own) <= most else []
