"""The forms of a duty, each on a page of its own; letters and reports as files."""

from typing import Final

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.duty.look_at_duties import DutyView, compared_name, look_at_duty
from qaitaru.acts.duty.write_freeze_report import issue_freeze_report
from qaitaru.acts.duty.write_letter import (
    LetterAsked,
    letter_file,
    look_at_letter,
    write_letter,
)
from qaitaru.facts.errors import CurrencyUnknown, DutyRefused, QaitaruError, SettingFaulty
from qaitaru.screening.grounds import DISCRIMINATORS
from qaitaru.web.duty_acts import ACTS, PLACES
from qaitaru.web.duty_fields import Sent, field_of
from qaitaru.web.duty_slots import FORMS, slots_of
from qaitaru.web.forms import Fields, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.view import View
from qaitaru.wording import LANGUAGES
from qaitaru.wording.faults import fault_text

_REFUSED: Final = (CurrencyUnknown, DutyRefused, SettingFaulty)
_KINDS: Final = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}
_COMPARED: Final = {
    "birth_place": "birth_place",
    "country_other": "nationality",
    "country_same": "nationality",
    "gender_other": "gender",
    "gender_same": "gender",
    "kind_other": "kind",
    "number_other": "number",
    "number_same": "number",
    **dict.fromkeys(
        ("birth_digit", "birth_far", "birth_near", "birth_same", "birth_swapped", "birth_unit"),
        "birth_date",
    ),
    "birth_within": "birth_date",
}
"""Reasons of a hit, and what they compared."""

Answer = Response[str] | Response[None]


@get("/duty/{number:int}/new/{form:str}", sync_to_thread=True)
def show_form(
    desk: GivenDesk, view: GivenView, number: FromPath[int], form: FromPath[str]
) -> Response[str]:
    """One form; the address may fill its fields."""
    duty = look_at_duty(desk, number)
    compared = compared_name(desk, duty.record.head)
    return _form(view, duty, form, given=dict(view.query), compared=compared)


@post("/duty/{number:int}/letter", sync_to_thread=True)
def send_letter(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[str] | Response[bytes]:
    """Look at a letter to the customer, or write it and take it away as a file."""
    duty = look_at_duty(desk, number)
    sent = Sent(data, duty.zone, duty)
    try:
        asked = _letter_asked(sent)
        ending = sent.text("do")
        if ending not in _KINDS:
            looked = look_at_letter(desk, number, asked)
            return _form(view, duty, "letter", given=data, looked=looked)
        written = write_letter(desk, number, asked)
    except _REFUSED as fault:
        return _form(view, duty, "letter", given=data, fault=fault)
    name = f"letter-{written.entry}.{asked.language}.{ending}"
    return _file(letter_file(desk, written, ending), name, ending)


@post("/duty/{number:int}/{form:str}", sync_to_thread=True)
def tell(
    desk: GivenDesk, view: GivenView, data: Fields, *, number: FromPath[int], form: FromPath[str]
) -> Answer:
    """Do what a form asks, or show it again with what was refused beside its field."""
    if form not in ACTS:
        raise NotFoundException
    duty = look_at_duty(desk, number)
    try:
        ACTS[form](desk, number, Sent(data, duty.zone, duty))
    except _REFUSED as fault:
        return _form(view, duty, form, given=data, fault=fault)
    return go(f"/duty/{number}#{PLACES[form]}")


@post("/duty/{number:int}/report", sync_to_thread=True)
def send_report(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[bytes]:
    """Issue the freeze report in the page's language, as PDF/A or as one HTML file."""
    ending = data.get("format", "pdf")
    if ending not in _KINDS:
        raise NotFoundException
    (report,) = issue_freeze_report(desk, number, languages=(view.language,), endings=(ending,))
    return _file(report.content, report.name, ending)


def _letter_asked(sent: Sent) -> LetterAsked:
    language = sent.text("language")
    if language not in LANGUAGES:
        raise SettingFaulty("language", language, ", ".join(LANGUAGES))
    return LetterAsked(
        letter=sent.text("letter"), language=language, on=sent.day("on"), own=sent.text("own")
    )


def _file(content: bytes, name: str, ending: str) -> Response[bytes]:
    return Response(
        content,
        media_type=_KINDS[ending],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _form(
    view: View,
    duty: DutyView,
    form: str,
    *,
    given: Fields,
    fault: QaitaruError | None = None,
    looked: str = "",
    compared: str = "",
) -> Response[str]:
    if form not in FORMS:
        raise NotFoundException
    return page(
        view,
        "duty_form.html",
        status=422 if fault else 200,
        room="duty",
        one=duty,
        head=duty.record.head,
        form=form,
        place=PLACES[form],
        slots=slots_of(form, duty, view),
        cited=lambda text: duty.law.cited(text, view.language),
        discriminators=DISCRIMINATORS,
        said=_as_said(duty, compared),
        fault=_told(fault, view) if fault else "",
        at_fault=field_of(fault) if fault else "",
        given=given,
        looked=looked,
        why_none=_why_none(form, duty, view),
    )


def _why_none(form: str, duty: DutyView, view: View) -> str:
    """Why the law packs give nothing to choose from, and how an agency adds it; empty else."""
    given = {"exempt": duty.exemptions, "delist": duty.routes}
    if form not in given or given[form]:
        return ""
    head, packs = duty.record.head, ", ".join(one.code for one in duty.law.packs)
    if duty.regime is None:
        why = view.words("web.duty.none.regime", publisher=head.publisher, packs=packs)
    else:
        regime = duty.regime.text.words(view.language)
        why = view.words("web.duty.none.pack", regime=regime, packs=packs)
    kind = {"exempt": "exemption", "delist": "route"}[form]
    return f"{why} {view.words('web.duty.none.mend', kind=kind)}"


def _told(fault: QaitaruError, view: View) -> str:
    """What is wrong, in words that stand beside a field with its own label."""
    if isinstance(fault, SettingFaulty):
        found, expected = fault.found or "—", fault.expected
        return view.words("web.duty.not_understood", found=found, expected=expected)
    return fault_text(fault, view.words)


def _as_said(duty: DutyView, compared: str) -> dict[str, tuple[str, str]]:
    """What the hit compared already, by discriminator: as the person says, as the list does."""
    head = duty.record.head
    known = {
        _COMPARED[one.kind]: (one.asked, one.listed)
        for one in head.reasons
        if one.kind in _COMPARED
    }
    return {"name": (head.party, compared)} | known


ROUTES: Final = (show_form, send_letter, tell, send_report)
