"""After a change only changed pairs are asked, and the result is that of a full screening."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.facts.designations import BirthDate, DesignatedKind, Designation, ListedName
from qaitaru.facts.moments import Period
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import (
    Before,
    entries_once,
    key_of,
    mark_of,
    rescreened,
    screened,
)

NAMES = ("Qasim Saksaulov", "Umar Zhusanbekov", "Vera Romashkova", "Qasim Zhusanbekov")
SPELT = ("Саксаулов Касым", "Умар Жусанбеков", "Ромашкова Вера", "Qasim Saksaulov", "Жусанбеков К.")
BORN = date(1974, 8, 30)
THRESHOLD = 0.5


def entry(reference: int, name: int, version: int) -> Designation:
    return Designation(
        reference=f"T{reference}",
        publisher="test",
        kind=DesignatedKind.PERSON,
        names=(ListedName(text=NAMES[name]),),
        content_sha256=f"{name}-{version}",
    )


def party(number: int, name: int, day: int) -> Asked:
    born = BORN + timedelta(days=day)
    births = (BirthDate(period=Period(born, born + timedelta(days=1))),) if day else ()
    return Asked(f"name:{number}", (SPELT[name],), births=births)


entries = st.dictionaries(st.integers(1, 6), st.tuples(st.integers(0, 3), st.integers(0, 1))).map(
    lambda told: [entry(reference, *one) for reference, one in sorted(told.items())]
)
parties = st.dictionaries(st.integers(1, 6), st.tuples(st.integers(0, 4), st.integers(0, 2))).map(
    lambda told: [party(number, *one) for number, one in sorted(told.items())]
)


@settings(max_examples=60)
@given(parties, entries, parties, entries)
def test_a_screening_of_changes_is_that_of_all(
    old: Sequence[Asked],
    old_list: Sequence[Designation],
    new: Sequence[Asked],
    new_list: Sequence[Designation],
) -> None:
    first = screened(old, old_list, THRESHOLD)
    before = Before(screened=first, entries=frozenset(map(key_of, old_list)))
    assert rescreened(new, new_list, THRESHOLD, before) == screened(new, new_list, THRESHOLD)


def test_hits_are_the_likeliest_first_and_none_twice() -> None:
    asked = [party(1, 0, 1), party(2, 3, 0)]
    both = [entry(1, 0, 0), entry(1, 0, 0), entry(2, 3, 0)]
    found = screened(asked, entries_once(both), THRESHOLD)
    assert [hit.order for hit in found.hits] == sorted(hit.order for hit in found.hits)
    assert len({(hit.party, hit.entry) for hit in found.hits}) == len(found.hits)
    assert found.hits[0].score > THRESHOLD


def test_a_party_is_marked_by_what_is_asked_and_not_by_its_key() -> None:
    one = party(1, 0, 1)
    assert mark_of(one) == mark_of(replace(one, query_id="name:9"))
    assert mark_of(one) != mark_of(party(1, 0, 2))
    assert mark_of(one) != mark_of(replace(one, countries=("kz",)))
