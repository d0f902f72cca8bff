"""Fans that are halves of one scheme, compiled; as ``findings/coupling``."""

from typing import Final, NamedTuple

import numpy as np

from qaitaru.detection.findings.coupling import BRINGS, BUSY
from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.couple_weight import is_weaker, passed, turned
from qaitaru.detection.kernels.fan_weight import Room
from qaitaru.detection.kernels.lives import Flags, Lives, Reals
from qaitaru.detection.kernels.packed import Codes, Numbers
from qaitaru.detection.kernels.shape_weight import IN, OUT

_FIRST: Final = 1024


class Fans(NamedTuple):
    """Schemes as weighed, the places that are kept of each ``places[edges[it]:edges[it + 1]]``."""

    shape: Codes
    centre: Codes
    has: Flags
    nats: Reals
    gathered: Reals
    alike: Reals
    edges: Numbers
    places: Codes


class Links(NamedTuple):
    """Two schemes that are one: the stronger, the weaker, and what they weigh together."""

    strong: Codes
    weak: Codes
    nats: Reals


class _Lines(NamedTuple):
    """Lines by a number: of one ``lines[begins[it]:begins[it + 1]]``."""

    begins: Numbers
    lines: Codes


def links(lives: Lives, fans: Fans, room: Room) -> Links:
    """The couples that weigh enough, in no order."""
    accounts = lives.paid.size
    outs = _by_number(np.where(fans.shape == OUT, fans.centre, -1), accounts)
    owner = np.repeat(np.arange(fans.shape.size, dtype=np.int32), np.diff(fans.edges))
    payers = np.where(fans.shape[owner] == IN, lives.payer[fans.places], -1)
    paid_by = _by_number(payers, accounts)
    ins = _Lines(paid_by.begins, owner[paid_by.lines])
    codes = np.empty((2, _FIRST), dtype=np.int32)
    turning, count = _turning(lives, fans, outs, Links(codes[0], codes[1], np.empty(_FIRST)))
    found, count = _passing(lives, fans, ins, room, turning, count)
    return Links(found.strong[:count], found.weak[:count], found.nats[:count])


def _by_number(numbers: Codes, most: int) -> _Lines:
    """The lines of each number; those of -1 are left out."""
    lines = np.flatnonzero(numbers >= 0)
    lines = lines[np.argsort(numbers[lines], kind="stable")]
    begins = np.searchsorted(numbers[lines], np.arange(most + 1))
    return _Lines(begins, lines.astype(np.int32))


@compiled
def _turning(lives: Lives, fans: Fans, outs: _Lines, found: Links) -> tuple[Links, int]:
    """What came in and went out of one account, one after the other."""
    count = 0
    for into in range(fans.shape.size):
        if fans.shape[into] != IN:
            continue
        centre, came = fans.centre[into], _rows(fans, into)
        for out in outs.lines[outs.begins[centre] : outs.begins[centre + 1]]:
            went = _rows(fans, out)
            first, last = lives.at[came[0]], lives.at[went[-1]]
            if first <= lives.at[went[0]] and lives.at[came[-1]] <= last:
                link = turned(last - first, lives.seconds)
                found, count = _put(fans, (into, out), link, found, count)
    return found, count


@compiled
def _passing(
    lives: Lives, fans: Fans, ins: _Lines, room: Room, found: Links, count: int
) -> tuple[Links, int]:
    """What one account paid to several, who paid one other."""
    met = np.full(fans.shape.size, -1, dtype=np.int32)  # the last fan out that an in was held to
    for out in range(fans.shape.size):
        if fans.shape[out] != OUT or not fans.has[out]:
            continue
        went = _rows(fans, out)
        for place in went:
            payee = lives.payee[place]
            near = ins.lines[ins.begins[payee] : ins.begins[payee + 1]]
            for into in near[: near.size if near.size <= BUSY else 0]:
                if met[into] == out or fans.centre[into] == fans.centre[out]:
                    continue
                met[into] = out
                halves, has = (went, _rows(fans, into)), (fans.has[out], fans.has[into])
                is_link, nats = passed(lives, room, halves, has)
                if is_link:
                    found, count = _put(fans, (into, out), nats, found, count)
    return found, count


@compiled
def _rows(fans: Fans, one: int) -> Codes:
    return fans.places[fans.edges[one] : fans.edges[one + 1]]


@compiled
def _put(
    fans: Fans, ends: tuple[int, int], link: float, found: Links, count: int
) -> tuple[Links, int]:
    """Put a couple down, if the weaker brings enough."""
    into, out = ends
    weak, strong = into, out
    if fans.nats[into] == fans.nats[out]:
        is_out = _is_before(fans, out, into)
    else:
        is_out = fans.nats[out] < fans.nats[into]
    if is_out:
        weak, strong = out, into
    own = fans.gathered[weak] + fans.alike[weak]
    if link + own < BRINGS:
        return found, count
    if count == found.nats.size:
        found = _larger(found)
    found.strong[count], found.weak[count] = strong, weak
    found.nats[count] = fans.nats[strong] + fans.gathered[weak] + fans.alike[weak] + link
    return found, count + 1


@compiled
def _is_before(fans: Fans, one: int, other: int) -> bool:
    """Of two that weigh the same, whether the rows of one come first, or else it itself does."""
    rows, others = _rows(fans, one), _rows(fans, other)
    if is_weaker(0.0, rows, 0.0, others):
        return True
    return one < other and not is_weaker(0.0, others, 0.0, rows)


@compiled
def _larger(found: Links) -> Links:
    size = found.nats.size
    strong, weak = np.empty(2 * size, dtype=np.int32), np.empty(2 * size, dtype=np.int32)
    nats = np.empty(2 * size)
    strong[:size], weak[:size], nats[:size] = found.strong, found.weak, found.nats
    return Links(strong, weak, nats)
