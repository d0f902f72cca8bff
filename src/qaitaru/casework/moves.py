"""The ways from phase to phase, as data: from where, to where, and what each needs.

Source: FATF Recommendations 4 and 38; Kazakhstan, CPC arts 161-164, 668-671; UNCAC arts 55, 57.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qaitaru.casework.phases import ARRESTED, DISPOSED, FOUND, HELD, Phase


class Need(StrEnum):
    """What a move may need; words stand under ``casework.need``."""

    BASIS = "basis"  # the article or the decision it stands on
    DOCUMENT = "document"  # a sealed evidence item
    EVIDENCE = "evidence"  # an evidence item tied to the asset
    TRACED = "traced"  # an amount traced into it, in a kept analysis
    REASON = "reason"  # a remark
    SUSPENSION = "suspension"  # in force
    RESTRICTION = "restriction"  # in force
    ARREST = "arrest"  # in force
    MANAGER = "manager"
    SALE = "sale"
    VALUATION = "valuation"
    ORDER = "order"  # of confiscation, that stands
    ORDER_FINAL = "order_final"
    ORDER_ENFORCED = "order_enforced"
    NOT_HELD = "not_held"  # no measure holds it any more
    RIGHT_UPHELD = "right_upheld"
    NO_RIGHT_OPEN = "no_right_open"  # every claimed right is decided
    SUBSTITUTE = "substitute"  # an asset that stands in its place
    RETURN = "return"  # to whom, by which document
    SECOND_MEMBER = "second_member"


@dataclass(frozen=True, slots=True)
class Way:
    """A move that may be made."""

    to: Phase
    origins: frozenset[Phase]
    needs: tuple[Need, ...]
    verb: str = "move_asset"  # what a member must be allowed


_BEFORE_HELD: Final = FOUND | {Phase.SUSPECTED}
_ALL_HELD: Final = HELD | {Phase.SOLD}
_CONFISCATE, _RETURN = "confiscate", "return_asset"

WAYS: Final = (
    Way(
        Phase.IDENTIFIED,
        frozenset({Phase.SUSPECTED, Phase.UNLOCATABLE, Phase.RELEASED}),
        (Need.EVIDENCE,),
    ),
    Way(Phase.TRACED, frozenset({Phase.IDENTIFIED}), (Need.TRACED,)),
    Way(Phase.SUSPENDED, FOUND, (Need.SUSPENSION,)),
    Way(Phase.RESTRICTED, FOUND | {Phase.SUSPENDED}, (Need.RESTRICTION,)),
    Way(Phase.ARRESTED, FOUND | {Phase.SUSPENDED, Phase.RESTRICTED}, (Need.ARREST,)),
    Way(Phase.MANAGED, frozenset({Phase.ARRESTED}), (Need.ARREST, Need.MANAGER)),
    Way(
        Phase.SOLD,
        frozenset({Phase.ARRESTED, Phase.MANAGED}),
        (Need.ARREST, Need.BASIS, Need.VALUATION, Need.SALE, Need.SECOND_MEMBER),
    ),
    Way(
        Phase.ORDERED,
        FOUND | ARRESTED,
        (Need.ORDER, Need.SECOND_MEMBER),
        _CONFISCATE,
    ),
    Way(
        Phase.FINAL,
        frozenset({Phase.ORDERED}),
        (Need.ORDER_FINAL, Need.NO_RIGHT_OPEN, Need.SECOND_MEMBER),
        _CONFISCATE,
    ),
    Way(
        Phase.ENFORCED,
        frozenset({Phase.FINAL}),
        (Need.ORDER_FINAL, Need.ORDER_ENFORCED, Need.SECOND_MEMBER),
        _CONFISCATE,
    ),
    *(
        Way(
            to,
            frozenset({Phase.ENFORCED}),
            (Need.BASIS, Need.RETURN, Need.SECOND_MEMBER),
            _RETURN,
        )
        for to in sorted(DISPOSED)
    ),
    Way(
        Phase.RELEASED,
        _ALL_HELD | {Phase.ORDERED},
        (Need.NOT_HELD, Need.REASON, Need.SECOND_MEMBER),
    ),
    Way(
        Phase.CLAIM_UPHELD,
        _BEFORE_HELD | _ALL_HELD | {Phase.ORDERED},
        (Need.RIGHT_UPHELD, Need.SECOND_MEMBER),
    ),
    Way(Phase.DISSIPATED, _BEFORE_HELD | HELD, (Need.REASON, Need.EVIDENCE)),
    Way(Phase.UNLOCATABLE, _BEFORE_HELD, (Need.REASON,)),
    Way(
        Phase.VALUE_SUBSTITUTED,
        frozenset({Phase.DISSIPATED, Phase.UNLOCATABLE}),
        (Need.BASIS, Need.SUBSTITUTE, Need.SECOND_MEMBER),
    ),
)


def way(origin: Phase, to: Phase) -> Way | None:
    """The way from one phase to another; None where the law knows none."""
    return next((one for one in WAYS if one.to is to and origin in one.origins), None)


def onward(origin: Phase) -> tuple[Way, ...]:
    """Every way that leads on from a phase."""
    return tuple(one for one in WAYS if origin in one.origins)
