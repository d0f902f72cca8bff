"""A scheme weighed by the shape that its transfers have, whatever typology found it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from qaitaru.detection.findings.coupling import halves, passed, turned
from qaitaru.detection.findings.fan_evidence import fan_evidence
from qaitaru.detection.findings.flow_evidence import flow_evidence
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import Scheme


def weigh(scheme: Scheme, moves: Sequence[Move], weighing: Weighing) -> Weighed:
    """A fan, what one account gathers and scatters, or money that goes on.

    Args:
        scheme: what was found.
        moves: its transfers, in the order of time.
        weighing: the ledger.
    """
    payers, payees = {one.payer for one in moves}, {one.payee for one in moves}
    if len(payers) == 1 or len(payees) == 1:
        return _fan(scheme, moves, weighing)
    turning = (_turning(scheme, moves, at, weighing) for at in _centres(moves))
    found = _passing(scheme, moves, weighing) or next((one for one in turning if one), None)
    return found or Weighed((scheme,), scheme.rows, flow_evidence(moves, weighing))


def _centres(moves: Sequence[Move]) -> list[int]:
    """The accounts that pay and are paid, and are met as often as there are transfers."""
    paid, received = Counter(one.payer for one in moves), Counter(one.payee for one in moves)
    both = paid.keys() & received.keys()
    return sorted(at for at in both if paid[at] + received[at] >= len(moves))


def _turning(
    scheme: Scheme, moves: Sequence[Move], centre: int, weighing: Weighing
) -> Weighed | None:
    """What one account gathered and scattered, if that is all the scheme."""
    into = [one for one in moves if one.payee == centre]
    out = [one for one in moves if one.payer == centre]
    if not _are_several(into, out):
        return None
    came, went = _fan(scheme, into, weighing), _fan(scheme, out, weighing)
    kept = {*came.rows, *went.rows}
    times = [one.at for one in moves if one.row in kept]
    return halves(came, went, turned(times, weighing))


def _passing(scheme: Scheme, moves: Sequence[Move], weighing: Weighing) -> Weighed | None:
    """What one account paid to several who paid one other, if that is all the scheme.

    It is told by its halves or by what goes on through each, whichever is harder to explain; where
    no more than chance goes through the same accounts, the stronger half is left.
    """
    source, sink = scheme.anchors
    out = [one for one in moves if one.payer == source and one.payee != sink]
    into = [one for one in moves if one.payee == sink and one.payer != source]
    if source == sink or len(into) + len(out) < len(moves) or not _are_several(into, out):
        return None
    went, came = _fan(scheme, out, weighing), _fan(scheme, into, weighing)
    link = passed(went, came, {one.row: one for one in moves}, weighing)
    told = [halves(came, went, link)] if link else [came, went]
    return max((*told, *_through(scheme, moves, weighing)), key=lambda one: one.nats)


def _through(scheme: Scheme, moves: Sequence[Move], weighing: Weighing) -> Iterator[Weighed]:
    """What goes on through several, transfer by transfer; of no two who met at any other time."""
    once = [one for one in moves if weighing.meetings(one) == 1]
    source, sink = scheme.anchors
    paid, passed_on = {one.payee for one in once}, {one.payer for one in once}
    kept = [
        one
        for one in once
        if (one.payer == source and one.payee in passed_on)
        or (one.payee == sink and one.payer in paid)
    ]
    if len(kept) > 3:  # two ways at least
        yield Weighed((scheme,), tuple(one.row for one in kept), flow_evidence(kept, weighing))


def _are_several(into: Sequence[Move], out: Sequence[Move]) -> bool:
    return len({one.payer for one in into}) > 1 and len({one.payee for one in out}) > 1


def _fan(scheme: Scheme, moves: Sequence[Move], weighing: Weighing) -> Weighed:
    stretch, evidence = fan_evidence(moves, weighing)
    rows = tuple(sorted(one.row for one in stretch))
    if all(one.payee == moves[0].payee for one in moves):
        return Weighed((scheme,), rows, evidence, "in", moves[0].payee)
    return Weighed((scheme,), rows, evidence, "out", moves[0].payer)
