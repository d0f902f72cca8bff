"""The evidence of digits: how often one stands among all that an account paid.

Nine digits were looked at for each account. Where a rate has turned the amounts, their first digit
is no longer seen, and the share of the commonest one counts.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qaitaru.detection.findings.chance import often
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.fan_evidence import among
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.moves import Move
from qaitaru.detection.rules.digits import FIRST_SHARES
from qaitaru.detection.scheme import Scheme

_DIGITS: Final = 9
OF_DIGITS: Final = frozenset({"first_digits", "last_digits"})
"""The typologies of digits."""


def by_digits(
    weighed: Weighed, scheme: Scheme, moves: Sequence[Move], weighing: Weighing
) -> Weighed:
    """A scheme of first or last digits with their evidence; any other as it is."""
    if scheme.typology not in OF_DIGITS:
        return weighed
    share = _first(moves) if scheme.typology == "first_digits" else 1 / _DIGITS
    met, of = len(moves), max(weighing.life(scheme.anchors[0]).paid, len(moves))
    numbers = (("transfers", met), ("of", of), ("percent", round(100 * share)))
    part = Evidence("digits", often(met, of, share), numbers)
    looked_at = among(_DIGITS * weighing.background.ledger.accounts)
    return replace(weighed, rows=scheme.rows, evidence=(part, looked_at), shape="flow", centre=-1)


def _first(moves: Sequence[Move]) -> float:
    met = {str(one.amount)[0] for one in moves}
    share = FIRST_SHARES[int(met.pop()) - 1] if len(met) == 1 else max(FIRST_SHARES)
    return share / sum(FIRST_SHARES)
