"""The payments behind a hit told on the command line."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import msgspec

from qaitaru.acts.screening.hit_views import HitView
from qaitaru.acts.screening.look_at_hit_payments import PaymentBehind, PaymentGone
from qaitaru.acts.screening.look_at_hits import HitSides
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.screening.hits import HitKind

_COLUMNS: Final = (
    "cli.column.payment",
    "web.hit.stands_in",
    "web.hit.sum",
    "web.hit.payer_payee",
    "payment.field.remittance",
)
Behind = Sequence[PaymentBehind | PaymentGone]


def sides_json(sides: HitSides, behind: Behind) -> dict[str, Any]:
    """A hit whole for a machine, with the payments behind it."""
    told: dict[str, Any] = msgspec.to_builtins(sides, str_keys=True)
    return told | {"payments": msgspec.to_builtins(list(behind))}


def tell_payments_behind(view: HitView, behind: Behind) -> None:
    """The payments behind a hit; nothing for a party's."""
    if view.kept.kind is not HitKind.PAYMENT:
        return
    title = WORDS("web.hit.payments", count=view.payments)
    table(title, _COLUMNS, map(_row, behind), right=(2,))
    if len(behind) < view.payments:
        tell("cli.hits.more_payments", shown=len(behind), count=view.payments)


def _row(one: PaymentBehind | PaymentGone) -> tuple[object, ...]:
    field = "\n".join(WORDS(f"payment.field.{each.field.value}") for each in one.mentions)
    if isinstance(one, PaymentGone):
        return one.mentions[0].entry, field, "", "", WORDS("hit.payment_gone")
    row = one.row
    ends = " → ".join(end.name or end.code or "—" for end in (row.payer, row.payee))
    day = FORMS.day(date.fromisoformat(row.booked_on)) if row.booked_on else ""
    sum_ = FORMS.money(row.amount_minor, row.currency)
    return f"{row.entry_id}\n{day}", field, sum_, ends, row.purpose
