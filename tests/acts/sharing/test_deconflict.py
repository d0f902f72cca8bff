"""Hit or no hit between two workspaces, on each engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec import structs
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.acts.sharing.partnered import SECOND, befriend, officers
from tests.screening.desk_cases import as_member

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.name_subject import add_subject
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.sharing.answer_partner import answer_file, decide_question, take_question
from qaitaru.acts.sharing.ask_partner import Asking, ask_partner, look_at_answer, read_answer
from qaitaru.acts.sharing.look_at_questions import look_at_questions
from qaitaru.acts.sharing.partners import end_partner
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework.bodies.assets import Asset, Particular
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.facts.errors import InvestigationMissing, SameMember, SettingFaulty, SharingRefused
from qaitaru.sharing import sharing_store
from qaitaru.sharing.deconfliction import Comparison
from qaitaru.sharing.identifiers import Identifier, Sort
from qaitaru.sharing.signing import Signed, sign

UNTIL = date(2099, 1, 1)
PERSON = "009900000008"
CAR = Asset(sort="vehicle", name="a car", particulars=(Particular(name="plate", value="A123BC"),))


@pytest.fixture
def theirs(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A partner's workspace that looks into the same person; both trust one another."""
    own = Settings(title="MIA", language="en", member="madina", agency="mia")
    partner = Desk(create_workspace(tmp_path / "theirs", own), desk.clock)
    befriend(desk, partner)
    befriend(partner, desk)
    officers(partner)
    open_investigation(desk, "ours")
    add_subject(desk, 1, Subject(name="A. B.", code=PERSON))
    add_asset(desk, 1, CAR)
    open_investigation(partner, "theirs")
    add_subject(partner, 1, Subject(name="Б. А.", code=PERSON))
    yield partner
    partner.workspace.close()


ASKING = Asking(agency="mia", purpose="joint case", until=UNTIL, investigation=1)


@contextmanager
def refusing(reason: str) -> Iterator[None]:
    with pytest.raises(SharingRefused) as fault:
        yield
    assert fault.value.reason == reason


def put(desk: Desk, asking: Asking = ASKING) -> Signed:
    return ask_partner(desk, asking).signed


def answer(desk: Desk, question: Signed) -> Signed:
    """One takes the question in, the other allows the answer."""
    number = take_question(desk, question)[0].number
    decide_question(as_member(desk, SECOND), number, granted=True)
    return answer_file(desk, number)


def read(desk: Desk, told: Signed) -> Comparison:
    return read_answer(desk, told)[1]


def test_each_learns_what_it_may(desk: Desk, theirs: Desk) -> None:
    question = put(desk)
    told = answer(theirs, question)
    found = read(desk, told)

    assert found.hits == (Identifier(Sort.STATE_NUMBER, PERSON),)
    assert found.misses == (Identifier(Sort.OBJECT, "A123BC"),)
    sent = (question.payload + told.payload).decode()
    assert PERSON not in sent
    assert "A123BC" not in sent


def test_given_identifiers_are_asked_about_by_who_answers_too(desk: Desk, theirs: Desk) -> None:
    given = (Identifier(Sort.PHONE, "+7 701 000 00 00"),)
    asking = Asking(agency="mia", purpose="p", until=UNTIL, identifiers=given)
    with refusing("workspace_role_may_not"):
        put(desk, asking)
    officers(desk)
    assert read(desk, answer(theirs, put(desk, asking))).misses == given


def test_an_answer_needs_two_members(desk: Desk, theirs: Desk) -> None:
    number = take_question(theirs, put(desk))[0].number
    with refusing("answer_waits"):
        answer_file(theirs, number)
    with pytest.raises(SameMember):
        decide_question(theirs, number, granted=True)
    with refusing("workspace_role_may_not"):
        decide_question(as_member(theirs, "nobody"), number, granted=True)
    with pytest.raises(SettingFaulty):
        decide_question(as_member(theirs, SECOND), number, granted=False)
    decide_question(as_member(theirs, SECOND), number, granted=False, remark="fishing")
    with refusing("answer_waits"):
        answer_file(theirs, number)
    with refusing("question_decided"):
        decide_question(as_member(theirs, SECOND), number, granted=True)


def test_the_database_itself_asks_for_the_second_member(desk: Desk, theirs: Desk) -> None:
    number = take_question(theirs, put(desk))[0].number
    answer = f"INSERT INTO question_answers SELECT {number}, sha256, member, at FROM questions"
    alone = "INSERT INTO question_decisions SELECT number, 1, '', member, member, at FROM questions"
    for statement in (answer, alone):
        with pytest.raises(DBAPIError), theirs.workspace.record.write() as connection:
            connection.execute(text(statement))


def test_nobody_asks_for_all_numbers_there_are(desk: Desk, theirs: Desk) -> None:
    own = replace(theirs.workspace.settings, deconflict_most="5", deconflict_days="30")
    tight = Desk(replace(theirs.workspace, settings=own), theirs.clock)
    first = put(desk)
    answer(tight, first)
    answer(tight, put(desk))
    with refusing("asked_too_much"):
        take_question(tight, put(desk))
    rooms = look_at_questions(tight).rooms
    assert (rooms["fiu"].spent, rooms["fiu"].left) == (4, 1)
    took_again, _ = take_question(tight, first)  # the same again costs nothing
    assert took_again.number == 1
    later = Desk(tight.workspace, lambda: desk.clock() + timedelta(days=31))
    assert take_question(later, put(desk))[1].left == 5


