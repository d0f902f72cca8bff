"""Hit or no hit between two workspaces, on each engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.name_subject import add_subject
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.sharing.deconflict import Asking, answer_partner, ask_partner, read_answer
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.partners import end_partner, trust_partner
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework.bodies.assets import Asset, Particular
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.facts.errors import InvestigationMissing, SharingRefused
from qaitaru.sharing.identifiers import Identifier, Sort
from qaitaru.sharing.signing import Signed, fingerprint, sign

UNTIL = date(2099, 1, 1)
PERSON = "009900000008"
CAR = Asset(sort="vehicle", name="a car", particulars=(Particular(name="plate", value="A123BC"),))


@pytest.fixture
def theirs(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A partner's workspace that looks into the same person; both trust one another."""
    own = Settings(title="MIA", language="en", member="madina", agency="mia")
    partner = Desk(create_workspace(tmp_path / "theirs", own), desk.clock)
    for one, other in ((desk, partner), (partner, desk)):
        key = own_public_key(other)
        trust_partner(one, other.workspace.settings.agency, key, fingerprint(key))
    open_investigation(desk, "ours")
    add_subject(desk, 1, Subject(name="A. B.", party_key=f"code:{PERSON}"))
    add_asset(desk, 1, CAR)
    open_investigation(partner, "theirs")
    add_subject(partner, 1, Subject(name="Б. А.", party_key=f"code:{PERSON}"))
    yield partner
    partner.workspace.close()


ASKING = Asking(agency="mia", purpose="joint case", until=UNTIL, investigation=1)


@contextmanager
def refusing(reason: str) -> Iterator[None]:
    with pytest.raises(SharingRefused) as fault:
        yield
    assert fault.value.reason == reason


def test_each_learns_what_it_may(desk: Desk, theirs: Desk) -> None:
    question = ask_partner(desk, ASKING)
    answer = answer_partner(theirs, question)
    found = read_answer(desk, question, answer, investigation=1)

    assert found.hits == (Identifier(Sort.STATE_NUMBER, PERSON),)
    assert found.misses == (Identifier(Sort.OBJECT, "A123BC"),)
    sent = (question.payload + answer.payload).decode()
    assert PERSON not in sent
    assert "A123BC" not in sent


def test_given_identifiers_are_asked_about_beside_those_of_an_investigation(
    desk: Desk, theirs: Desk
) -> None:
    given = (Identifier(Sort.PHONE, "+7 701 000 00 00"),)
    question = ask_partner(desk, Asking(agency="mia", purpose="p", until=UNTIL, identifiers=given))
    found = read_answer(desk, question, answer_partner(theirs, question), identifiers=given)
    assert found.misses == given


def test_what_is_not_of_the_trade_is_refused(desk: Desk, theirs: Desk) -> None:
    question = ask_partner(desk, ASKING)
    answer = answer_partner(theirs, question)
    with refusing("message_altered"):
        read_answer(desk, answer, answer, investigation=1)
    with refusing("message_altered"):
        answer_partner(theirs, structs.replace(question, payload=b"{}"))
    with refusing("question_faulty"):
        answer_partner(theirs, question, most=1)
    other = ask_partner(desk, ASKING)
    with refusing("answer_faulty"):
        read_answer(desk, other, answer, investigation=1)
    with pytest.raises(InvestigationMissing):
        read_answer(desk, question, answer, investigation=9)


@pytest.mark.usefixtures("theirs")
def test_a_question_past_its_day_or_of_nothing_is_not_asked(desk: Desk) -> None:
    with refusing("question_faulty"):
        ask_partner(desk, Asking(agency="mia", purpose="p", until=UNTIL))
    old = Asking(agency="mia", purpose="p", until=date(2000, 1, 1), investigation=1)
    with refusing("question_faulty"):
        ask_partner(desk, old)


def test_only_a_trusted_partner_is_answered(desk: Desk, theirs: Desk) -> None:
    question = ask_partner(desk, ASKING)
    with refusing("key_not_trusted"):
        answer_partner(theirs, forged(question, "fiu"))
    with refusing("agency_differs"):
        answer_partner(theirs, forged(question, "gpo", own=desk))
    end_partner(theirs, "fiu", "left the network")
    with refusing("key_not_trusted"):
        answer_partner(theirs, question)
    with refusing("partner_unknown"):
        ask_partner(desk, Asking(agency="gpo", purpose="p", until=UNTIL, investigation=1))


def test_who_asks_in_another_name_is_refused(desk: Desk, theirs: Desk) -> None:
    question = ask_partner(desk, ASKING)
    told = msgspec.json.decode(question.payload)
    told["terms"]["asked_by"] = "gpo"
    payload = msgspec.json.encode(told)
    with refusing("agency_differs"):
        answer_partner(theirs, sign("question", "fiu", payload, key_of(desk)))
    with refusing("message_altered"):
        answer_partner(theirs, sign("question", "fiu", b"{}", key_of(desk)))


def test_what_came_after_the_question_is_told_as_not_asked(desk: Desk, theirs: Desk) -> None:
    """A subject that was never asked about is no miss: the partner may well hold it."""
    question = ask_partner(desk, ASKING)
    answer = answer_partner(theirs, question)
    add_subject(desk, 1, Subject(name="C. D.", party_key="code:009900000016"))
    found = read_answer(desk, question, answer, investigation=1)
    assert found.unasked == (Identifier(Sort.STATE_NUMBER, "009900000016"),)
    assert len(found.misses) == 1


def test_nobody_answers_but_the_one_asked(desk: Desk, theirs: Desk, tmp_path: Path) -> None:
    question = ask_partner(desk, ASKING)
    own = Settings(title="GPO", language="en", member="olzhas", agency="gpo")
    third = Desk(create_workspace(tmp_path / "third", own), desk.clock)
    for one, other in ((desk, third), (third, desk)):
        key = own_public_key(other)
        trust_partner(one, other.workspace.settings.agency, key, fingerprint(key))
    with refusing("not_asked"):  # passed on by the partner
        answer_partner(third, question)
    answer = answer_partner(theirs, question)
    with refusing("answered_by_other"):
        read_answer(desk, question, sign("answer", "gpo", answer.payload, key_of(third)))
    with refusing("question_not_ours"):
        read_answer(theirs, question, answer)
    third.workspace.close()


def forged(question: Signed, agency: str, own: Desk | None = None) -> Signed:
    key = key_of(own) if own else bytes(range(32))
    return sign("question", agency, question.payload, key)


def key_of(desk: Desk) -> bytes:
    return bytes.fromhex((desk.workspace.folder / "keys" / "sharing.key").read_text())
