"""Which version was in force when, and the periods in which a reference was listed."""

from datetime import date

from qaitaru.lists.versions import (
    ListingPeriod,
    ListVersion,
    in_force,
    in_order,
    listing_periods,
    predecessor,
)


def version(number: int, day: date, name: str = "consolidated", taken: str = "") -> ListVersion:
    return ListVersion(
        number=number,
        publisher="un",
        list_name=name,
        published_on=day,
        published_text=day.isoformat(),
        dated_by="file",
        identity=str(number),
        content_sha256="",
        entries=1,
        exhibits=(number,),
        reader="un",
        reader_version=1,
        problems={},
        address="",
        etag="",
        fetched_at="",
        accepted_because="",
        added_by="aigerim",
        added_at=taken or f"2026-01-{number:02}T00:00:00.000000Z",
    )


MARCH, MAY, JULY = date(2024, 3, 1), date(2024, 5, 1), date(2024, 7, 1)
LATE = version(1, JULY)
EARLY = version(2, MARCH)  # taken after the newer one
MIDDLE = version(3, MAY)
OTHER = version(4, MAY, "other")
ALL = [LATE, EARLY, MIDDLE, OTHER]


def numbers(found: list[ListVersion]) -> list[int]:
    return [one.number for one in found]


def test_the_newest_by_publication_is_in_force_whenever_it_was_taken() -> None:
    assert numbers(in_force(ALL)) == [1, 4]


def test_a_day_sees_what_was_published_by_its_end() -> None:
    assert numbers(in_force(ALL, day=MAY)) == [3, 4]
    assert numbers(in_force(ALL, day=date(2024, 4, 30))) == [2]
    assert numbers(in_force(ALL, day=date(2024, 2, 1))) == []


def test_an_instant_sees_what_was_taken_by_then() -> None:
    assert numbers(in_force(ALL, taken_by="2026-01-02T23:00:00.000000Z")) == [1]
    assert numbers(in_force(ALL, day=MAY, taken_by="2026-01-02T23:00:00.000000Z")) == [2]


def test_of_one_day_the_later_taken_counts() -> None:
    again = version(5, JULY)
    assert numbers(in_force([LATE, again, EARLY])) == [5]


def test_a_version_follows_the_last_published_before_it() -> None:
    assert predecessor(ALL, ("un", "consolidated"), date(2024, 6, 1)) == MIDDLE
    assert predecessor(ALL, ("un", "consolidated"), MARCH) == EARLY
    assert predecessor(ALL, ("un", "consolidated"), date(2024, 1, 1)) is None
    assert predecessor(ALL, ("un", "nothing"), JULY) is None


def test_who_vanished_and_came_back_has_one_history_of_two_periods() -> None:
    versions = in_order([LATE, EARLY, MIDDLE, version(5, date(2024, 9, 1))])
    assert listing_periods(versions, {2: "a", 1: "a", 5: "b"}) == [
        ListingPeriod(first_version=2, last_version=2, since=MARCH, until=MAY),
        ListingPeriod(first_version=1, last_version=5, since=JULY, until=None, changed_in=(5,)),
    ]
    assert listing_periods(versions, {3: "a"}) == [
        ListingPeriod(first_version=3, last_version=3, since=MAY, until=JULY)
    ]
    assert listing_periods(versions, {}) == []
