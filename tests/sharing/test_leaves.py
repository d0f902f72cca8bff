"""What goes on to a third goes with the leave of who first told it, or not at all."""

from datetime import UTC, date, datetime, timedelta

from msgspec import structs
from tests.sharing.test_package_faults import ENTRY, OURS, PACKAGE, READING

from qaitaru.sharing.leaves import KIND, Leave, Leaves, leave_bytes
from qaitaru.sharing.package import Package
from qaitaru.sharing.package_faults import without_leave
from qaitaru.sharing.signing import Signed, public_key, sign

PRIVATE = bytes(range(32))
THIRDS = public_key(PRIVATE)
UNTIL = PACKAGE.terms.until


def leave(*entries: int, until: date = UNTIL, kind: str = KIND) -> Signed:
    return sign(kind, "gpo", leave_bytes(Leave(until=until, entries=entries)), PRIVATE)


def passed_on(*leaves: Signed) -> Package:
    entry = structs.replace(ENTRY, origin=(THIRDS, 9), agency="gpo")
    return structs.replace(PACKAGE, entries=(entry,), leaves=leaves)


def without(package: Package) -> list[int]:
    return [one.number for one in without_leave(package, READING)]


def test_what_the_sender_told_or_what_comes_back_needs_no_leave() -> None:
    assert without(PACKAGE) == []
    back = structs.replace(ENTRY, origin=(OURS, 1), agency="fiu")
    assert without(structs.replace(PACKAGE, entries=(back,))) == []


def test_a_third_lets_its_own_entry_go_on() -> None:
    assert without(passed_on(leave(8, 9))) == []


def test_without_leave_it_is_refused() -> None:
    assert without(passed_on()) == [ENTRY.number]
    assert without(passed_on(leave(8))) == [ENTRY.number]


def test_a_leave_that_ends_a_day_before_is_too_short() -> None:
    assert without(passed_on(leave(9, until=UNTIL - timedelta(days=1)))) == [ENTRY.number]


def test_of_two_leaves_the_longer_holds() -> None:
    short, long = leave(9, until=date(2026, 4, 1)), leave(9)
    assert without(passed_on(short, long)) == []
    assert without(passed_on(long, short)) == []
    assert Leaves((short, long)).for_entries([(THIRDS, 9), (THIRDS, 9)]) == (long,)
    assert Leaves((short,)).for_entries([(THIRDS, 7)]) == ()


def test_a_leave_that_another_signed_altered_or_spoke_otherwise_counts_nothing() -> None:
    other = sign(KIND, "gpo", leave_bytes(Leave(until=UNTIL, entries=(9,))), bytes(32))
    altered = structs.replace(leave(8), payload=leave(9).payload)
    no_leave = sign(KIND, "gpo", b"{}", PRIVATE)
    for one in (other, altered, no_leave, leave(9, kind="question")):
        assert without(passed_on(one)) == [ENTRY.number]


def test_an_instant_is_no_matter_to_a_leave() -> None:
    package = structs.replace(passed_on(leave(9)), sent_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert without(package) == []
