"""A duty from the list to the release, on each engine: two members, clocks, nothing rewritten."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace as changed
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.lists.un_texts import MARAT, un_list
from tests.screening.desk_cases import ROW_SAKSAUL, SAKSAUL, as_member, invented, people

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.decide_request import decide_request
from qaitaru.acts.duty.exempt_funds import pay_exempted, pay_permitted, request_exemption
from qaitaru.acts.duty.freeze_assets import credit_asset, freeze_asset, note_attempt
from qaitaru.acts.duty.look_at_duties import look_at_duties, look_at_duty
from qaitaru.acts.duty.open_duty import DutyOffer, open_duty, open_duty_of_hit
from qaitaru.acts.duty.release_assets import request_release, verify_person
from qaitaru.acts.duty.seek_delisting import seek_delisting
from qaitaru.acts.duty.state_event import state_event
from qaitaru.acts.duty.weigh_right import weigh_right
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.list_offer import ListOffer
from qaitaru.acts.screening.decide_hit import Decision, confirm_hit, propose_decision
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.duty.bodies import (
    Attempt,
    Compared,
    Credited,
    ExemptionRequest,
    FrozenAsset,
    Happened,
    Payment,
    PermittedPayment,
    Petition,
    Release,
    RightWeighed,
    Verification,
)
from qaitaru.facts.errors import (
    CurrencyUnknown,
    DesignationMissing,
    DutyMissing,
    DutyRefused,
    HitMissing,
    SameMember,
)
from qaitaru.law.clock_lines import State
from qaitaru.screening.deciding import Verdict

FRIDAY = datetime(2026, 3, 6, 5, 0, tzinfo=UTC)
LISTED = un_list(MARAT.replace("Test-A", "Al-Qaida"), generated="2026-03-06T00:00:00Z")
ACCOUNT = FrozenAsset(
    sort="account",
    name="KZ00TEST0000000001",
    amount_minor=1_000_00,
    currency="KZT",
    holding="joint",
    link="direct",
    owner="Marat Samalov",
)
REQUEST = ExemptionRequest(
    exemption="basic",
    asset=1,
    purposes=("food",),
    limit_minor=300_00,
    period="month",
    first_day=date(2026, 3, 1),
    last_day=date(2026, 5, 31),
)


class Hand:
    """The same workspace by a clock that is set, and by either member."""

    def __init__(self, desk: Desk) -> None:
        self.at = FRIDAY
        self.first = Desk(desk.workspace, lambda: self.at)
        other = replace(desk.workspace.settings, member="bolat", member_name="")
        self.second = Desk(replace(desk.workspace, settings=other), lambda: self.at)

    def after(self, **by: float) -> "Hand":
        self.at = FRIDAY + timedelta(**by)
        return self


@pytest.fixture
def hand(desk: Desk, tmp_path: Path) -> Hand:
    """Two members and a list in force."""
    hand = Hand(desk)
    path = tmp_path / "un.xml"
    path.write_text(LISTED, encoding="utf-8")
    list(add_list(hand.first, ListOffer(files=(("un.xml", path),))))
    return hand


@pytest.fixture
def opened(hand: Hand) -> Hand:
    """With duty 1 open, its publication known to the minute."""
    offer = DutyOffer(reference="XXi.001", party="Marat Samalov", published=FRIDAY)
    open_duty(hand.after(hours=1).first, offer)
    return hand


def refused(fault: pytest.ExceptionInfo[DutyRefused]) -> str:
    return fault.value.reason


def test_a_duty_is_opened_from_the_list_in_force(opened: Hand) -> None:
    view = look_at_duty(opened.first, 1)
    head = view.record.head
    assert (head.regime, head.list_version, head.published_on) == ("un_1267", 1, "2026-03-06")
    assert len(head.list_sha256) == 64
    assert dict(view.chain)["published"] is not None
    assert view.next_steps[0].clock.key == "kz.freeze"
    assert view.on_name_alone
    assert not view.may_tell_reason


def test_a_publication_known_by_its_day_counts_from_midnight_there(hand: Hand) -> None:
    open_duty(hand.first, DutyOffer(reference="XXi.001", party="M. S.", publisher="un"))
    published = dict(look_at_duty(hand.first, 1).chain)["published"]
    assert published is not None
    assert (published.at, published.is_day) == (datetime(2026, 3, 5, 19, 0, tzinfo=UTC), True)


def test_what_cannot_be_opened_is_refused(hand: Hand) -> None:
    with pytest.raises(DesignationMissing):
        open_duty(hand.first, DutyOffer(reference="QDi.1", party="x"))
    with pytest.raises(DesignationMissing):
        open_duty(hand.first, DutyOffer(reference="XXi.001", party="x", publisher="eu"))
    for offer, reason in (
        (DutyOffer(reference="XXi.001", party=" "), "party_wanting"),
        (DutyOffer(reference="XXi.001", party="x", jurisdiction="zz"), "jurisdiction_unknown"),
        (DutyOffer(reference="XXi.001", party="x", regime="zz"), "regime_unknown"),
    ):
        with pytest.raises(DutyRefused) as fault:
            open_duty(hand.first, offer)
        assert refused(fault) == reason
    with pytest.raises(DutyMissing):
        look_at_duty(hand.first, 1)


def test_a_freeze_is_measured_and_the_report_is_next(opened: Hand) -> None:
    freeze_asset(opened.after(hours=30).first, 1, ACCOUNT, FRIDAY + timedelta(hours=25))
    view = look_at_duty(opened.first, 1)
    by_key = {one.clock.key: one for one in view.clocks}
    assert (by_key["kz.freeze"].state, by_key["kz.freeze"].late) == (
        State.LATE,
        timedelta(hours=1),
    )
    assert view.next_steps[0].clock.key == "kz.report"
    state_event(opened.first, 1, Happened(event="reported"))
    assert look_at_duty(opened.first, 1).next_steps[0].clock.key == "kz.prosecutor"


def test_frozen_money_may_be_credited_and_attempts_are_told(opened: Hand) -> None:
    freeze_asset(opened.after(hours=2).first, 1, ACCOUNT)
    credit_asset(opened.first, 1, Credited(asset=1, amount_minor=50_00))
    tried = Attempt(asset=1, direction="debit", amount_minor=10_00, currency="KZT")
    note_attempt(opened.first, 1, tried)
    view = look_at_duty(opened.first, 1)
    assert view.held == {"KZT": 1_050_00}
    assert [body for _, body in view.record.of(Attempt)] == [tried]


def test_what_cannot_be_frozen_is_refused(opened: Hand) -> None:

    freeze_asset(opened.after(hours=2).first, 1, ACCOUNT)
    for asset, reason in (
        (ACCOUNT, "asset_stands"),
        (changed(ACCOUNT, name="x", sort="boat"), "value_unknown"),
        (changed(ACCOUNT, name=""), "asset_incomplete"),
        (changed(ACCOUNT, name="x", amount_minor=-1), "asset_incomplete"),
        (changed(ACCOUNT, name="x", link="indirect"), "link_wanting"),
    ):
        with pytest.raises(DutyRefused) as fault:
            freeze_asset(opened.first, 1, asset)
        assert refused(fault) == reason
    with pytest.raises(DutyRefused) as fault:
        freeze_asset(opened.first, 1, changed(ACCOUNT, name="y"), FRIDAY + timedelta(days=9))
    assert refused(fault) == "in_future"
    with pytest.raises(CurrencyUnknown):
        freeze_asset(opened.first, 1, changed(ACCOUNT, name="y", currency="ZZZ"))
    with pytest.raises(DutyRefused) as fault:
        credit_asset(opened.first, 1, Credited(asset=9, amount_minor=1))
    assert refused(fault) == "asset_not_frozen"
    with pytest.raises(DutyRefused) as fault:
        credit_asset(opened.first, 1, Credited(asset=1, amount_minor=0))
    assert refused(fault) == "amount_wanting"
    wrong = Attempt(direction="sideways", amount_minor=1, currency="KZT")
    with pytest.raises(DutyRefused) as fault:
        note_attempt(opened.first, 1, wrong)
    assert refused(fault) == "value_unknown"


def test_an_event_belongs_to_the_duty_or_to_a_request_of_it(opened: Hand) -> None:
    for event, reason in (
        (Happened(event="slept"), "event_unknown"),
        (Happened(event="notified"), "event_of_request"),
        (Happened(event="reported", about=1), "event_of_request"),
        (Happened(event="notified", about=7), "request_missing"),
    ):
        with pytest.raises(DutyRefused) as fault:
            state_event(opened.first, 1, event)
        assert refused(fault) == reason


def test_an_exemption_goes_by_notification_silence_second_member_and_limit(opened: Hand) -> None:
    freeze_asset(opened.after(hours=2).first, 1, ACCOUNT)
    asked = request_exemption(opened.after(days=1).first, 1, REQUEST)
    with pytest.raises(SameMember):
        decide_request(opened.first, asked.number, granted=True, remark="")
    with pytest.raises(DutyRefused) as fault:
        decide_request(opened.second, asked.number, granted=True, remark="")
    assert refused(fault) == "notification_wanting"
    state_event(opened.after(days=3).first, 1, Happened(event="notified", about=asked.number))
    with pytest.raises(DutyRefused) as fault:
        decide_request(opened.after(days=4).second, asked.number, granted=True, remark="")
    assert refused(fault) == "silence_runs"
    with pytest.raises(DutyRefused) as fault:
        state_event(opened.first, 1, Happened(event="answered", about=asked.number, outcome="ok"))
    assert refused(fault) == "outcome_unknown"
    decide_request(opened.after(days=8).second, asked.number, granted=True, remark="silence")
    paid = Payment(
        request=asked.number, amount_minor=200_00, on=date(2026, 3, 14), purpose="food", payee="x"
    )
    pay_exempted(opened.first, 1, paid)
    with pytest.raises(DutyRefused) as fault:
        pay_exempted(opened.first, 1, paid)
    assert refused(fault) == "above_limit"
    view = look_at_duty(opened.first, 1)
    assert view.held == {"KZT": 800_00}
    (request,) = view.requests
    assert (request.left_minor, request.may_decide, request.currency) == (100_00, False, "KZT")
    with pytest.raises(DutyRefused) as fault:
        decide_request(opened.second, asked.number, granted=False, remark="no")
    assert refused(fault) == "decided_already"


def test_a_refused_request_says_why(opened: Hand) -> None:
    freeze_asset(opened.after(hours=2).first, 1, ACCOUNT)
    asked = request_exemption(opened.first, 1, REQUEST)
    with pytest.raises(DutyRefused) as fault:
        decide_request(opened.second, asked.number, granted=False, remark=" ")
    assert refused(fault) == "remark_wanting"
    assert not decide_request(opened.second, asked.number, granted=False, remark="no").granted
    with pytest.raises(DutyMissing):
        decide_request(opened.second, 1, granted=True, remark="")
    with pytest.raises(DutyMissing):
        decide_request(opened.second, 99, granted=True, remark="")


def test_a_permitted_payment_needs_no_request(opened: Hand) -> None:
    freeze_asset(opened.after(hours=2).first, 1, ACCOUNT)
    tax = PermittedPayment(
        permitted="taxes", asset=1, amount_minor=100_00, on=date(2026, 3, 6), payee="treasury"
    )
    pay_permitted(opened.first, 1, tax)
    assert look_at_duty(opened.first, 1).held == {"KZT": 900_00}


VERIFIED = Verification(
    conclusion="another_person",
    compared=(Compared(discriminator="birth", ours="1991", listed="1970", agrees=False),),
)


def test_who_only_shares_a_name_is_verified_and_let_go_by_two(opened: Hand) -> None:
    freeze_asset(opened.after(hours=2).first, 1, ACCOUNT)
    with pytest.raises(DutyRefused) as fault:
        request_release(opened.first, 1, Release(ground="wrongly_affected"))
    assert refused(fault) == "verification_wanting"
    verify_person(opened.after(hours=5).first, 1, VERIFIED)
    asked = request_release(opened.first, 1, Release(ground="wrongly_affected"))
    assert look_at_duty(opened.second, 1).requests[0].may_decide
    decide_request(opened.second, asked.number, granted=True, remark="")
    view = look_at_duty(opened.first, 1)
    assert view.held == {"KZT": 0}
    assert not view.on_name_alone
    with pytest.raises(DutyRefused) as fault:
        credit_asset(opened.first, 1, Credited(asset=1, amount_minor=1))
    assert refused(fault) == "asset_not_frozen"


def test_a_petition_goes_the_way_of_its_regime(opened: Hand) -> None:
    for petition, reason in (
        (Petition(route="kz.wrongly_listed", petitioner="x", grounds="y"), "route_unknown"),
        (Petition(route="un.ombudsperson", petitioner="", grounds="y"), "petition_incomplete"),
    ):
        with pytest.raises(DutyRefused) as fault:
            seek_delisting(opened.first, 1, petition)
        assert refused(fault) == reason
    filed = Petition(route="un.ombudsperson", petitioner="x", grounds="y")
    entry = seek_delisting(opened.first, 1, filed)
    phases = [one for one in look_at_duty(opened.first, 1).clocks if one.about == entry.number]
    assert [one.state for one in phases][:2] == [State.RUNNING, State.NOT_BEGUN]


def test_rights_are_weighed_and_looked_at_again(opened: Hand) -> None:
    right = RightWeighed(topic="family", text="two children", review_on=date(2026, 3, 5))
    weigh_right(opened.first, 1, right)
    view = look_at_duty(opened.first, 1)
    assert [one.is_late for one in view.reviews] == [True]
    assert "family" not in view.wanting
    for wrong in (RightWeighed(topic="mood", text="x"), RightWeighed(topic="family", text="")):
        with pytest.raises(DutyRefused):
            weigh_right(opened.first, 1, wrong)


def test_the_overdue_comes_first(opened: Hand) -> None:
    freeze_asset(opened.after(hours=2).first, 1, ACCOUNT)
    state_event(opened.first, 1, Happened(event="reported"))
    state_event(opened.first, 1, Happened(event="prosecutor_told"))
    open_duty(opened.after(days=2).first, DutyOffer(reference="XXi.001", party="Other"))
    assert [one.record.head.number for one in look_at_duties(opened.first)] == [2, 1]


def test_an_agencys_own_pack_is_read_from_the_workspace(opened: Hand) -> None:
    folder = opened.first.workspace.folder / "law" / "xx"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(
        'code = "xx"\nscope = "national"\ntext = { kk = "X", ru = "X", en = "X" }\n'
        '[calendar]\nzone = "Europe/Paris"\nweekend = [6, 7]\n',
        encoding="utf-8",
    )
    offer = DutyOffer(reference="XXi.001", party="x", jurisdiction="xx")
    duty = open_duty(opened.first, offer)
    clocks = [one.clock.key for one in look_at_duty(opened.first, duty.head.number).clocks]
    assert clocks == ["fatf.freeze", "un.freeze"]


def test_a_confirmed_match_opens_its_duty_with_reasons_and_instants(
    desk: Desk, tmp_path: Path
) -> None:
    people(desk, tmp_path / "evidence", SAKSAUL)
    invented(desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 5))
    screen_parties(desk)
    with pytest.raises(DutyRefused) as fault:
        open_duty_of_hit(desk, 1)
    assert refused(fault) == "not_a_match"
    with pytest.raises(HitMissing):
        open_duty_of_hit(desk, 9)
    decision = Decision(
        verdict=Verdict.MATCH, ground="same_name_and_birth", discriminators=("name", "birth_date")
    )
    propose_decision(desk, 1, decision)
    confirm_hit(as_member(desk, "bolat"), 1)
    duty = open_duty_of_hit(desk, 1, DutyOffer(reference="", party="", regime="un_1988"))
    assert (duty.head.hit, duty.head.reference, duty.head.party) == (1, "T1", SAKSAUL[1])
    assert (duty.head.published_on, duty.head.regime) == ("2026-01-05", "un_1988")
    assert duty.head.reasons
    assert duty.head.score > 0.7
    chain = dict(look_at_duty(desk, 1).chain)
    assert all(chain[name] for name in ("published", "fetched", "screened", "hit", "matched"))
    assert chain["frozen"] is None
    with pytest.raises(DutyRefused) as fault:
        open_duty_of_hit(desk, 1)
    assert (refused(fault), fault.value.found) == ("duty_stands", "1")


def test_a_listing_is_published_by_the_first_version_that_has_it(
    desk: Desk, tmp_path: Path
) -> None:
    invented(desk, tmp_path / "lists", ["T9,Someone Else,,,"], date(2026, 1, 1))
    invented(desk, tmp_path / "lists", ["T9,Someone Else,,,", ROW_SAKSAUL], date(2026, 1, 5))
    invented(desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 9))
    head = open_duty(desk, DutyOffer(reference="T1", party="x")).head
    assert (head.list_version, head.published_on, head.regime) == (3, "2026-01-05", "")
    view = look_at_duty(desk, 1)
    assert view.regime is None
    assert [one.clock.key for one in view.clocks] == [
        "kz.freeze",
        "kz.report",
        "kz.prosecutor",
        "fatf.freeze",
    ]


def test_the_record_itself_refuses_one_member_and_any_change(opened: Hand) -> None:
    freeze_asset(opened.after(hours=2).first, 1, ACCOUNT)
    asked = request_exemption(opened.first, 1, REQUEST)
    look_at_duties(opened.second)  # introduces the second member
    decided = (
        "INSERT INTO duty_decisions VALUES (1, {entry}, 1, '', '{asked}', '{decided}', "
        "'2026-03-06T09:00:00.000000Z')"
    )
    record = opened.first.workspace.record
    for told in (
        decided.format(entry=asked.number, asked="aigerim", decided="aigerim"),
        decided.format(entry=asked.number, asked="bolat", decided="aigerim"),
        "UPDATE duty_entries SET kind = 'event'",
        "DELETE FROM duties",
    ):
        with pytest.raises(DBAPIError), record.write() as connection:
            connection.execute(text(told))
    with record.write() as connection:
        sound = decided.format(entry=asked.number, asked="aigerim", decided="bolat")
        connection.execute(text(sound))
