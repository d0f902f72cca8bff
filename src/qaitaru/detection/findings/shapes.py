"""A scheme weighed by the shape that its transfers have, whatever typology found it."""

from collections.abc import Sequence

from qaitaru.detection.findings.coupling import halves, turned
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
    for centre in sorted(payers & payees & {moves[0].payer, moves[0].payee}):
        into = [one for one in moves if one.payee == centre]
        out = [one for one in moves if one.payer == centre]
        if len(into) + len(out) == len(moves) and _are_several(into, out):
            came, went = _fan(scheme, into, weighing), _fan(scheme, out, weighing)
            kept = {*came.rows, *went.rows}
            times = [one.at for one in moves if one.row in kept]
            return halves(came, went, turned(times, weighing))
    return Weighed((scheme,), scheme.rows, flow_evidence(moves, weighing))


def _are_several(into: Sequence[Move], out: Sequence[Move]) -> bool:
    return len({one.payer for one in into}) > 1 and len({one.payee for one in out}) > 1


def _fan(scheme: Scheme, moves: Sequence[Move], weighing: Weighing) -> Weighed:
    stretch, evidence = fan_evidence(moves, weighing)
    rows = tuple(sorted(one.row for one in stretch))
    if all(one.payee == moves[0].payee for one in moves):
        return Weighed((scheme,), rows, evidence, "in", moves[0].payee)
    return Weighed((scheme,), rows, evidence, "out", moves[0].payer)
