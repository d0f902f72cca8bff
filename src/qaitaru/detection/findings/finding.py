"""From schemes to findings: each weighed; what shares most of its rows, or recurs, told as one."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qaitaru.detection.background import Background
from qaitaru.detection.findings.amounts_told import ONE_UNIT, AmountsTold
from qaitaru.detection.findings.beside import NOTHING_BESIDE, Beside, about
from qaitaru.detection.findings.chance import share_of
from qaitaru.detection.findings.coupling import coupled
from qaitaru.detection.findings.digits_evidence import by_digits
from qaitaru.detection.findings.evidence import Evidence
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
    return findings_weighed(schemes, weighing, moves_of_rows, supporting, beside=beside)


def findings_weighed(
    schemes: Iterable[Scheme],
    weighing: Weighing,
    moves_of_rows: Mapping[int, Move],
    supporting: Collection[str] = (),
    *,
    beside: Beside = NOTHING_BESIDE,
) -> tuple[Finding, ...]:
    """The same against a ledger of which all is known that weighing needs."""
    weigh = weigher(weighing, beside)
    weighed = [weigh(scheme, moves_of_rows) for scheme in sorted(set(schemes), key=in_order)]
    whole = once(join(coupled(weighed, moves_of_rows, weighing)), moves_of_rows)
    found = [
        finding(members[0], names_of(members), [moves_of_rows[row] for row in rows], supporting)
        for members, rows in whole
    ]
    return tuple(sorted(found, key=strongest_first))


def weigher(weighing: Weighing, beside: Beside) -> Callable[[Scheme, Mapping[int, Move]], Weighed]:
    """What weighs a scheme, given its moves, by its shape, digits, and what is known beside it."""
    known_about = about(beside)

    def weighed(scheme: Scheme, moves_of_rows: Mapping[int, Move]) -> Weighed:
        rows = (moves_of_rows[row] for row in scheme.rows)
        moves = sorted(rows, key=lambda one: (one.at, one.row))
        shape = by_digits(shape_of(scheme, moves, weighing), scheme, moves, weighing)
        if beside is NOTHING_BESIDE or scheme.typology not in OF_FACTS:
            return shape
        return by_facts(shape, scheme, moves, (weighing, known_about(moves)))

    return weighed


def names_of(members: Iterable[Weighed]) -> tuple[str, ...]:
    """The typologies of a finding's members, each once."""
    return tuple(dict.fromkeys(scheme.typology for one in members for scheme in one.schemes))


def finding(
    leader: Weighed, names: tuple[str, ...], moves: Sequence[Move], supporting: Collection[str]
) -> Finding:
    """What a scheme comes to with those that joined it.

    Args:
        leader: the scheme that tells it best.
        names: the typologies of all.
        moves: of all, by row.
        supporting: typologies that alone never make more than one half.
    """
    return Finding(
        names,
        tuple(sorted({at for one in moves for at in (one.payer, one.payee)})),
        tuple(one.row for one in moves),
        leader.evidence,
        score_of(leader.nats, names, supporting),
        min(one.at for one in moves),
        max(one.at for one in moves),
        leader.schemes[0].anchors,
    )


def score_of(nats: float, names: Iterable[str], supporting: Collection[str]) -> float:
    """From nothing to one: supporting evidence alone is never above one half."""
    most = MOST_OF_SUPPORTING if all(name in supporting for name in names) else 1.0
    return most * share_of(nats)


def strongest_first(one: Finding) -> tuple[float, tuple[int, ...], tuple[str, ...]]:
    """The key that puts findings in their order."""
    return -one.score, one.rows, one.typologies
