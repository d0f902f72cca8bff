"""Payments in the queue of hits: kept once with all that stand behind, and decided by two."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.screening.desk_cases import ROW_JUSAN, ROW_SAKSAUL, as_member, invented

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.note_hit_payments import (
    look_at_hit_duty,
    note_all_hit_payments,
    note_hit_payments,
)
from qaitaru.acts.duty.open_duty import open_duty_of_hit
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.withdraw_import import withdraw_import
from qaitaru.acts.lists.look_at_lists import AsOf
from qaitaru.acts.screening.decide_hit import Decision, confirm_hit, propose_decision
from qaitaru.acts.screening.hit_views import HitView, Queue
from qaitaru.acts.screening.look_at_hit_payments import (
    PaymentBehind,
    PaymentGone,
    look_at_hit_payments,
    look_at_some_hit_payments,
)
from qaitaru.acts.screening.look_at_hits import look_at_hit, look_at_hits
from qaitaru.acts.screening.rescreen import rescreen
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.acts.screening.screen_payments import look_at_payments, screen_payments
from qaitaru.duty.bodies import Attempt
from qaitaru.evidence import journal
from qaitaru.facts.errors import DutyRefused, EntryMissing, HitMissing, OwnProposal
from qaitaru.screening.deciding import HitState, Verdict
from qaitaru.screening.hits import HitKind

DAYS = (date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7))
CLEARED = Decision(verdict=Verdict.NO_MATCH, ground="name_only", discriminators=("name",))
MATCHED = Decision(verdict=Verdict.MATCH, ground="same_number", discriminators=("number",))
Paid = tuple[str, str, str, str]
RENT = "rent {}.2026, Qasim Saksaulov"
RENTS: Sequence[Paid] = [
    ("2026-02-01", "Altyn Dala LLP", "Beket House", RENT.format("01")),
    ("2026-02-02", "Altyn Dala LLP", "Beket House", RENT.format("02")),
    ("2026-02-03", "Altyn Dala LLP", "Beket House", RENT.format("03")),
    ("2026-02-04", "Temir Zhol LLP", "Beket House", "repairs"),
]


def pay(desk: Desk, folder: Path, paid: Sequence[Paid], name: str = "paid") -> None:
    """Take in claimed transfers: a day, who pays, whom, and what for."""
    folder.mkdir(exist_ok=True)
    lines = []
    for number, (day, payer, payee, purpose) in enumerate(paid):
        for side, party in (("a", payer), ("b", payee)):
            named = {"name": [party]}
            lines.append({"id": f"{side}{number}", "schema": "LegalEntity", "properties": named})
        told = {
            "amount": ["1500"],
            "currency": ["USD"],
            "date": [day],
            "purpose": [purpose],
            "payer": [f"a{number}"],
            "beneficiary": [f"b{number}"],
        }
        lines.append({"id": f"p{number}", "schema": "Payment", "properties": told})
    path = folder / f"{name}.ftm.json"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(path,), legal_basis="order 12")))


def queue(desk: Desk, queue: Queue = Queue.OPEN) -> list[HitView]:
    return list(look_at_hits(desk, queue, HitKind.PAYMENT).hits)


def decide(desk: Desk, number: int, decision: Decision) -> None:
    propose_decision(desk, number, decision)
    confirm_hit(as_member(desk, "bolat"), number)


@pytest.fixture
def paid(desk: Desk, tmp_path: Path) -> Desk:
    """Three months of rent with a name in the text, and a payment with none."""
    pay(desk, tmp_path / "evidence", RENTS)
    invented(desk, tmp_path / "lists", [ROW_SAKSAUL], DAYS[0])
    return desk


def test_what_is_paid_every_month_is_one_hit_with_its_payments_behind(paid: Desk) -> None:
    made = screen_payments(paid)
    assert (made.screened.payments, len(made.screened.hits)) == (4, 3)
    assert (made.pairs, made.met, made.behind) == (1, 1, 3)
    (one,) = queue(paid)
    assert (one.kept.kind, one.kept.found.reference, one.payments) == (HitKind.PAYMENT, "T1", 3)
    assert one.kept.asked.text == RENT.format("01")
    assert one.kept.asked.names == ("Qasim Saksaulov",)
    behind = look_at_hit_payments(paid, one.kept.number)
    assert [each.mentions[0].entry for each in behind] == ["1-t1", "1-t2", "1-t3"]
    (last,) = look_at_hit_payments(paid, one.kept.number, offset=2)
    assert isinstance(last, PaymentBehind)
    assert (last.row.purpose, last.payment.amount) == (RENT.format("03"), "1500.00")
    assert not look_at_hits(paid, kind=HitKind.PARTY).hits
    with pytest.raises(HitMissing):
        look_at_hit_payments(paid, 9)


def test_the_same_again_is_the_same_screening_and_a_look_keeps_nothing(paid: Desk) -> None:
    looked = look_at_payments(paid)
    assert not queue(paid, Queue.ALL)
    first = screen_payments(paid)
    assert first.screened == looked
    again = screen_payments(paid)
    assert (again.number, again.met, again.behind) == (first.number, 0, 0)
    assert rescreen(paid, first.number).equal


def test_it_is_decided_by_two_and_the_maker_is_not_the_checker(paid: Desk) -> None:
    screen_payments(paid)
    propose_decision(paid, 1, CLEARED)
    with pytest.raises(OwnProposal):
        confirm_hit(paid, 1)
    step = (
        "INSERT INTO hit_dispositions (number, hit, move, verdict, ground, discriminators, remark, "
        "expires_on, answers, member, at) VALUES "
        "(9, 1, 'confirmed', 'no_match', '', '[]', '', '', 1, 'aigerim', '')"
    )
    with pytest.raises(DBAPIError, match="maker"), paid.workspace.record.write() as connection:
        connection.execute(text(step))
    confirm_hit(as_member(paid, "bolat"), 1)
    assert not queue(paid)
    assert [one.kept.number for one in queue(paid, Queue.NO_MATCH)] == [1]


def test_what_was_cleared_stays_cleared_for_the_next_payment_of_the_same_words(
    paid: Desk, tmp_path: Path
) -> None:
    first = screen_payments(paid).number
    decide(paid, 1, CLEARED)
    day, payer, payee, _ = RENTS[0]
    pay(paid, tmp_path / "evidence", [(day, payer, payee, RENT.format("04"))], "april")
    made = screen_payments(paid)
    assert (made.after, made.met, made.behind) == (first, 0, 1)
    assert not queue(paid)
    assert queue(paid, Queue.NO_MATCH)[0].payments == 4
    other = [
        (day, "Temir Zhol LLP", payee, RENT.format("05")),
        (day, payer, payee, "loan to Qasim Saksaulov"),
    ]
    pay(paid, tmp_path / "evidence", other, "other")
    assert screen_payments(paid).met == 2, "by another payer, and of other words"
    fresh = queue(paid)[0].kept.number
    assert 1 in [one.kept.number for one in look_at_hit(paid, fresh).others]
    for number in (first, made.number):
        assert rescreen(paid, number).equal


def test_a_changed_entry_asks_again_and_an_unchanged_one_does_not(
    paid: Desk, tmp_path: Path
) -> None:
    screen_payments(paid)
    decide(paid, 1, CLEARED)
    invented(paid, tmp_path / "lists", [ROW_SAKSAUL, ROW_JUSAN], DAYS[1])
    assert screen_payments(paid).met == 0
    assert not queue(paid)
    changed = ROW_SAKSAUL.replace("Kazakhstan", "Kyrgyzstan")
    invented(paid, tmp_path / "lists", [changed, ROW_JUSAN], DAYS[2])
    made = screen_payments(paid)
    assert made.met == 1
    assert [one.kept.number for one in queue(paid)] == [2]
    assert [one.kept.number for one in queue(paid, Queue.GONE)] == [1]
    assert rescreen(paid, made.number).equal
    then = screen_payments(paid, AsOf(day=DAYS[0]))
    assert [one.kept.number for one in queue(paid)] == [2], "a look back changes no queue"
    assert rescreen(paid, then.number).equal


def test_only_what_changed_is_asked_and_a_full_screening_says_the_same(
    paid: Desk, tmp_path: Path
) -> None:
    numbers = [screen_payments(paid).number]
    for day, rows in zip(DAYS[1:], ([ROW_SAKSAUL, ROW_JUSAN], [ROW_JUSAN]), strict=True):
        invented(paid, tmp_path / "lists", rows, day)
        numbers.append(screen_payments(paid).number)
        sides = [(str(day), "Umar Zhusanbekov", "Qasim Saksaulov", "gift")]
        pay(paid, tmp_path / "evidence", sides, f"more-{day}")
        numbers.append(screen_payments(paid).number)
    assert len(set(numbers)) == 5
    assert all(rescreen(paid, number).equal for number in numbers)


def test_a_side_stands_as_its_party_does_until_it_is_decided_by_itself(
    desk: Desk, tmp_path: Path
) -> None:
    pay(desk, tmp_path / "evidence", [("2026-02-01", "Qasim Saksaulov", "Beket House", "rent")])
    invented(desk, tmp_path / "lists", [ROW_SAKSAUL], DAYS[0])
    screen_payments(desk)
    assert [one.kept.found.party for one in queue(desk)] == ["name:qasim saksaulov"]
    screen_parties(desk)
    assert not queue(desk), "the party itself is asked about, once"
    (party,) = look_at_hits(desk).hits
    (side,) = queue(desk, Queue.ALL)
    assert side.through == party.kept.number
    decide(desk, party.kept.number, MATCHED)
    (side,) = queue(desk, Queue.MATCH)
    assert side.stands.state is HitState.MATCH
    assert open_duty_of_hit(desk, side.kept.number).head.hit == party.kept.number
    note_hit_payments(desk, side.kept.number, ["1-t1"])
    decide(desk, side.kept.number, CLEARED)
    (side,) = queue(desk, Queue.NO_MATCH)
    assert side.through == 0


def test_a_confirmed_match_opens_a_duty_that_is_told_of_the_payment(paid: Desk) -> None:
    screen_payments(paid)
    decide(paid, 1, MATCHED)
    with pytest.raises(DutyRefused):
        note_hit_payments(paid, 1, ["1-t1"])
    record = open_duty_of_hit(paid, 1)
    assert (record.head.party, record.head.reference) == ("Qasim Saksaulov", "T1")
    (entry,) = note_hit_payments(paid, 1, ["1-t1"])
    assert entry.body == Attempt(
        direction="other",
        amount_minor=150_000,
        currency="USD",
        counterparty="Beket House",
        remark=RENT.format("01"),
        entry="1-t1",
    )
    assert entry.at.date() == date(2026, 1, 31), "the day begins in Kazakhstan"
    assert look_at_hit_duty(paid, 1).recorded == {"1-t1"}
    with pytest.raises(DutyRefused):
        note_hit_payments(paid, 1, ["1-t1"])
    with pytest.raises(EntryMissing):
        note_hit_payments(paid, 1, ["1-t4"])


def test_several_payments_are_told_to_the_duty_in_one_act_or_none_is(paid: Desk) -> None:
    screen_payments(paid)
    decide(paid, 1, MATCHED)
    open_duty_of_hit(paid, 1)
    told = note_hit_payments(paid, 1, ["1-t2", "1-t1", "1-t2"])
    assert [one.body.entry for one in told if isinstance(one.body, Attempt)] == ["1-t2", "1-t1"]
    assert len({one.made_at for one in told}) == 1
    with paid.workspace.record.read() as connection:
        (entry,) = journal.telling(connection, "note_attempt", "rows")
    assert entry.payload == {
        "duty": 1,
        "entries": [one.number for one in told],
        "hit": 1,
        "rows": ["1-t2", "1-t1"],
    }
    with pytest.raises(DutyRefused, match="1-t1"):
        note_hit_payments(paid, 1, ["1-t3", "1-t1"])
    assert look_at_hit_duty(paid, 1).recorded == {"1-t1", "1-t2"}, "all or none"
    (left,) = note_all_hit_payments(paid, 1)
    assert isinstance(left.body, Attempt)
    assert left.body.entry == "1-t3"
    assert note_all_hit_payments(paid, 1) == ()


def test_a_payment_from_and_to_the_same_listed_name_stands_behind_its_hit_once(
    desk: Desk, tmp_path: Path
) -> None:
    own = [("2026-02-01", "Qasim Saksaulov", "Qasim Saksaulov", "to my wallet")]
    pay(desk, tmp_path / "evidence", own)
    invented(desk, tmp_path / "lists", [ROW_SAKSAUL], DAYS[0])
    screen_payments(desk)
    (one,) = queue(desk)
    assert one.payments == 1
    (behind,) = look_at_hit_payments(desk, one.kept.number)
    assert [each.field.value for each in behind.mentions] == ["debtor", "creditor"]


def test_a_withdrawn_payment_is_met_no_more_and_stays_in_the_record(paid: Desk) -> None:
    screen_payments(paid)
    withdraw_import(paid, 1, because="wrong file")
    assert screen_payments(paid).screened.payments == 0
    assert [one.kept.number for one in queue(paid, Queue.GONE)] == [1]
    behind = look_at_hit_payments(paid, 1)
    assert len(behind) == 3
    assert all(isinstance(one, PaymentGone) for one in behind)
    with pytest.raises(EntryMissing):
        look_at_some_hit_payments(paid, 1, ["1-t1"])


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE hit_payments SET entry = 'x'", "append-only"),
        ("DELETE FROM hit_payments", "append-only"),
        ("UPDATE hits SET kind = 'party'", "append-only"),
        ("INSERT INTO hit_payments VALUES (9, {party}, '1-t4', 'debtor', 1)", "behind hits of"),
        ("INSERT INTO hit_payments VALUES (9, 1, '1-t1', 'remittance', 1)", "(?i)unique|append"),
    ],
)
def test_the_database_itself_keeps_what_stands_behind(
    paid: Desk, tmp_path: Path, statement: str, why: str
) -> None:
    sides = [("2026-02-01", "Qasim Saksaulov", "Beket House", "rent")]
    pay(paid, tmp_path / "evidence", sides, "sides")
    screen_payments(paid)
    screen_parties(paid)
    found = {one.kept.kind.value: one.kept.number for one in look_at_hits(paid, Queue.ALL).hits}
    told = statement.format(party=found["party"])
    with pytest.raises(DBAPIError, match=why), paid.workspace.record.write() as connection:
        connection.execute(text(told))
