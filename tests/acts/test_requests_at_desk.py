"""A request from draft to answer on each engine: two members, an item, a limitation that holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from tests.screening.desk_cases import as_member

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.look_at_requests import look_at_request, look_at_requests
from qaitaru.acts.casework.make_request import (
    ask,
    begin_request,
    compare_conduct,
    drop_asked,
    note_paper,
    tell_field,
)
from qaitaru.acts.casework.name_subject import add_subject
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.casework.send_request import (
    consent_to_use,
    receive_answer,
    step_request,
    use_answer,
)
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.requests import (
    Answer,
    Asked,
    AskedDropped,
    ConductCompared,
    ConsentToUse,
    FieldTold,
    Limitation,
    Paper,
    Request,
    RequestStep,
    Used,
)
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.facts.errors import CaseRefused, EvidenceMissing, InvestigationMissing

REQUEST = Request(title="the account", channel="mla", partner="gb", treaty="of 2015", language="ru")
ASKED = Asked(
    text="statements", assistance="records", account="GB33", element="e6", why="proceeds",
    since=date(2025, 1, 1), until=date(2025, 12, 31),
)  # fmt: skip
FIELDS = (
    "requesting_authority", "addressee", "addressee_address", "case_name", "facts",
    "qualification", "full_text_of_articles", "persons", "link_to_case",
)  # fmt: skip
ANSWER = Answer(answers=(), form="certified", limitation=Limitation(uses=("evidence",)))


@pytest.fixture
def request_number(desk: Desk) -> int:
    """A whole request in investigation 1, with a second member who may check it."""
    open_investigation(desk, "beside the drug case")
    give_role(desk, 1, RoleGiven(member="bolat", role="central_authority_lawyer"))
    number = begin_request(desk, 1, REQUEST).number
    for name in FIELDS:
        tell_field(desk, number, FieldTold(field=name, text=name))
    for name in ("letterhead", "signature", "seal"):
        note_paper(desk, number, Paper(field=name))
    ask(desk, number, ASKED)
    return number


@pytest.fixture
def sent(desk: Desk, request_number: int) -> int:
    """The same, checked and sent."""
    step_request(as_member(desk, "bolat"), request_number, RequestStep(to="checked"))
    step_request(desk, request_number, RequestStep(to="sent", document="7/12"))
    return request_number


def item(desk: Desk, folder: Path) -> int:
    path = folder / "answer.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(path,), legal_basis="request 7/12")))
    return 1


@contextmanager
def refusing(reason: str) -> Iterator[None]:
    with pytest.raises(CaseRefused) as fault:
        yield
    assert fault.value.reason == reason


def test_a_request_goes_out_comes_back_and_is_used_as_it_may_be(
    desk: Desk, sent: int, tmp_path: Path
) -> None:
    ((asked, _),) = look_at_request(desk, sent).told.asked
    exhibit = item(desk, tmp_path)
    answer = structs.replace(ANSWER, answers=(asked,), exhibit=exhibit)
    came = receive_answer(desk, sent, answer).number

    use_answer(desk, came, Used(use="evidence", where="petition 1"))
    with refusing("use_limited"):
        use_answer(desk, came, Used(use="tax"))
    agreed = consent_to_use(desk, came, ConsentToUse(use="tax", document="9/1")).number
    with refusing("use_limited"):
        use_answer(desk, came, Used(use="tax"))
    decide_entry(as_member(desk, "bolat"), agreed, granted=True, remark="")
    use_answer(desk, came, Used(use="tax"))
    step_request(desk, sent, RequestStep(to="executed"))

    (limit,) = look_at_request(desk, sent).limits
    assert (limit.exhibit, limit.answer.limitation.uses) == (exhibit, ("evidence",))
    (mark,) = look_at_use_marks(desk).of([exhibit])
    assert mark.uses == ("intelligence", "evidence", "tax")
    (seen,) = look_at_requests(desk, 1)
    assert seen.told.stage == "executed"


def test_who_began_it_does_not_check_it(desk: Desk, request_number: int) -> None:
    with refusing("step_wanting"):
        step_request(desk, request_number, RequestStep(to="checked"))


def test_what_was_sent_is_not_changed(desk: Desk, sent: int) -> None:
    ((asked, _),) = look_at_request(desk, sent).told.asked
    with refusing("request_fixed"):
        tell_field(desk, sent, FieldTold(field="facts", text="other"))
    with refusing("request_fixed"):
        drop_asked(desk, asked, AskedDropped())


def test_what_is_missing_is_told_with_what_blocks_first(desk: Desk, request_number: int) -> None:
    tell_field(desk, request_number, FieldTold(field="facts", text=""))
    view = look_at_request(desk, request_number)
    assert not view.is_ready
    assert [one.blocks for one in view.missing] == [True, False, False, False]
    told = [(one.contents.key, one.item.key) for one in view.missing]
    assert told[:2] == [("kz.cpc_565", "facts"), ("kz.cpc_565", "damage")]
    assert {key for key, _ in told[2:]} == {"uk.mla_guidelines"}, "what Britain expects"


def test_what_is_asked_may_be_dropped_while_it_is_a_draft(desk: Desk, request_number: int) -> None:
    subject = add_subject(desk, 1, Subject(name="A. B.")).number
    more = ask(desk, request_number, structs.replace(ASKED, subject=subject)).number
    drop_asked(desk, more, AskedDropped())
    compare_conduct(
        desk, request_number, ConductCompared(conduct="hid it", ours="218", theirs="327")
    )
    assert len(look_at_request(desk, request_number).told.asked) == 1
    with refusing("asked_unknown"):
        drop_asked(desk, subject, AskedDropped())


def test_an_answer_needs_a_sealed_item_and_something_that_was_sent(
    desk: Desk, request_number: int
) -> None:
    ((asked, _),) = look_at_request(desk, request_number).told.asked
    answer = structs.replace(ANSWER, answers=(asked,), exhibit=99)
    with refusing("request_not_out"):
        receive_answer(desk, request_number, answer)
    step_request(as_member(desk, "bolat"), request_number, RequestStep(to="checked"))
    step_request(desk, request_number, RequestStep(to="sent", document="7/12"))
    with pytest.raises(EvidenceMissing):
        receive_answer(desk, request_number, answer)
    with refusing("asked_unknown"):
        receive_answer(desk, request_number, structs.replace(answer, answers=()))
    with refusing("value_unknown"):
        receive_answer(desk, request_number, structs.replace(answer, form="told by telephone"))
    loose = Limitation(uses=("gossip",))
    with refusing("value_unknown"):
        receive_answer(desk, request_number, structs.replace(answer, limitation=loose))


def test_words_that_the_law_does_not_know_are_refused(desk: Desk, request_number: int) -> None:
    with refusing("value_unknown"):
        begin_request(desk, 1, structs.replace(REQUEST, channel="pigeon"))
    with refusing("value_unknown"):
        tell_field(desk, request_number, FieldTold(field="poem", text="..."))
    with refusing("text_wanting"):
        ask(desk, request_number, structs.replace(ASKED, text=" "))
    with refusing("request_unknown"):
        begin_request(desk, 1, structs.replace(REQUEST, follows=1))
    with refusing("answer_unknown"):
        use_answer(desk, request_number, Used(use="evidence"))


def test_who_has_no_role_sees_no_request(desk: Desk, request_number: int) -> None:
    stranger = as_member(desk, "daulet")
    with pytest.raises(InvestigationMissing):
        look_at_request(stranger, request_number)
    with pytest.raises(InvestigationMissing):
        look_at_requests(stranger, 1)
    assert look_at_requests(stranger) == ()
    with pytest.raises(InvestigationMissing):
        look_at_request(desk, 1)
