"""Payments put to the lists: each hit with its field, its words, its transfer and list entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final, cast
from urllib.parse import urlencode

from litestar import Response, get

from qaitaru.acts.act import Desk
from qaitaru.acts.lists.look_at_lists import AsOf
from qaitaru.acts.screening.screen_payments import (
    ScreenedPayments,
    kept_numbers,
    look_at_payments,
    what_payments_meet,
)
from qaitaru.facts.errors import ListMissing
from qaitaru.screening.found_hits import key_of
from qaitaru.screening.payments.payment import Payment
from qaitaru.screening.payments.screening import PaymentHit
from qaitaru.web.as_of import as_of_asked
from qaitaru.web.forms import go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.panel import panel_of, wants_panel_only
from qaitaru.web.payment_view import sum_of, transfers_of
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text
from qaitaru.wording.reasons import reason_text

_HERE: Final = "/hits/payments"


@dataclass(frozen=True, slots=True)
class Answered:
    """What the payments came to, and where it is shown."""

    found: ScreenedPayments
    address: str


@get(_HERE, sync_to_thread=True)
def show_payments(
    desk: GivenDesk, jobs: GivenJobs, view: GivenView
) -> Response[str] | Response[None]:
    """The hits of every booking and claimed transfer, as of when the address asks."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    as_of = as_of_asked(view)
    if as_of is None:
        text = view.asked("as_of")
        expected = "2025-04-19, 2026-03-01T12:00:00+05:00"
        name = view.words("web.lists.as_of")
        told = view.words("error.SettingFaulty", setting=name, found=text, expected=expected)
        return _page(view, None, fault=told)
    work = partial(_answer, desk, as_of, view.asked("as_of"))
    job = jobs.answer("payments", (as_of, *what_payments_meet(desk, as_of)), work)
    job.wait(SOON)
    if not job.work.done():
        return go(f"/jobs/{job.number}")
    fault = job.work.exception()
    if isinstance(fault, ListMissing):
        return _page(view, None, fault=fault_text(fault, view.words))
    found = cast("Answered", job.work.result()[0]).found
    return _page(view, found, panel=panel, numbers=kept_numbers(desk, found.pairs))


def _answer(desk: Desk, as_of: AsOf, asked: str, told: HowFar) -> list[object]:
    del told  # it is one piece: nothing to count
    address = f"{_HERE}?{urlencode({'as_of': asked})}" if asked else _HERE
    return [Answered(look_at_payments(desk, as_of), address)]


def _page(
    view: View,
    found: ScreenedPayments | None,
    *,
    fault: str = "",
    panel: object = None,
    numbers: Sequence[int] = (),
) -> Response[str]:
    payments = _by_payment(found.hits if found else (), numbers)
    paging = paging_of(view, len(payments))
    return page(
        view,
        "payments.html",
        status=422 if fault else 200,
        room="hits",
        found=found,
        payments=cut(payments, paging),
        paging=paging,
        as_of=view.asked("as_of"),
        fault=fault,
        sum_of=partial(sum_of, view),
        transfers=transfers_of,
        version=lambda one: found.versions[key_of(one)] if found else 0,
        reason=lambda one: reason_text(one.kind, one.asked, one.listed, view.words),
        panel=panel,
    )


def _by_payment(
    hits: Sequence[PaymentHit], numbers: Sequence[int]
) -> list[tuple[Payment, list[tuple[PaymentHit, int]]]]:
    """Each payment once with all it is met by: both of its sides may be, and by several entries."""
    both = zip(hits, numbers, strict=True)
    grouped = groupby(both, key=lambda one: one[0].payment.reference)
    told = ((key, list(group)) for key, group in grouped)
    return [(group[0][0].payment, group) for _, group in told]


ROUTES: Final = (show_payments,)
