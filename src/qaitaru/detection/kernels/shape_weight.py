"""Schemes weighed by the shape that their transfers have, compiled; as ``findings/shapes``."""

from typing import Final, NamedTuple

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.couple_weight import is_weaker, turned
from qaitaru.detection.kernels.fan_weight import Fan, Room, fan_total, fan_weight
from qaitaru.detection.kernels.flow_weight import flow_weight
from qaitaru.detection.kernels.lives import Flags, Lives, Reals
from qaitaru.detection.kernels.packed import Codes, Numbers

FLOW: Final = 0
IN: Final = 1
OUT: Final = 2
UNWEIGHED: Final = 3  # what the plain functions weigh


class Given(NamedTuple):
    """Schemes: their anchors as numbers of accounts, and the places of their transfers."""

    source: Codes
    sink: Codes
    edges: Numbers
    places: Codes


class Shapes(NamedTuple):
    """What schemes weigh, a line a scheme; and a line a row, whether it is kept."""

    shape: Codes
    centre: Codes
    has: Flags  # of a fan, whether a stretch stands for it
    nats: Reals
    gathered: Reals  # of a fan: what is its own where it is the weaker half
    alike: Reals
    kept: Flags


class _Halves(NamedTuple):
    """What came and what went: which of a scheme's transfers they are."""

    came: Numbers
    went: Numbers


def nothing_weighed(given: Given) -> Shapes:
    """Room for what schemes weigh."""
    count = given.source.size
    shape, centre = np.zeros(count, dtype=np.int32), np.full(count, -1, dtype=np.int32)
    has, kept = np.zeros(count, dtype=np.bool_), np.ones(given.places.size, dtype=np.bool_)
    nats, gathered, alike = np.zeros((3, count))
    return Shapes(shape, centre, has, nats, gathered, alike, kept)


@compiled
def weigh_shapes(
    lives: Lives, given: Given, between: tuple[int, int], room: Room, told: Shapes
) -> None:
    """Weigh schemes from one to another, but what passes through several."""
    for number in range(between[0], between[1]):
        first, end = given.edges[number], given.edges[number + 1]
        own, kept = given.places[first:end], told.kept[first:end]
        payer, payee = lives.payer[own[0]], lives.payee[own[0]]
        one_payer = one_payee = True
        for place in own:
            one_payer &= lives.payer[place] == payer
            one_payee &= lives.payee[place] == payee
        if one_payee:
            _tell_fan(told, number, IN, payee, fan_weight(lives, room, own, True, kept))
        elif one_payer:
            _tell_fan(told, number, OUT, payer, fan_weight(lives, room, own, False, kept))
        elif _is_passing(lives, given, number):
            told.shape[number] = UNWEIGHED
        elif not _turns(lives, room, given, number, told):
            told.nats[number] = flow_weight(lives, room, own)


@compiled
def _tell_fan(told: Shapes, number: int, shape: int, centre: int, fan: Fan) -> None:
    told.shape[number], told.centre[number], told.has[number] = shape, centre, fan.has
    told.nats[number] = fan_total(fan)
    told.gathered[number], told.alike[number] = fan.gathered, fan.alike


@compiled
def _is_passing(lives: Lives, given: Given, number: int) -> bool:
    """Whether all is what one account paid to several and others to another."""
    first, end = given.edges[number], given.edges[number + 1]
    source, sink, own = given.source[number], given.sink[number], given.places[first:end]
    halves = _split(lives, own, source, sink)
    is_all = halves.came.size + halves.went.size == own.size
    return source != sink and is_all and _are_several(lives, own, halves)


@compiled
def _turns(lives: Lives, room: Room, given: Given, number: int, told: Shapes) -> bool:
    """What one account gathered and scattered, if that is all the scheme."""
    first, end = given.edges[number], given.edges[number + 1]
    own = given.places[first:end]
    for centre in _centres(lives, room, own):
        halves = _split(lives, own, centre, centre)
        if _are_several(lives, own, halves):
            came, into = _weighed(lives, room, own, halves.came, True)
            went, out = _weighed(lives, room, own, halves.went, False)
            begins = lives.at[min(into[1][0], out[1][0])]
            seconds = lives.at[max(into[1][-1], out[1][-1])] - begins
            link = turned(seconds, lives.seconds)
            kept = told.kept[first:end]
            kept[:] = False
            kept[into[0]] = True
            kept[out[0]] = True
            _tell_halves(told, number, (came, went), (into[1], out[1]), link)
            return True
    return False


@compiled
def _tell_halves(
    told: Shapes, number: int, fans: tuple[Fan, Fan], rows: tuple[Codes, Codes], link: float
) -> None:
    """Two fans as one: all that is the stronger's, and what is the weaker's own."""
    came, went = fans
    weak, strong = went, came
    if not is_weaker(fan_total(went), rows[1], fan_total(came), rows[0]):
        weak, strong = came, went
    told.nats[number] = fan_total(strong) + weak.gathered + weak.alike + link


@compiled
def _weighed(
    lives: Lives,
    room: Room,
    own: Codes,
    at: Numbers,
    is_in: bool,  # noqa: FBT001 - compiled
) -> tuple[Fan, tuple[Numbers, Codes]]:
    """A half, which of the transfers are kept of it, and their places."""
    kept = np.empty(at.size, dtype=np.bool_)
    fan = fan_weight(lives, room, own[at], is_in, kept)
    return fan, (at[kept], own[at[kept]])


@compiled
def _split(lives: Lives, own: Codes, pays: int, is_paid: int) -> _Halves:
    """What the one was paid and what the other paid, beside what passed between two."""
    came, went = np.empty(own.size, dtype=np.int64), np.empty(own.size, dtype=np.int64)
    ins, outs, is_one = 0, 0, pays == is_paid
    for number in range(own.size):
        payer, payee = lives.payer[own[number]], lives.payee[own[number]]
        if payee == is_paid and (is_one or payer != pays):
            came[ins] = number
            ins += 1
        if payer == pays and (is_one or payee != is_paid):
            went[outs] = number
            outs += 1
    return _Halves(came[:ins], went[:outs])


@compiled
def _are_several(lives: Lives, own: Codes, halves: _Halves) -> bool:
    """Whether several paid, and several were paid."""
    payers = payees = False
    for number in halves.came:
        payers |= lives.payer[own[number]] != lives.payer[own[halves.came[0]]]
    for number in halves.went:
        payees |= lives.payee[own[number]] != lives.payee[own[halves.went[0]]]
    return payers and payees


@compiled
def _centres(lives: Lives, room: Room, own: Codes) -> Numbers:
    """The accounts that pay and are paid, and are met as often as there are transfers."""
    for place in own:
        for account in (lives.payer[place], lives.payee[place]):
            room.number[account] = 0
    for place in own:
        for account in (lives.payer[place], lives.payee[place]):
            room.number[account] += 1
    found, count = np.empty(2, dtype=np.int64), 0
    for place in own:  # no more than two are met so often
        for account in (lives.payer[place], lives.payee[place]):
            if room.number[account] >= own.size:
                found[count] = account
                count += 1
            room.number[account] = -1
    return np.sort(found[:count])
