"""Hit or no hit: questions put and answered, each by files that are taken away and brought."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from anyio import to_thread
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import look_at_investigations
from qaitaru.acts.sharing.answer_partner import answer_file, decide_question, take_question
from qaitaru.acts.sharing.ask_partner import (
    Asking,
    ask_partner,
    look_at_answer,
    question_file,
    read_answer,
)
from qaitaru.acts.sharing.look_at_questions import QuestionView, look_at_questions
from qaitaru.acts.sharing.partners import TRUSTED, look_at_partners
from qaitaru.acts.sharing.signed_message import signed_of
from qaitaru.facts.errors import (
    CaseRefused,
    InvestigationMissing,
    SameMember,
    SettingFaulty,
    SharingRefused,
)
from qaitaru.sharing.deconfliction import Comparison
from qaitaru.sharing.kept import ASKED
from qaitaru.sharing.signing import Signed
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.gate import Asked
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.sent import SentFields
from qaitaru.web.sharing_files import message_file, read_whole, sent_with
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

Answer = Response[str] | Response[None]
_HERE: Final = "/sharing/questions"
_ABOVE: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_REFUSED: Final = (CaseRefused, InvestigationMissing, SameMember, SettingFaulty, SharingRefused)


@get(_HERE, sync_to_thread=True)
def show_questions(desk: GivenDesk, view: GivenView) -> Response[str]:
    """The questions that were put and that came, and what is left to each partner."""
    return _questions(desk, view)


@post(f"{_HERE}/ask", sync_to_thread=True)
def ask(desk: GivenDesk, view: GivenView, data: Fields) -> Answer:
    """Put a question to a partner about what an investigation holds."""
    try:
        sent = SentFields(data, "UTC")
        if not sent.number("investigation"):
            raise SettingFaulty("investigation", "", "1, 2, 3 …")
        asking = Asking(
            agency=sent.text("agency"),
            purpose=sent.text("purpose"),
            until=sent.day("until"),
            investigation=sent.number("investigation"),
        )
        put = ask_partner(desk, asking)
    except _REFUSED as fault:
        return _questions(desk, view, fault=fault_text(fault, view.words), given=data)
    return go(f"{_HERE}/{put.number}")


@post(f"{_HERE}/take")
async def take(request: Asked, desk: GivenDesk, view: GivenView) -> Answer:
    """Take in a partner's question that was uploaded."""
    _, file = await sent_with(request)
    return await to_thread.run_sync(_with_message, desk, view, file, _take)


@post(f"{_HERE}/read")
async def read(request: Asked, desk: GivenDesk, view: GivenView) -> Answer:
    """Read a partner's answer that was uploaded."""
    _, file = await sent_with(request)
    return await to_thread.run_sync(_with_message, desk, view, file, _read)


@get(f"{_HERE}/{{number:int}}", sync_to_thread=True)
def show_question(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One question: its terms, what was decided, and what the answer says."""
    return _one(desk, view, number)


@post(f"{_HERE}/{{number:int}}/decide", sync_to_thread=True)
def decide(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Say yes or no to answering what another member took in."""
    granted = field(data, "do") == "grant"
    try:
        decide_question(desk, number, granted=granted, remark=field(data, "remark"))
    except _REFUSED as fault:
        return _one(desk, view, number, fault=fault_text(fault, view.words))
    return go(f"{_HERE}/{number}")


@get(f"{_HERE}/{{number:int}}/file", sync_to_thread=True)
def download(desk: GivenDesk, number: FromPath[int]) -> Response[bytes]:
    """The question we put, or the answer that was confirmed."""
    seen, _ = _found(desk, number)
    if seen.kept.direction == ASKED:
        return message_file(f"question-{number}.json", question_file(desk, number))
    return message_file(f"answer-{number}.json", answer_file(desk, number))


def _take(desk: Desk, signed: Signed) -> int:
    return take_question(desk, signed)[0].number


def _read(desk: Desk, signed: Signed) -> int:
    return read_answer(desk, signed)[0].number


def _with_message(
    desk: Desk, view: View, file: UploadFile | None, does: Callable[[Desk, Signed], int]
) -> Answer:
    """Do something with a message that was uploaded, and show its question."""
    try:
        if file is None:
            raise SettingFaulty("file", "", view.words("web.sharing.message_file"))
        number = does(desk, signed_of(read_whole(file), file.filename))
    except _REFUSED as fault:
        return _questions(desk, view, fault=fault_text(fault, view.words))
    return go(f"{_HERE}/{number}")


def _found(desk: Desk, number: int) -> tuple[QuestionView, bool]:
    """A question that the member may see, and whether the member answers partners.

    Raises: NotFoundException.
    """
    seen = look_at_questions(desk)
    found = next((one for one in seen.views if one.kept.number == number), None)
    if found is None:
        raise NotFoundException
    return found, seen.is_officer


def _one(desk: Desk, view: View, number: int, *, fault: str = "") -> Response[str]:
    seen, is_officer = _found(desk, number)
    return page(
        view,
        "sharing_question.html",
        status=422 if fault else 200,
        room="sharing",
        seen=seen,
        room_left=look_at_questions(desk).rooms.get(seen.kept.agency),
        ration=desk.workspace.settings.ration,
        found=_compared(desk, seen),
        chance=chance_text,
        may_decide=is_officer and seen.kept.member != desk.member,
        is_officer=is_officer,
        fault=fault,
    )


def chance_text(chance: Fraction) -> str:
    """A probability as it is written among figures: 6.9 × 10⁻¹²."""
    if chance >= 1:
        return "1"
    figures, _, power = f"{float(chance):.1e}".partition("e-")
    return f"{figures} × 10{f'-{int(power)}'.translate(_ABOVE)}"


def _compared(desk: Desk, seen: QuestionView) -> Comparison | None:
    """What an answer says, to who may share the investigation that it is of."""
    if seen.kept.direction != ASKED or seen.answer is None:
        return None
    try:
        return look_at_answer(desk, seen.kept.number)[1]
    except (CaseRefused, InvestigationMissing, SharingRefused):
        return None


def _questions(
    desk: Desk, view: View, *, fault: str = "", given: Mapping[str, str] | None = None
) -> Response[str]:
    seen = look_at_questions(desk)
    pages = [CasePage(one, view, desk.member) for one in look_at_investigations(desk)]
    return page(
        view,
        "sharing_questions.html",
        status=422 if fault else 200,
        room="sharing",
        seen=seen,
        ration=desk.workspace.settings.ration,
        partners=[one for one in look_at_partners(desk) if one.move == TRUSTED],
        chance=chance_text,
        cases=[one for one in pages if one.may_when_closed("share")],
        fault=fault,
        given=given or {},
    )


ROUTES: Final = (show_questions, ask, take, read, show_question, decide, download)
