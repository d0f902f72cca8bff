"""What an account does again and again with those it always does it with, told as one finding.

Two findings are times of one pattern where the schemes that lead them are of one typology and have
the same anchors, and at least half of the counterparties of the one stand in the other already. The
strongest leads and gives its evidence. New counterparties make another finding: a scheme with
strangers is not lost in an account's usual business. Where the scheme is the account itself,
through which money only flows, its months are one pattern whoever pays and is paid.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.joining import Joined
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.moves import Move

_OF_ACCOUNT: Final = frozenset({"flow_through"})
"""Typologies that say what an account is, whoever stands across from it."""

Key = tuple[str, tuple[int, int]]


@dataclass(slots=True)
class _Pattern:
    times: list[int]
    others: set[int]


def once(joined: Sequence[Joined], moves: Mapping[int, Move]) -> list[Joined]:
    """Each pattern once, with the members and rows of all its times.

    Args:
        joined: the members and rows of each finding, the strongest first.
        moves: the transfers of their rows.
    """
    leading = (members[0].schemes[0] for members, _ in joined)
    keys = [(one.typology, one.anchors) for one in leading]
    found = patterns(keys, lambda number: _others(joined[number], moves))
    return [_whole([joined[number] for number in times], moves) for times in found]


def patterns(keys: Sequence[Key], others: Callable[[int], set[int]]) -> list[list[int]]:
    """The numbers of the findings that are times of one pattern, for each.

    Args:
        keys: of which typology and about whom is the scheme that leads, the strongest first.
        others: the counterparties of the finding of a number.
    """
    count = Counter(keys)
    found: dict[Key, list[_Pattern]] = defaultdict(list)
    for number, key in enumerate(keys):
        is_asked = count[key] > 1 and key[0] not in _OF_ACCOUNT
        own = others(number) if is_asked else set()
        known = next((met for met in found[key] if _is_usual(own, met)), None)
        if known:
            known.times.append(number)
            known.others |= own
        else:
            found[key].append(_Pattern([number], own))
    return [one.times for each in found.values() for one in each]


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
    leader, *members = (member for each, _ in times for member in each)
    return (recurring(leader, len(times), [moves[row] for row in rows]), *members), tuple(rows)


def recurring(leader: Weighed, times: int, moves: Sequence[Move]) -> Weighed:
    """What leads a pattern that was met more than once, with its evidence that it was."""
    at = [move.at for move in moves]
    recurs = Evidence("recurs", 0.0, (("times", times), ("seconds", max(at) - min(at))))
    return replace(leader, evidence=(*leader.evidence, recurs))