def test_what_waited_is_counted_when_it_is_allowed(desk: Desk, theirs: Desk) -> None:
    own = replace(theirs.workspace.settings, deconflict_most="3")
    tight = Desk(replace(theirs.workspace, settings=own), theirs.clock)
    numbers = [take_question(tight, put(desk))[0].number for _ in range(2)]
    second = as_member(tight, SECOND)
    decide_question(second, numbers[0], granted=True)
    with refusing("asked_too_much"):
        decide_question(second, numbers[1], granted=True)
    views = {one.kept.number: one for one in look_at_questions(tight).views}
    assert [views[one].state for one in numbers] == ["given", "waits"]


def test_what_is_not_of_the_trade_is_refused(desk: Desk, theirs: Desk) -> None:
    question = put(desk)
    told = answer(theirs, question)
    with refusing("message_of_other_kind"):
        take_question(theirs, sign("answer", "fiu", question.payload, key_of(desk)))
    with refusing("message_altered"):
        take_question(theirs, structs.replace(question, payload=b"{}"))
    mine = msgspec.json.decode(told.payload)
    mine["own"] = ["00"]
    with refusing("answer_faulty"):
        read(desk, sign("answer", "mia", msgspec.json.encode(mine), key_of(theirs)))
    read(desk, told)
    assert read(desk, told).hits
    mine["own"] = msgspec.json.decode(told.payload)["own"][:1]
    with refusing("answered_twice"):
        read(desk, sign("answer", "mia", msgspec.json.encode(mine), key_of(theirs)))


def test_who_may_not_see_the_investigation_asks_and_reads_nothing(desk: Desk, theirs: Desk) -> None:
    told = answer(theirs, put(desk))
    nobody = as_member(desk, "nobody")
    for asks in (
        lambda: put(nobody),
        lambda: read(nobody, told),
        lambda: look_at_answer(nobody, 1),
    ):
        with pytest.raises(InvestigationMissing):
            asks()
    assert look_at_questions(nobody).views == ()
    assert look_at_answer(desk, 1)[1] is None
    read(desk, told)
    found = look_at_answer(desk, 1)[1]
    assert found is not None
    assert found.hits
    (view,) = look_at_questions(desk).views
    assert (view.state, view.chance) == ("read", found.chance)


@pytest.mark.usefixtures("theirs")
def test_a_question_past_its_day_or_of_nothing_is_not_asked(desk: Desk) -> None:
    officers(desk)
    with refusing("question_faulty"):
        put(desk, Asking(agency="mia", purpose="p", until=UNTIL))
    old = Asking(agency="mia", purpose="p", until=date(2000, 1, 1), investigation=1)
    with refusing("question_faulty"):
        put(desk, old)


def test_only_a_trusted_partner_is_answered(desk: Desk, theirs: Desk) -> None:
    question = put(desk)
    with refusing("key_not_trusted"):
        take_question(theirs, forged(question, "fiu"))
    with refusing("agency_differs"):
        take_question(theirs, forged(question, "gpo", own=desk))
    number = take_question(theirs, question)[0].number
    end_partner(theirs, "fiu", "left the network")
    with refusing("key_not_trusted"):
        take_question(theirs, put(desk))
    with refusing("key_not_trusted"):
        decide_question(as_member(theirs, SECOND), number, granted=True)
    with refusing("partner_unknown"):
        put(desk, Asking(agency="gpo", purpose="p", until=UNTIL, investigation=1))


def test_who_asks_in_another_name_is_refused(desk: Desk, theirs: Desk) -> None:
    question = put(desk)
    told = msgspec.json.decode(question.payload)
    told["terms"]["asked_by"] = "gpo"
    payload = msgspec.json.encode(told)
    with refusing("agency_differs"):
        take_question(theirs, sign("question", "fiu", payload, key_of(desk)))
    with refusing("message_altered"):
        take_question(theirs, sign("question", "fiu", b"{}", key_of(desk)))


def test_what_came_after_the_question_is_told_as_not_asked(desk: Desk, theirs: Desk) -> None:
    """A subject that was never asked about is no miss: the partner may well hold it."""
    told = answer(theirs, put(desk))
    add_subject(desk, 1, Subject(name="C. D.", code="009900000016"))
    found = read(desk, told)
    assert found.unasked == (Identifier(Sort.STATE_NUMBER, "009900000016"),)
    assert len(found.misses) == 1


def test_nobody_answers_but_the_one_asked(desk: Desk, theirs: Desk, tmp_path: Path) -> None:
    question = put(desk)
    own = Settings(title="GPO", language="en", member="olzhas", agency="gpo")
    third = Desk(create_workspace(tmp_path / "third", own), desk.clock)
    befriend(desk, third)
    befriend(third, desk)
    officers(third)
    with refusing("not_asked"):  # passed on by the partner
        take_question(third, question)
    told = answer(theirs, question)
    with refusing("answered_by_other"):
        read(desk, sign("answer", "gpo", told.payload, key_of(third)))
    with refusing("question_not_ours"):
        befriend(third, theirs)
        read(third, told)
    third.workspace.close()


def test_a_question_that_is_not_there_is_not_decided(desk: Desk, theirs: Desk) -> None:
    put(desk)
    with refusing("question_missing"):
        decide_question(theirs, 99, granted=True)


def test_what_was_signed_is_kept_once(desk: Desk) -> None:
    sha256 = "a" * 64
    with desk.workspace.record.write() as connection:
        for told in (b"first", b"second"):
            sharing_store.keep_message(connection, sha256, "question", told)
        assert sharing_store.message(connection, sha256) == b"first"


def forged(question: Signed, agency: str, own: Desk | None = None) -> Signed:
    key = key_of(own) if own else bytes(range(32))
    return sign("question", agency, question.payload, key)


def key_of(desk: Desk) -> bytes:
    return bytes.fromhex((desk.workspace.folder / "keys" / "sharing.key").read_text())
