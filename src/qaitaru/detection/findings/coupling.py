"""Fans that are halves of one scheme: gathered and scattered, or scattered and gathered.

Two fans are told as one where they are of one account, the one in before the one out, or have half
of their counterparties in common, paid before they pay; and where the weaker, given the stronger,
is no chance of itself: it must bring so many nats. Each fan is coupled once, best couples first.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import lgamma, log
from typing import Final

from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import Scheme

BRINGS: Final = 5.0
"""Nats that the weaker half brings at least: a hundred to one and more against chance."""
BUSY: Final = 100
"""Who is in more fans than so many says nothing of which two belong together."""
_OWN: Final = {"gathered", "alike"}

Rows = Mapping[int, Move]
Link = tuple[Weighed, Weighed, Evidence]


def coupled(weighed: Sequence[Weighed], moves: Rows, weighing: Weighing) -> list[Weighed]:
    """The same, with each couple of fans as one."""
    links = (*_turns(weighed, moves, weighing), *_passes(weighed, moves, weighing))
    couples = [(halves(*link), link) for link in links if _brings(link) >= BRINGS]
    taken, kept = set[Weighed](), list[Weighed]()
    for couple, (into, out, _) in sorted(couples, key=lambda one: _strength(one[0]), reverse=True):
        if taken.isdisjoint((into, out)):
            taken.update((into, out))
            kept.append(couple)
    return [*kept, *(one for one in weighed if one not in taken)]


def _brings(link: Link) -> float:
    into, out, evidence = link
    weak = min(into, out, key=_strength)
    return evidence.nats + sum(part.nats for part in weak.evidence if part.name in _OWN)


def halves(into: Weighed, out: Weighed, link: Evidence) -> Weighed:
    """Two fans as one: what is the stronger's, what the weaker brings, and what links them."""
    weak, strong = sorted((into, out), key=_strength)
    own = tuple(part for part in weak.evidence if part.name in _OWN)
    schemes = tuple(dict.fromkeys((*strong.schemes, *weak.schemes)))
    rows = tuple(sorted({*into.rows, *out.rows}))
    return Weighed(schemes, rows, (*strong.evidence, *own, link))


def couple(into: Weighed, out: Weighed, moves: Rows, weighing: Weighing) -> Weighed:
    """Two fans that are known to be halves of one scheme as one.

    Raises: ValueError, where nothing links them.
    """
    turns, passes = _turns((into, out), moves, weighing), _passes((into, out), moves, weighing)
    ((*_, evidence),) = (*turns, *passes)
    return halves(into, out, evidence)


def _strength(one: Weighed) -> tuple[float, tuple[int, ...], tuple[Scheme, ...]]:
    return one.nats, one.rows, one.schemes


def _turns(weighed: Sequence[Weighed], moves: Rows, weighing: Weighing) -> Iterator[Link]:
    """What came in and went out of one account, one after the other."""
    outs: dict[int, list[Weighed]] = {}
    for one in weighed:
        if one.shape == "out":
            outs.setdefault(one.centre, []).append(one)
    for into in weighed:
        for out in outs.get(into.centre, ()) if into.shape == "in" else ():
            came, went = ([moves[row].at for row in half.rows] for half in (into, out))
            if min(came) <= min(went) and max(came) <= max(went):
                yield into, out, turned((*came, *went), weighing)


def turned(times: Sequence[int], weighing: Weighing) -> Evidence:
    """How near in time the two halves of an account's scheme are."""
    seconds = max(times) - min(times)
    nats = -log(max(seconds, 60) / weighing.seconds)
    return Evidence("turned", max(nats, 0.0), (("seconds", seconds),))


def _passes(weighed: Sequence[Weighed], moves: Rows, weighing: Weighing) -> Iterator[Link]:
    """What one account paid to several, who paid one other."""
    gathered: dict[int, list[int]] = {}
    for number, one in enumerate(weighed):
        if one.shape == "in":
            for row in one.rows:
                gathered.setdefault(moves[row].payer, []).append(number)
    near = {account: found for account, found in gathered.items() if len(found) <= BUSY}
    for out in weighed:
        payees = {moves[row].payee for row in out.rows} if out.shape == "out" else ()
        for number in {number for payee in payees for number in near.get(payee, ())}:
            into = weighed[number]
            evidence = passed(out, into, moves, weighing)
            if evidence and into.centre != out.centre:
                yield into, out, evidence


def passed(out: Weighed, into: Weighed, moves: Rows, weighing: Weighing) -> Evidence | None:
    """How much of what one account scattered another gathered.

    None where it is not half of it, or where either half is of regular counterparties alone.
    """
    if not all("gathered" in (part.name for part in half.evidence) for half in (out, into)):
        return None
    paid = {moves[row].payee: moves[row].at for row in reversed(out.rows)}
    passed_at = {moves[row].payer: moves[row].at for row in into.rows}
    shared = sum(at <= passed_at.get(account, -1) for account, at in paid.items())
    if shared < 2 or 2 * shared < min(len(paid), len(passed_at)):  # two ways at least
        return None
    ledger = weighing.background.ledger
    by_chance = sum(weighing.life(account).paid for account in paid) / max(ledger.transfers, 1)
    expected = len(passed_at) * max(by_chance, 1 / max(ledger.transfers, 1))
    nats = lgamma(shared + 1) - shared * log(expected) + expected if expected < shared else 0.0
    nats -= log(max(ledger.accounts, 1))
    return Evidence("passed", nats, (("accounts", shared), ("of", len(passed_at))))
