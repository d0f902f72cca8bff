"""What a listed person may be paid without a request.

Source: Kazakhstan, Law No. 191-IV of 28 August 2009, art. 13, text as of 26 July 2016.
"""

from qaitaru.duty.bodies import PermittedPayment
from qaitaru.duty.holdings import holding_of
from qaitaru.duty.record import DutyRecord
from qaitaru.facts.refusals import Refusal
from qaitaru.law.pack import Permitted

_BY_MINIMUM = "minimum_per_member_month"


def refuse_permitted(
    record: DutyRecord, payment: PermittedPayment, kind: Permitted | None
) -> Refusal | None:
    """Why a payment is not one the law permits; None where it is."""
    if kind is None:
        return Refusal("permitted_unknown", payment.permitted)
    asset = holding_of(record, payment.asset)
    if asset is None:
        return Refusal("asset_not_frozen", str(payment.asset))
    most = asset.held_minor
    if kind.limit == _BY_MINIMUM:
        if payment.minimum_minor <= 0 or payment.members <= 0 or not payment.source.strip():
            return Refusal("minimum_wanting", str(payment.minimum_minor), payment.permitted)
        most = min(most, left_of_month(record, payment))
    if not 0 < payment.amount_minor <= most:
        return Refusal.of_money("above_limit", payment.amount_minor, most, asset.asset.currency)
    return None


def left_of_month(record: DutyRecord, payment: PermittedPayment) -> int:
    """The minimum for each member, less what was paid of the kind in that month."""
    paid = sum(
        one.amount_minor
        for _, one in record.of(PermittedPayment)
        if one.permitted == payment.permitted
        and (one.on.year, one.on.month) == (payment.on.year, payment.on.month)
    )
    return max(payment.minimum_minor * payment.members - paid, 0)
