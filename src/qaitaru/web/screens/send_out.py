"""Send out as: a report or the case in another's format; what goes and what does not, first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.interchange.agency_files import FOLDER, NAMED, agency_files
from qaitaru.acts.interchange.send_out import ENDINGS, FM1, GOAML, SENT_FORMS, VERB, send_out
from qaitaru.acts.interchange.sent_out import SentOut
from qaitaru.facts.errors import (
    AccountMissing,
    CaseRefused,
    CurrencyUnknown,
    EntryMissing,
    FindingMissing,
    PackFaulty,
    SettingFaulty,
    SourceUnreadable,
    UseRefused,
)
from qaitaru.ingest.schema.goaml_check import GoamlCheck, Line, lines
from qaitaru.interchange.goaml.draft import Missing
from qaitaru.interchange.losses import Loss, by_field, counted, without_numbers
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.casework.sending_form import to_send_of
from qaitaru.web.forms import Fields, field
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.problem_words import problem_mend, problem_text
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

_REFUSED: Final = (
    *(AccountMissing, CaseRefused, CurrencyUnknown, EntryMissing, FindingMissing),
    *(PackFaulty, SettingFaulty, SourceUnreadable, UseRefused),
)
_MOST: Final = 200  # lines of a table on the page; the file of losses has all
_TYPES: Final = {"xml": "application/xml", "graphml": "application/xml", "gexf": "application/xml"}
_JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class _At:
    desk: Desk
    view: View
    number: int
    given: Fields


@get("/investigations/{number:int}/send-out", sync_to_thread=True)
def show_sending(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """What may be sent out, and what it is made of."""
    return _page(_At(desk, view, number, dict(view.query)))


@post("/investigations/{number:int}/send-out/preview", sync_to_thread=True)
def preview_sending(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[str]:
    """What would go, and all that it lacks or leaves behind; nothing is taken away yet."""
    at = _At(desk, view, number, data)
    try:
        return _page(at, sent=send_out(desk, to_send_of(number, data)))
    except _REFUSED as fault:
        return _page(at, fault=fault_text(fault, view.words))


@post("/investigations/{number:int}/send-out/file", sync_to_thread=True)
def take_file(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[bytes] | Response[str]:
    """One of its files, made again from what stands now."""
    at = _At(desk, view, number, data)
    try:
        sent = send_out(desk, to_send_of(number, data))
    except _REFUSED as fault:
        return _page(at, fault=fault_text(fault, view.words))
    name = field(data, "file")
    content = dict(sent.files).get(name)
    if content is None:  # it has become a draft, or ceased to be one, since it was looked at
        return _page(at, sent=sent)
    kind = _TYPES.get(name.rpartition(".")[2], _JSON)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, status_code=200, media_type=kind, headers=headers)


def _page(at: _At, *, sent: SentOut | None = None, fault: str = "") -> Response[str]:
    own = CasePage(look_at_investigation(at.desk, at.number), at.view, at.desk.member)
    if not own.may(VERB):
        raise NotFoundException
    try:
        agency = agency_files(at.desk)
    except (PackFaulty, SourceUnreadable):  # told as the fault once a report is asked for
        agency = None
    told = [] if sent is None else [_told(one, at.view) for one in by_field(sent.losses)]
    return page(
        at.view,
        "send_out.html",
        status=422 if fault else 200,
        room="investigations",
        own=own,
        given=at.given,
        fault=fault,
        forms=SENT_FORMS,
        endings=ENDINGS,
        report_forms=(GOAML, FM1),
        kinds=agency.profile.report if agency else (),
        agency_folder=FOLDER,
        agency_names=[
            (key, name, agency is not None and name in agency.there) for key, name in NAMED.items()
        ],
        sent=sent,
        held_back=[name for name in sent.unheld if sent.counts[name]] if sent else [],
        wants=_wants(sent)[:_MOST],
        losses=told[:_MOST],
        more_losses=max(len(told) - _MOST, 0),
        loss_counts=counted(sent.losses) if sent else {},
        checked=_lines(sent) if sent else [],
        problems=[
            (one, problem_text(at.view.words, one), problem_mend(at.view.words, one))
            for one in (sent.problems if sent else ())
        ],
        most=_MOST,
    )


def _wants(sent: SentOut | None) -> list[tuple[Missing, int]]:
    """What is missing, each field once with how many times, in whatever transaction it is."""
    found: dict[tuple[str, str, str], list[Missing]] = {}
    for one in sent.missing if sent else ():
        found.setdefault((without_numbers(one.path), one.code, one.found), []).append(one)
    return [(again[0], len(again)) for again in found.values()]


def _told(again: Sequence[Loss], view: View) -> tuple[Loss, int, str]:
    """A loss, how many times it is met, and why."""
    one = again[0]
    why = view.words(f"loss.{one.code}", found=one.found, target=one.target)
    return one, len(again), why


def _lines(sent: SentOut) -> list[Line]:
    """What the schema says, where one was given."""
    if sent.schema is None:
        return []
    return lines(GoamlCheck((), sent.schema))[:-1]


ROUTES: Final = (show_sending, preview_sending, take_file)
