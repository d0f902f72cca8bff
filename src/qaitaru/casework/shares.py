"""What an asset is worth, divided: what is reached as the subjects', and what is another's.

In whole minor units; both parts are always the whole.
"""

from dataclasses import dataclass
from fractions import Fraction

from qaitaru.casework.asset_phases import AssetStanding
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.orders import order_on
from qaitaru.casework.others_property import (
    measure_share,
    order_share,
    part_of,
    reached_share,
    supposed_share,
)
from qaitaru.casework.phases import CONFISCATED, DISPOSED, HELD, Phase
from qaitaru.casework.worth import worth_of
from qaitaru.facts.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """The worth of an asset in two parts."""

    own: Money  # what is reached
    others_minor: int  # in the same currency
    share: Fraction

    @property
    def whole(self) -> Money:
        """Both parts."""
        return Money(self.own.amount_minor + self.others_minor, self.own.currency)


def divided_of(case: CaseAt, standing: AssetStanding) -> Divided | None:
    """The worth of an asset divided as it stands; None where nobody valued it."""
    worth = worth_of(case, standing.entry.number)
    if worth is None:
        return None
    share = share_of(case, standing)
    own = part_of(worth.amount_minor, share)
    return Divided(
        own=Money(own, worth.currency), others_minor=worth.amount_minor - own, share=share
    )


def share_of(case: CaseAt, standing: AssetStanding) -> Fraction:
    """What is reached of an asset: by the order on it, by what holds it, or as it is supposed."""
    number, phase = standing.entry.number, standing.phase
    order = order_on(case.record, number, case.at)
    if order is not None and phase in CONFISCATED | DISPOSED | {Phase.ORDERED}:
        return order_share(case, order.body, number)
    if standing.held_by and phase in HELD | {Phase.SOLD}:
        return max(
            measure_share(case, one.measure, one.edition, number) for one in standing.held_by
        )
    return reached_share(case, number) if phase is Phase.SOLD else supposed_share(case, number)
