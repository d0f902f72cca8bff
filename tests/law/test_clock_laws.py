"""What holds of every clock: later events are due later, and editions share out the days."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from qaitaru.law.clocks import Clock, Edition, Ends, Unit
from qaitaru.law.due import due
from qaitaru.law.editions import Dated, Stood, stood
from qaitaru.law.ends import Pause
from qaitaru.law.packs_shipped import shipped_law

LAW = shipped_law()
EVERY = [(clock, one) for pack in LAW.packs for clock in pack.clock for one in clock.editions]
KZ = next(one.calendar for one in LAW.packs if one.code == "kz")
SOME = LAW.packs[0].clock[0]

BEGAN = datetime(2016, 1, 2, tzinfo=UTC)
instants = st.integers(0, 6_000_000).map(lambda minutes: BEGAN + timedelta(minutes=minutes))
days = st.dates(date(2000, 1, 1), date(2030, 12, 31))
units = st.sampled_from(
    [
        (Unit.HOURS, Ends.INSTANT),
        (Unit.CALENDAR_DAYS, Ends.INSTANT),
        (Unit.CALENDAR_DAYS, Ends.DAY_END),
        (Unit.WORKING_DAYS, Ends.DAY_END),
        (Unit.MONTHS, Ends.DAY_END),
    ]
)


def edition(unit: tuple[Unit, Ends], count: int, *, rolls: bool) -> Edition:
    return Edition(
        name="e",
        valid_from=date(2000, 1, 1),
        source="s",
        unit=unit[0],
        ends=unit[1],
        count=count,
        rolls=rolls and unit[1] is Ends.DAY_END,
    )


editions = st.builds(edition, units, st.integers(1, 40), rolls=st.booleans())


@given(st.sampled_from(EVERY), instants, st.timedeltas(timedelta(), timedelta(days=90)))
def test_a_later_event_is_never_due_earlier(
    told: tuple[Clock, Edition], event: datetime, later: timedelta
) -> None:
    clock, one = told
    calendar = LAW.calendar(clock)
    first = due(event, clock, one, calendar).due_utc
    second = due(event + later, clock, one, calendar).due_utc
    if first is None or second is None:
        assert one.unit is Unit.WITHOUT_DELAY
    else:
        assert event < first <= second


@given(editions, instants, st.timedeltas(timedelta(), timedelta(days=40)))
def test_a_pause_never_makes_anything_due_earlier(
    one: Edition, event: datetime, still: timedelta
) -> None:
    free = due(event, SOME, one, KZ).due_utc
    pause = Pause(event + timedelta(hours=1), event + timedelta(hours=1) + still)
    held = due(event, SOME, one, KZ, pauses=[pause]).due_utc
    assert free
    assert held
    assert free <= held
    if one.ends is Ends.INSTANT:
        assert held - free == (still if pause.began < free else timedelta())


@given(editions, instants)
def test_a_pause_after_the_end_or_before_the_event_changes_nothing(
    one: Edition, event: datetime
) -> None:
    free = due(event, SOME, one, KZ)
    assert free.due_utc
    after = Pause(free.due_utc, free.due_utc + timedelta(days=3))
    before = Pause(event - timedelta(days=3), event - timedelta(days=2))
    assert due(event, SOME, one, KZ, pauses=[before, after]).due_utc == free.due_utc


@given(editions, instants)
def test_while_it_stands_still_a_clock_has_no_end(one: Edition, event: datetime) -> None:
    held = due(event, SOME, one, KZ, pauses=[Pause(event)])
    assert (held.due_utc, held.is_paused) == (None, True)
    assert held.overdue(event + timedelta(days=999)) == timedelta()


def test_two_pauses_are_left_out_one_after_the_other() -> None:
    event = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
    hours = edition((Unit.HOURS, Ends.INSTANT), 48, rolls=False)
    first = Pause(event + timedelta(hours=40), event + timedelta(hours=50))
    second = Pause(
        event + timedelta(hours=55), event + timedelta(hours=56)
    )  # within the longer end
    found = due(event, SOME, hours, KZ, pauses=[second, first])
    assert found.due_utc == event + timedelta(hours=48 + 10 + 1)


def test_working_days_that_a_pause_covers_are_not_counted() -> None:
    monday = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
    three = edition((Unit.WORKING_DAYS, Ends.DAY_END), 3, rolls=False)
    over_a_weekend = Pause(monday + timedelta(days=1), monday + timedelta(days=7))
    found = due(monday, SOME, three, KZ, pauses=[over_a_weekend])
    assert found.last_day == date(2026, 2, 11)  # the 3rd to the 9th stood still: four working days


def test_a_count_that_rolls_ends_on_a_working_day() -> None:
    event = datetime(2026, 3, 11, 6, 0, tzinfo=UTC)
    ten = edition((Unit.CALENDAR_DAYS, Ends.DAY_END), 10, rolls=True)
    assert due(event, SOME, ten, KZ).last_day == date(2026, 3, 26)  # the 21st is Nauryz, a Saturday


@st.composite
def rows(draw: st.DrawFn) -> list[Dated]:
    """Editions as a pack may hold them: one after the other, with or without gaps."""
    starts = sorted(draw(st.sets(days, min_size=1, max_size=5)))
    found = []
    for index, begun in enumerate(starts):
        following = starts[index + 1] if index + 1 < len(starts) else date(2031, 1, 1)
        ends = draw(st.none() | st.dates(begun + timedelta(days=1), following))
        found.append(
            Dated(
                name=str(index),
                valid_from=begun,
                valid_to=ends,
                from_known=draw(st.booleans()),
                source="s",
            )
        )
    return found


@given(rows(), days)
def test_editions_share_out_the_days_between_them(held: list[Dated], day: date) -> None:
    standing = [
        one
        for index, one in enumerate(held)
        if one.valid_from <= day
        and (one.valid_to is None or day < one.valid_to)
        and (index + 1 == len(held) or day < held[index + 1].valid_from)
    ]
    assert len(standing) <= 1
    assert stood(held, day).sure == (standing[0] if standing else None)


@given(rows(), days)
def test_what_stood_is_told_as_by_setting_apart_what_has_begun_and_what_is_to_come(
    held: list[Dated], day: date
) -> None:
    begun = [one for one in held if one.valid_from <= day]
    to_come = [one for one in held if one.valid_from > day]
    has_ended = bool(begun) and begun[-1].valid_to is not None and begun[-1].valid_to <= day
    sure = begun[-1] if begun and not has_ended else None
    possible = to_come[0] if to_come and not to_come[0].from_known else None
    assert stood(held, day) == Stood(sure, possible)


def test_a_text_cannot_have_stood_before_its_earliest_day() -> None:
    one = Dated(
        name="1",
        valid_from=date(2022, 10, 1),
        earliest=date(2022, 7, 1),
        from_known=False,
        source="s",
    )
    assert stood([one], date(2022, 6, 30)).to_act_by is None
    assert stood([one], date(2022, 7, 1)).possible == one


@given(rows(), days)
def test_what_may_have_stood_is_the_next_text_and_only_where_its_first_day_is_unknown(
    held: list[Dated], day: date
) -> None:
    found = stood(held, day).possible
    assume(found is not None)
    assert found
    assert not found.from_known
    assert found == next(one for one in held if one.valid_from > day)
