"""The forms of assets: found, valued, owned, proved, kept, claimed, moved on, given back."""

from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import SORTS, add_asset
from qaitaru.acts.casework.describe_asset import BASES, ENCUMBRANCES, describe_asset
from qaitaru.acts.casework.move_asset import move_asset
from qaitaru.casework.asset_phases import asset_of
from qaitaru.casework.bodies.assets import (
    Asset,
    Encumbrance,
    Owner,
    Particular,
    Proof,
    TracedInto,
    Valuation,
)
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.moves import Need, onward
from qaitaru.casework.ownership import BELIEF, RECORD, SIDES
from qaitaru.facts.errors import SettingFaulty
from qaitaru.web.casework.form import (
    AMOUNT,
    AT,
    CURRENCY,
    EXHIBIT,
    ON,
    REMARK,
    Form,
    On,
    Sent,
    assets_of,
    subjects_of,
)
from qaitaru.web.slots import Slot

_END: Final = (EXHIBIT, REMARK)


def _asset(on: On) -> tuple[Slot, ...]:
    return (
        Slot(name="sort", sort="radio", choices=on.said("casework.asset.", SORTS)),
        Slot(name="name"),
        Slot(name="country", sort="code", needed=False, value="KZ"),
        Slot(name="particulars", sort="long", needed=False),
        Slot(name="owner_of_record", needed=False),
        Slot(name="owner_believed", needed=False),
        Slot(name="in_place_of", sort="select", needed=False, choices=assets_of(on)),
        AT,
        *_END,
    )


def _add(desk: Desk, number: int, sent: Sent) -> object:
    asset = Asset(
        sort=sent.text("sort"),
        name=sent.text("name"),
        particulars=_particulars(sent),
        country=sent.text("country").upper(),
        in_place_of=sent.number("in_place_of"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    sides = ((RECORD, sent.text("owner_of_record")), (BELIEF, sent.text("owner_believed")))
    owners = [Owner(name=name, by=side, exhibit=sent.exhibit) for side, name in sides if name]
    return add_asset(desk, number, asset, owners=owners, at=sent.at())


def _particulars(sent: Sent) -> tuple[Particular, ...]:
    """One a line: its name, a sign of equality, its value.

    Raises: SettingFaulty.
    """
    found = []
    for line in filter(str.strip, sent.text("particulars").splitlines()):
        name, sign, value = line.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise SettingFaulty("particulars", line, "VIN = XTA210930X0000001")
        found.append(Particular(name=name.strip(), value=value.strip()))
    return tuple(found)


def _value(on: On) -> tuple[Slot, ...]:
    return (
        Slot(name="basis", sort="radio", choices=on.said("web.case.valued.", BASES)),
        ON,
        AMOUNT,
        CURRENCY,
        Slot(name="haircut", sort="count", needed=False),
        *_END,
    )


def _tell_value(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    body = Valuation(
        basis=sent.text("basis"),
        on=sent.day("on"),
        amount_minor=minor,
        currency=code or sent.text("currency").upper(),
        haircut_percent=sent.number("haircut"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return describe_asset(desk, number, body)


def _owner(on: On) -> tuple[Slot, ...]:
    return (
        Slot(name="by", sort="radio", choices=on.said("casework.side.", SIDES)),
        Slot(name="name"),
        Slot(name="subject", sort="select", needed=False, choices=subjects_of(on)),
        Slot(name="part", value="1/1"),
        Slot(name="since", sort="day", needed=False),
        Slot(name="until", sort="day", needed=False),
        *_END,
    )


def _tell_owner(desk: Desk, number: int, sent: Sent) -> object:
    part, _, parts = sent.text("part").partition("/")
    if not part.isdecimal() or not parts.isdecimal() or max(len(part), len(parts)) > 9:
        raise SettingFaulty("part", sent.text("part"), "1/3")
    body = Owner(
        name=sent.text("name"),
        subject=sent.number("subject"),
        by=sent.text("by"),
        part=int(part),
        parts=int(parts),
        since=sent.day_or_none("since"),
        until=sent.day_or_none("until"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return describe_asset(desk, number, body)


def _prove(_: On) -> tuple[Slot, ...]:
    return (Slot(name="shows"), Slot(name="exhibit", sort="count"), AT, REMARK)


def _tell_proof(desk: Desk, number: int, sent: Sent) -> object:
    body = Proof(shows=sent.text("shows"), remark=sent.text("remark"), exhibit=sent.exhibit)
    return describe_asset(desk, number, body, sent.at())


def _encumber(on: On) -> tuple[Slot, ...]:
    return (
        Slot(name="sort", sort="radio", choices=on.said("web.case.encumbrance.", ENCUMBRANCES)),
        Slot(name="holder"),
        Slot(name="amount", sort="sum", needed=False),
        Slot(name="currency", sort="code", needed=False, value="KZT"),
        Slot(name="since", sort="day", needed=False),
        Slot(name="until", sort="day", needed=False),
        *_END,
    )


def _tell_encumbrance(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    body = Encumbrance(
        sort=sent.text("sort"),
        holder=sent.text("holder"),
        amount_minor=minor,
        currency=code,
        since=sent.day_or_none("since"),
        until=sent.day_or_none("until"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return describe_asset(desk, number, body)


def _traced(_: On) -> tuple[Slot, ...]:
    analysis = Slot(name="analysis", sort="count")
    return (Slot(name="rule"), analysis, AMOUNT, CURRENCY, REMARK)


def _tell_traced(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    body = TracedInto(
        rule=sent.text("rule"),
        analysis=sent.number("analysis"),
        amount_minor=minor,
        currency=code,
        remark=sent.text("remark"),
    )
    return describe_asset(desk, number, body)


def _move(on: On) -> tuple[Slot, ...]:
    stood = asset_of(on.own.seen.case, on.number)
    ways = onward(stood.phase) if stood else ()
    asked = {need for one in ways for need in one.needs}
    slots = [
        Slot(name="to", sort="radio", choices=on.said("casework.phase.", (one.to for one in ways)))
    ]
    if Need.BASIS in asked:
        slots.append(Slot(name="basis", needed=False))
    return (*slots, AT, *_END)


def _do_move(desk: Desk, number: int, sent: Sent) -> object:
    body = PhaseMove(
        to=sent.text("to"),
        basis=sent.text("basis"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return move_asset(desk, number, body, sent.at())


ADD: Final = Form(verb="add_asset", slots=_asset, does=_add, place="assets")
FORMS: Final[dict[str, Form]] = {
    "value": Form(verb="describe_asset", slots=_value, does=_tell_value, place="what"),
    "owner": Form(verb="describe_asset", slots=_owner, does=_tell_owner, place="what"),
    "prove": Form(verb="describe_asset", slots=_prove, does=_tell_proof, place="ways"),
    "encumber": Form(verb="describe_asset", slots=_encumber, does=_tell_encumbrance, place="told"),
    "traced": Form(verb="describe_asset", slots=_traced, does=_tell_traced, place="ways"),
    "move": Form(verb="look", slots=_move, does=_do_move, place="ways"),
}
