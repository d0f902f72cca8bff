"""A duty's instants are joined to the clocks: what is late, by how much, what is next, for whom."""

from dataclasses import replace
from datetime import date, timedelta

from tests.duty.duty_records import HEAD, PUBLISHED, account, after, basic, duty

from qaitaru.duty.bodies import Happened, Petition
from qaitaru.duty.clock_lines import clock_lines, wait_of
from qaitaru.duty.events import events_of
from qaitaru.duty.record import DutyRecord
from qaitaru.law.clock_lines import ClockLine, State, pressing
from qaitaru.law.packs_shipped import shipped_law

LAW = shipped_law()


def line(record: DutyRecord, clock: str, **by: float) -> ClockLine:
    found = clock_lines(record, LAW, after(**by))
    return next(one for one in found if one.clock.key == clock)


def test_a_freeze_within_the_hours_is_met() -> None:
    found = line(duty((after(hours=24), account())), "kz.freeze", days=9)
    assert (found.state, found.late, found.took) == (State.MET, timedelta(), timedelta(hours=24))


def test_a_freeze_a_minute_after_is_late_by_a_minute() -> None:
    found = line(duty((after(hours=24, minutes=1), account())), "kz.freeze", days=9)
    assert (found.state, found.late) == (State.LATE, timedelta(minutes=1))


def test_what_is_not_done_runs_and_then_is_overdue() -> None:
    assert line(duty(), "kz.freeze", hours=1).state is State.RUNNING
    found = line(duty(), "kz.freeze", hours=25)
    assert (found.state, found.late) == (State.OVERDUE, timedelta(hours=1))


def test_the_same_facts_under_the_older_text_are_in_time() -> None:
    then = PUBLISHED.replace(year=2018)  # a Tuesday; both texts may have stood
    head = replace(HEAD, published_utc="2018-03-06T05:00:00.000000Z")
    record = duty((then + timedelta(hours=30), account()), head=head)
    found = line(record, "kz.freeze")
    assert found.reckoned is not None
    assert (found.state, found.reckoned.is_sure) == (State.LATE, False)
    (older,) = found.reckoned.others
    assert older.overdue(then + timedelta(hours=30)) == timedelta()


def test_the_report_is_due_by_the_end_of_the_next_working_day() -> None:
    frozen = duty((after(hours=2), account()))
    found = line(frozen, "kz.report", hours=3)
    assert found.reckoned is not None
    assert found.reckoned.due.last_day == date(2026, 3, 10)  # a Friday; Monday is for 8 March
    assert not found.reckoned.due.edition.verified
    assert line(duty(), "kz.report").state is State.NOT_BEGUN


def test_a_duty_without_a_number_stays_open_until_it_is_done() -> None:
    assert line(duty(), "un.freeze", days=40).state is State.OPEN
    done = duty((after(hours=2), account()))
    found = line(done, "un.freeze", days=40)
    assert (found.state, found.took) == (State.DONE, timedelta(hours=2))


def test_what_is_next_puts_the_overdue_first_and_the_unnumbered_last() -> None:
    found = pressing(clock_lines(duty(), LAW, after(days=2)))
    assert [one.clock.key for one in found] == ["kz.freeze", "fatf.freeze", "un.freeze"]
    assert [one.clock.owed_by for one in found] == ["reporting_entity", "state", "state"]
    frozen = duty((after(hours=2), account()), (after(hours=3), Happened(event="reported")))
    found = pressing(clock_lines(frozen, LAW, after(days=2)))
    assert [one.clock.key for one in found] == ["kz.prosecutor"]
    assert found[0].clock.owed_by == "fiu"


def test_a_day_of_publication_counts_from_its_beginning_until_the_instant_is_stated() -> None:
    head = replace(HEAD, published_utc="")
    home = LAW.calendar(LAW.clocks("kz", "un_1267")[0])
    told = events_of(duty(head=head), home)["published"]
    assert (told.at, told.is_day) == (home.start_of(date(2026, 3, 6)), True)
    stated = duty((PUBLISHED, Happened(event="published")), head=head)
    assert events_of(stated, home)["published"].at == PUBLISHED
    bare = replace(head, published_on="", fetched_at="")
    assert events_of(duty(head=bare), home) == {}


def test_the_first_of_two_counts() -> None:
    record = duty((after(hours=5), account()), (after(hours=2), account(name="other")))
    assert line(record, "kz.freeze").done is not None
    assert line(record, "kz.freeze").took == timedelta(hours=2)


def test_a_day_before_every_text_has_no_clock() -> None:
    head = replace(HEAD, published_utc="2001-03-06T05:00:00.000000Z")
    found = line(
        duty(
            (after(), account()),
            (after(), basic()),
            (PUBLISHED.replace(year=2001), Happened(event="notified", about=2)),
            head=head,
        ),
        "un.exemption_basic_1267",
    )
    assert found.state is State.NO_EDITION
    assert found.due_utc is None


def test_the_silence_of_the_committee_is_waited_for_by_its_own_calendar() -> None:
    record = duty(
        (after(hours=2), account()),
        (after(days=1), basic()),
        (after(days=3), Happened(event="notified", about=2)),  # Monday
    )
    running = wait_of(record, LAW, 2, after(days=4))
    assert running is not None
    assert running.reckoned is not None
    assert running.state is State.RUNNING
    assert running.reckoned.due.last_day == date(2026, 3, 12)
    silent = wait_of(record, LAW, 2, after(days=8))
    assert silent is not None
    assert (silent.state, silent.late) == (State.SILENCE, timedelta())
    assert silent not in pressing([silent])
    answered = duty(
        *((one.at, one.body) for one in record.entries),
        (after(days=4), Happened(event="answered", about=2, outcome="negative")),
    )
    met = wait_of(answered, LAW, 2, after(days=8))
    assert met is not None
    assert met.state is State.MET
    assert wait_of(record, LAW, 99, after()) is None


def test_the_ombudspersons_phases_follow_one_another() -> None:
    petition = Petition(route="un.ombudsperson", petitioner="M. T.", grounds="another person")
    record = duty(
        (after(days=10), petition),
        (after(days=130), Happened(event="information_gathered", about=1)),
    )
    lines = [one for one in clock_lines(record, LAW, after(days=131)) if one.about == 1]
    assert [(one.clock.key.removeprefix("un.ombudsperson_"), one.state) for one in lines] == [
        ("gathering", State.MET),
        ("dialogue", State.RUNNING),
        ("committee", State.NOT_BEGUN),
        ("effect", State.NOT_BEGUN),
    ]
    assert not any(one.reckoned.due.edition.verified for one in lines if one.reckoned)


def test_a_kind_or_way_that_the_law_does_not_know_has_no_clock() -> None:
    record = duty(
        (after(), account()),
        (after(), basic(exemption="gone")),
        (after(), Petition(route="gone", petitioner="x", grounds="y")),
    )
    assert {one.about for one in clock_lines(record, LAW, after())} == {0}
