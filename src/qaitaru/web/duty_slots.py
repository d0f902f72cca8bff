"""The forms of a duty as tables: what each asks, the law's words beside a choice, in what order."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from qaitaru.acts.duty.freeze_assets import DIRECTIONS, HOLDINGS, LINKS, SORTS
from qaitaru.acts.duty.look_at_duties import DutyView
from qaitaru.acts.duty.write_letter import NEUTRAL, TOLD
from qaitaru.duty.events import STATED
from qaitaru.duty.exemptions import OUTCOMES, PERIODS
from qaitaru.duty.releasing import CONCLUSIONS, GROUNDS
from qaitaru.duty.rights import TOPICS
from qaitaru.law.pack import Exemption, Measure, Permitted, Route
from qaitaru.web.slots import Choice, Slot, worded
from qaitaru.web.view import View
from qaitaru.wording import LANGUAGES

Sourced = Exemption | Measure | Permitted | Route


_AT: Final = Slot(name="at", sort="instant", needed=False)
_AMOUNT: Final = Slot(name="amount", sort="sum")
_ON: Final = Slot(name="on", sort="day")
_PAYEE: Final = Slot(name="payee")
_REMARK: Final = Slot(name="remark", sort="long", needed=False)
_EXHIBIT: Final = Slot(name="exhibit", sort="count", needed=False)
_CURRENCY: Final = Slot(name="currency", sort="code", value="KZT")


def slots_of(form: str, one: DutyView, view: View) -> tuple[Slot, ...]:
    """The fields of a form on a duty, in order.

    Raises: KeyError where there is no such form.
    """
    return FORMS[form](one, view)


def _freeze(_: DutyView, view: View) -> tuple[Slot, ...]:
    return (
        Slot(
            name="sort", value="account", sort="select", choices=worded(view, "duty.sort.", SORTS)
        ),
        Slot(name="name"),
        Slot(name="owner"),
        _AMOUNT,
        _CURRENCY,
        Slot(
            name="holding",
            value="whole",
            sort="radio",
            choices=worded(view, "duty.holding.", HOLDINGS),
        ),
        Slot(name="link", value="direct", sort="radio", choices=worded(view, "duty.link.", LINKS)),
        Slot(name="link_text", needed=False),
        _AT,
        _EXHIBIT,
        _REMARK,
    )


def _credit(one: DutyView, _: View) -> tuple[Slot, ...]:
    return (_asset(one), _AMOUNT, _AT, _REMARK)


def _attempt(one: DutyView, view: View) -> tuple[Slot, ...]:
    return (
        Slot(
            name="direction",
            value="debit",
            sort="radio",
            choices=worded(view, "duty.direction.", DIRECTIONS),
        ),
        _AMOUNT,
        _CURRENCY,
        replace(_asset(one), needed=False),
        Slot(name="counterparty", needed=False),
        _AT,
        _REMARK,
    )


def _permit(one: DutyView, view: View) -> tuple[Slot, ...]:
    return (
        Slot(name="permitted", sort="radio", choices=_by_law(view, one, one.permitted)),
        _asset(one),
        _AMOUNT,
        _ON,
        _PAYEE,
        Slot(name="minimum", sort="sum", needed=False),
        Slot(name="members", sort="count", needed=False),
        Slot(name="source", needed=False),
        _EXHIBIT,
        _REMARK,
    )


def _exempt(one: DutyView, view: View) -> tuple[Slot, ...]:
    known = dict.fromkeys(each for kind in one.exemptions for each in kind.purposes)
    purposes = worded(view, "duty.purpose.", known)
    return (
        Slot(name="exemption", sort="radio", choices=_by_law(view, one, one.exemptions)),
        _asset(one),
        Slot(name="purpose", sort="checks", needed=False, choices=purposes),
        Slot(name="purposes", needed=False),
        Slot(name="limit", sort="sum"),
        Slot(
            name="period",
            value="month",
            sort="radio",
            choices=worded(view, "duty.period.", PERIODS),
        ),
        Slot(name="first_day", sort="day"),
        Slot(name="last_day", sort="day"),
        _AT,
        _EXHIBIT,
        _REMARK,
    )


def _pay(one: DutyView, view: View) -> tuple[Slot, ...]:
    granted = [each for each in one.requests if each.kind and each.standing == "granted"]
    requests = tuple(
        Choice(
            value=str(each.entry.number),
            words=f"№ {each.entry.number}: {each.kind.text.words(view.language)}",
            law=view.words(
                "web.duty.left_now", sum=view.forms.money(each.left_minor, each.currency)
            ),
        )
        for each in granted
        if each.kind
    )
    allowed = dict.fromkeys(purpose for each in granted for purpose in each.purposes)
    return (
        Slot(name="request", sort="radio", choices=requests),
        _AMOUNT,
        Slot(name="purpose", sort="select", choices=worded(view, "duty.purpose.", allowed)),
        _ON,
        _PAYEE,
        _EXHIBIT,
        _REMARK,
    )


def _verify(_: DutyView, view: View) -> tuple[Slot, ...]:
    said = worded(view, "duty.conclusion.", CONCLUSIONS)
    return (
        Slot(name="compared", sort="compared"),
        Slot(name="conclusion", sort="radio", choices=said),
        _AT,
        _EXHIBIT,
        _REMARK,
    )


def _release(one: DutyView, view: View) -> tuple[Slot, ...]:
    said = worded(view, "duty.ground.", GROUNDS)
    return (
        Slot(name="ground", sort="radio", choices=said),
        Slot(name="asset", sort="checks", needed=False, choices=_asset(one).choices),
        _REMARK,
    )


def _delist(one: DutyView, view: View) -> tuple[Slot, ...]:
    return (
        Slot(name="route", sort="radio", choices=_by_law(view, one, one.routes)),
        Slot(name="petitioner"),
        Slot(name="grounds", sort="long"),
        _AT,
        _EXHIBIT,
    )


def _right(_: DutyView, view: View) -> tuple[Slot, ...]:
    topics = tuple(
        replace(each, remark=view.words(f"web.duty.topic.{each.value}"))
        for each in worded(view, "duty.right.", TOPICS)
    )
    return (
        Slot(name="topic", sort="radio", choices=topics),
        Slot(name="text", sort="long"),
        Slot(name="review_on", sort="day", needed=False),
        _AT,
        _EXHIBIT,
    )


def _event(one: DutyView, view: View) -> tuple[Slot, ...]:
    return (
        Slot(name="event", sort="select", choices=worded(view, "duty.event.", STATED)),
        _AT,
        Slot(name="about", sort="select", needed=False, choices=_asked(one, view)),
        Slot(
            name="outcome",
            sort="select",
            needed=False,
            choices=worded(view, "duty.outcome.", OUTCOMES),
        ),
        _EXHIBIT,
        _REMARK,
    )


def _letter(one: DutyView, view: View) -> tuple[Slot, ...]:
    kinds = (NEUTRAL, TOLD) if one.may_tell_reason else (NEUTRAL,)
    return (
        Slot(
            name="letter",
            value=NEUTRAL,
            sort="radio",
            choices=worded(view, "web.duty.letter.", kinds),
        ),
        Slot(
            name="language",
            sort="radio",
            value=view.language,
            choices=worded(view, "web.duty.language.", LANGUAGES),
        ),
        _ON,
        Slot(name="own", sort="long", needed=False),
    )


FORMS: Final[dict[str, Callable[[DutyView, View], tuple[Slot, ...]]]] = {
    "freeze": _freeze,
    "credit": _credit,
    "attempt": _attempt,
    "permit": _permit,
    "exempt": _exempt,
    "pay": _pay,
    "verify": _verify,
    "release": _release,
    "delist": _delist,
    "right": _right,
    "event": _event,
    "letter": _letter,
}


def _by_law(view: View, duty: DutyView, every: Iterable[Sourced]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            value=one.key,
            words=one.text.words(view.language),
            law=duty.law.cited(one.source, view.language),
            remark=duty.law.cited(one.remark, view.language),
            verified=one.verified,
        )
        for one in every
    )


def _asset(one: DutyView) -> Slot:
    """The assets that are frozen still."""
    gone = one.record.released()
    choices = tuple(
        Choice(value=str(each.entry.number), words=f"№ {each.entry.number} {each.asset.name}")
        for each in one.holdings
        if each.entry.number not in gone
    )
    return Slot(name="asset", sort="select", choices=choices)


def _asked(one: DutyView, view: View) -> tuple[Choice, ...]:
    """The requests and petitions an event may belong to."""
    requests = [
        (each.entry.number, each.kind.text.words(view.language))
        for each in one.requests
        if each.kind
    ]
    requests += [(each.entry.number, each.words(view.language)) for each in one.petitions]
    return tuple(
        Choice(value=str(number), words=f"№ {number}: {words}") for number, words in requests
    )
