"""From schemes to findings: each weighed; what shares most of its rows, or recurs, told as one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from qaitaru.detection.background import Background
from qaitaru.detection.findings.amounts_told import ONE_UNIT, AmountsTold
from qaitaru.detection.findings.beside import NOTHING_BESIDE, Beside, about
from qaitaru.detection.findings.chance import share_of
from qaitaru.detection.findings.coupling import coupled
from qaitaru.detection.findings.digits_evidence import by_digits
from qaitaru.detection.findings.evidence import Evidence, total
from qaitaru.detection.findings.joining import join
from qaitaru.detection.findings.known_evidence import OF_FACTS, by_facts
from qaitaru.detection.findings.recurring import once
from qaitaru.detection.findings.shapes import weigh as shape_of
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.findings.weighing import Weighing, weighing_of
from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import NONE, Scheme, in_order

MOST_OF_SUPPORTING = 0.5


@dataclass(frozen=True, slots=True)
class Finding:
    """One scheme, whatever typologies found it; ``evidence`` is of the one that tells it best."""

    typologies: tuple[str, ...]  # the one that tells it best first
    accounts: tuple[int, ...]
    rows: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    score: float
    begins: int
    ends: int
    anchors: tuple[int, int] = (NONE, NONE)  # of the scheme that leads: whom it is about


def findings_of(
    schemes: Iterable[Scheme],
    background: Background,
    moves_of_rows: Mapping[int, Move],
    supporting: Collection[str] = (),
    *,
    amounts: AmountsTold = ONE_UNIT,
    beside: Beside = NOTHING_BESIDE,
) -> tuple[Finding, ...]:
    """The findings that these schemes make, best first, in the same order however they are told.

    Args:
        schemes: of any typologies; each is in exactly one finding.
        background: the whole ledger's, not that of the schemes' rows.
        moves_of_rows: the transfers of all rows of schemes.
        supporting: typologies that alone never make more than one half.
        amounts: whose amounts may be compared, where there are several currencies.
        beside: what is known beside the transfers of schemes.
    """
    weighing = weighing_of(background, amounts)
    weigh = _weigher(weighing, moves_of_rows, beside)
    weighed = [weigh(scheme) for scheme in sorted(set(schemes), key=in_order)]
    whole = once(join(coupled(weighed, moves_of_rows, weighing)), moves_of_rows)
    found = [_finding(members, rows, moves_of_rows, supporting) for members, rows in whole]
    return tuple(sorted(found, key=lambda one: (-one.score, one.rows, one.typologies)))


def _weigher(
    weighing: Weighing, moves_of_rows: Mapping[int, Move], beside: Beside
) -> Callable[[Scheme], Weighed]:
    known_about = about(beside)

    def weighed(scheme: Scheme) -> Weighed:
        rows = (moves_of_rows[row] for row in scheme.rows)
        moves = sorted(rows, key=lambda one: (one.at, one.row))
        shape = by_digits(shape_of(scheme, moves, weighing), scheme, moves, weighing)
        if beside is NOTHING_BESIDE or scheme.typology not in OF_FACTS:
            return shape
        return by_facts(shape, scheme, moves, (weighing, known_about(moves)))

    return weighed


def _finding(
    members: tuple[Weighed, ...],
    rows: tuple[int, ...],
    moves_of_rows: Mapping[int, Move],
    supporting: Collection[str],
) -> Finding:
    moves = [moves_of_rows[row] for row in rows]
    names = tuple(dict.fromkeys(scheme.typology for one in members for scheme in one.schemes))
    most = MOST_OF_SUPPORTING if all(name in supporting for name in names) else 1.0
    return Finding(
        names,
        tuple(sorted({at for one in moves for at in (one.payer, one.payee)})),
        rows,
        members[0].evidence,
        most * share_of(total(members[0].evidence)),
        min(one.at for one in moves),
        max(one.at for one in moves),
        members[0].schemes[0].anchors,
    )
