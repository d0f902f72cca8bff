"""How pages show a payment that was put to the lists."""

from urllib.parse import urlencode

from qaitaru.screening.payments.payment import Payment
from qaitaru.web import values
from qaitaru.web.view import View


def sum_of(view: View, payment: Payment) -> str:
    """The amount as the page's language writes it."""
    minor = values.minor(payment.amount, payment.currency)
    if minor is None:
        return f"{payment.amount} {payment.currency}".strip()
    return view.forms.money(minor, payment.currency)


def transfers_of(payment: Payment) -> str:
    """The transfers of the payment's day and currency, with its row open beside them."""
    told = {
        "from": payment.day,
        "until": payment.day,
        "currency": payment.currency,
        "open": payment.reference,
    }
    return f"/transfers?{urlencode({key: value for key, value in told.items() if value})}"
