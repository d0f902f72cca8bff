"""What an account does again and again with those it always does it with, told as one finding.

Two findings are times of one pattern where the schemes that lead them are of one typology and have
the same anchors, and at least half of the counterparties of the one stand in the other already. The
strongest leads and gives its evidence. New counterparties make another finding: a scheme with
strangers is not lost in an account's usual business. Where the scheme is the account itself,
through which money only flows, its months are one pattern whoever pays and is paid.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.joining import Joined
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.moves import Move

_OF_ACCOUNT: Final = frozenset({"flow_through"})
"""Typologies that say what an account is, whoever stands across from it."""

_Key = tuple[str, tuple[int, int]]


@dataclass(slots=True)
class _Pattern:
    times: list[Joined]
    others: set[int]


def once(joined: Sequence[Joined], moves: Mapping[int, Move]) -> list[Joined]:
    """Each pattern once, with the members and rows of all its times.

    Args:
        joined: the members and rows of each finding, the strongest first.
        moves: the transfers of their rows.
    """
    count = Counter(_key(members) for members, _ in joined)
    patterns: dict[_Key, list[_Pattern]] = defaultdict(list)
    for one in joined:
        key = _key(one[0])
        is_asked = count[key] > 1 and key[0] not in _OF_ACCOUNT
        others = _others(one, moves) if is_asked else set()
        known = next((met for met in patterns[key] if _is_usual(others, met)), None)
        if known:
            known.times.append(one)
            known.others |= others
        else:
            patterns[key].append(_Pattern([one], others))
    return [_whole(one.times, moves) for each in patterns.values() for one in each]


def _key(members: Sequence[Weighed]) -> _Key:
    leading = members[0].schemes[0]
    return leading.typology, leading.anchors


def _others(one: Joined, moves: Mapping[int, Move]) -> set[int]:
    members, rows = one
    met = {at for row in rows for at in (moves[row].payer, moves[row].payee)}
    return met.difference(members[0].schemes[0].anchors)


def _is_usual(others: set[int], pattern: _Pattern) -> bool:
    return 2 * len(others & pattern.others) >= len(others)


def _whole(times: Sequence[Joined], moves: Mapping[int, Move]) -> Joined:
    if len(times) == 1:
        return times[0]
    rows = sorted({row for _, own in times for row in own})
    at = [moves[row].at for row in rows]
    recurs = Evidence("recurs", 0.0, (("times", len(times)), ("seconds", max(at) - min(at))))
    leader, *members = (member for each, _ in times for member in each)
    return (replace(leader, evidence=(*leader.evidence, recurs)), *members), tuple(rows)
