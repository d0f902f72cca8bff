"""Lists in a workspace: put in force, refused, fetched, seen as of any day, and never rewritten."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.lists.list_server import list_server
from tests.lists.ofac_texts import BORN, write_csv, write_xml
from tests.lists.un_texts import MARAT, person, un_list

from qaitaru.acts.act import Desk
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.compare_versions import compare_versions
from qaitaru.acts.lists.fetch_list import fetch_list
from qaitaru.acts.lists.list_offer import ListOffer, ListOutcome, ListState
from qaitaru.acts.lists.look_at_history import look_at_history
from qaitaru.acts.lists.look_at_lists import (
    AsOf,
    list_version,
    lists_in_force,
    look_at_designation,
    look_at_versions,
    versions_in_force,
)
from qaitaru.evidence import store
from qaitaru.facts.errors import (
    DesignationMissing,
    ListAltered,
    ListMissing,
    ListVersionMissing,
    SettingFaulty,
    SourceUnreadable,
)
from qaitaru.lists.fetching import FetchLimits

PLAIN = FetchLimits(schemes=("http",))
MAY = un_list(MARAT, person(2), generated="2024-05-06T23:00:00Z")
JUNE = un_list(MARAT.replace("1968", "1969"), person(3), generated="2024-06-07T23:00:00Z")
JULY = un_list(MARAT, person(2), person(4), generated="2024-07-08T23:00:00Z")


def take(
    desk: Desk,
    folder: Path,
    told: str,
    *,
    name: str = "un.xml",
    accept_shrunken: str = "",
    published_on: date | None = None,
) -> ListOutcome:
    path = folder / name
    path.write_text(told, encoding="utf-8")
    (outcome,) = add_list(
        desk,
        ListOffer(
            files=((name, path),), accept_shrunken=accept_shrunken, published_on=published_on
        ),
    )
    return outcome


def test_a_list_is_sealed_kept_whole_and_in_force(desk: Desk, tmp_path: Path) -> None:
    came = take(desk, tmp_path, MAY)
    assert came.state is ListState.ADDED
    assert came.version is not None
    assert (came.version.number, came.version.published_on) == (1, date(2024, 5, 6))
    assert (came.version.entries, came.version.exhibits, came.in_force) == (2, (1,), 1)
    (kept,) = lists_in_force(desk)
    assert kept.version == came.version
    assert [one.reference for one in kept.designations] == ["XXi.001", "XXi.002"]
    assert kept.designations[0].claims[0].value == "1001"
    with desk.workspace.record.read() as connection:
        item = store.find(connection, 1)
    assert desk.workspace.originals.hash_again(item.sha256) == item.sha256


def test_the_same_file_again_changes_nothing_and_says_so(laptop_desk: Desk, tmp_path: Path) -> None:
    take(laptop_desk, tmp_path, MAY)
    again = take(laptop_desk, tmp_path, MAY, name="copy.xml")
    assert (again.state, again.in_force) == (ListState.UNCHANGED, 1)
    assert len(look_at_versions(laptop_desk)) == 1


def test_a_refused_list_leaves_the_last_good_version_in_force(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    take(laptop_desk, tmp_path, MAY)
    came = take(laptop_desk, tmp_path, JUNE[:300])
    assert (came.state, came.version, came.in_force) == (ListState.REFUSED, None, 1)
    assert [problem.code for problem in came.problems] == ["xml_not_well_formed"]
    assert [one.number for one in versions_in_force(laptop_desk)] == [1]
    with laptop_desk.workspace.record.read() as connection:
        assert len(store.items(connection)) == 2, "what was refused is evidence too"


def test_a_shrunken_list_is_taken_on_a_members_word(laptop_desk: Desk, tmp_path: Path) -> None:
    many = [person(n) for n in range(10, 60)]
    take(laptop_desk, tmp_path, un_list(*many, generated="2024-05-06T00:00:00Z"))
    less = un_list(*many[:40], generated="2024-05-07T00:00:00Z")
    came = take(laptop_desk, tmp_path, less)
    assert [problem.code for problem in came.problems] == ["list_shrunken"]
    taken = take(laptop_desk, tmp_path, less, accept_shrunken="resolution 9999")
    assert taken.version is not None
    assert taken.version.accepted_because == "resolution 9999"
    assert (taken.added, taken.removed, taken.changed) == (0, 10, 0)
    idle = un_list(*many[:40], generated="2024-05-08T00:00:00Z")
    honest = take(laptop_desk, tmp_path, idle, accept_shrunken="to be sure")
    assert honest.version is not None
    assert honest.version.accepted_because == "", "a reason that was not needed is not kept"


def test_what_changed_and_who_came_back(laptop_desk: Desk, tmp_path: Path) -> None:
    for text_ in (MAY, JUNE, JULY):
        take(laptop_desk, tmp_path, text_)
    first = compare_versions(laptop_desk, 1, 2).changes
    assert (first.added, first.removed, first.relisted) == (("XXi.003",), ("XXi.002",), ())
    assert first.changed == ("XXi.001",)
    then = compare_versions(laptop_desk, 2, 3).changes
    assert (then.added, then.relisted) == (("XXi.002", "XXi.004"), ("XXi.002",))
    (history,) = look_at_history(laptop_desk, "XXi.002")
    assert [(one.since, one.until, one.listed_on) for one in history.periods] == [
        (date(2024, 5, 6), date(2024, 6, 7), date(2015, 6, 7)),
        (date(2024, 7, 8), None, date(2015, 6, 7)),
    ]
    (marat,) = look_at_history(laptop_desk, "XXi.001")
    assert [one.changed_in for one in marat.periods] == [(2, 3)]


def test_any_question_is_answered_as_of_a_day_or_an_instant(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    for text_ in (JULY, MAY):
        take(laptop_desk, tmp_path, text_)
    first_taken = datetime.fromisoformat(look_at_versions(laptop_desk)[0].added_at)
    assert [one.number for one in versions_in_force(laptop_desk)] == [1]
    in_june = AsOf(day=date(2024, 6, 30))
    assert [one.number for one in versions_in_force(laptop_desk, in_june)] == [2]
    by_then = AsOf(instant=first_taken)
    assert [one.number for one in versions_in_force(laptop_desk, by_then)] == [1]
    assert versions_in_force(laptop_desk, AsOf(instant=datetime(2020, 1, 1, tzinfo=UTC))) == []
    assert look_at_designation(laptop_desk, "XXi.004")[0].version.number == 1
    with pytest.raises(DesignationMissing):
        look_at_designation(laptop_desk, "XXi.004", in_june)
    with pytest.raises(ListMissing):
        lists_in_force(laptop_desk, publisher="atlantis")


def test_what_is_not_there_is_said(laptop_desk: Desk, tmp_path: Path) -> None:
    take(laptop_desk, tmp_path, MAY)
    with pytest.raises(ListVersionMissing):
        list_version(laptop_desk, 7)
    with pytest.raises(DesignationMissing):
        look_at_history(laptop_desk, "XXi.999")
    missing = ListOffer(files=(("x", tmp_path / "missing"),))
    with pytest.raises(SourceUnreadable):
        add_list(laptop_desk, missing)


def test_versions_are_never_rewritten_and_what_is_altered_is_known(
    desk: Desk, tmp_path: Path
) -> None:
    take(desk, tmp_path, MAY)
    for verb in ("UPDATE list_versions SET entries = 0", "DELETE FROM list_versions"):
        with pytest.raises(DBAPIError), desk.workspace.record.write() as connection:
            connection.execute(text(verb))
    (file, *_) = sorted((desk.workspace.lists / "1").iterdir())
    file.chmod(0o640)
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(ListAltered):
        list_version(desk, 1)


def test_a_version_whose_row_was_not_committed_is_not_there(
    laptop_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("qaitaru.acts.lists.add_list.store.add_custody", fail)
        with pytest.raises(RuntimeError):
            take(laptop_desk, tmp_path, MAY)
    assert look_at_versions(laptop_desk) == []
    came = take(laptop_desk, tmp_path, JUNE)
    assert came.version is not None
    assert came.version.number == 1
    (kept,) = lists_in_force(laptop_desk)
    assert [one.reference for one in kept.designations] == ["XXi.001", "XXi.003"]


def test_a_list_with_no_day_is_dated_by_a_member_or_its_arrival(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    undated = MAY.replace('dateGenerated="2024-05-06T23:00:00Z"', "")
    told = take(laptop_desk, tmp_path, undated, published_on=date(2024, 5, 9))
    assert told.version is not None
    assert (told.version.published_on, told.version.dated_by) == (date(2024, 5, 9), "member")
    other = JUNE.replace('dateGenerated="2024-06-07T23:00:00Z"', "")
    came = take(laptop_desk, tmp_path, other)
    assert came.version is not None
    assert (came.version.published_on, came.version.dated_by) == (date(2026, 3, 2), "arrival")
    assert [problem.code for problem in came.problems] == ["list_undated"]


def test_a_list_is_fetched_once_and_the_publishers_silence_changes_nothing(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    laptop_desk.workspace.lists.mkdir(exist_ok=True)
    own = laptop_desk.workspace.lists / "addresses.toml"
    with list_server() as shelf:
        own.write_text(f'[un]\npublisher = "un"\nfiles = ["{shelf.address}/un.xml"]\n')
        shelf.files["/un.xml"], shelf.etags["/un.xml"] = MAY.encode(), '"may"'
        (first,) = fetch_list(laptop_desk, "un", limits=PLAIN)
        (again,) = fetch_list(laptop_desk, "un", limits=PLAIN)
        assert (first.state, again.state) == (ListState.ADDED, ListState.UNCHANGED)
        assert first.version is not None
        assert (first.version.address, first.version.etag) == (f"{shelf.address}/un.xml", '"may"')
        assert first.version.fetched_at
        shelf.files["/un.xml"], shelf.etags["/un.xml"] = JUNE.encode(), '"june"'
        (newer,) = fetch_list(laptop_desk, "un", limits=PLAIN)
        assert (newer.state, newer.in_force, newer.follows) == (ListState.ADDED, 2, 1)
    (silent,) = fetch_list(laptop_desk, "un", limits=PLAIN)
    assert (silent.state, silent.in_force) == (ListState.UNREACHED, 2)
    assert [problem.code for problem in silent.problems] == ["list_unreachable"]
    with pytest.raises(SettingFaulty):
        list(fetch_list(laptop_desk, "atlantis", limits=PLAIN))


def test_a_change_of_format_is_told_and_nobody_is_changed_by_it(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    table = sorted(write_csv(tmp_path / "csv").iterdir())
    offer = ListOffer(files=tuple((one.name, one) for one in table), published_on=date(2026, 1, 2))
    (first,) = add_list(laptop_desk, offer)
    assert first.state is ListState.ADDED
    states = (("03/04/2026", BORN), ("03/05/2026", BORN), ("03/06/2026", "04 Mar 1952"))
    came = []
    for at, (published, born) in enumerate(states):
        path = write_xml(tmp_path / f"{at}.xml", born, published)
        (outcome,) = add_list(laptop_desk, ListOffer(files=((path.name, path),)))
        came.append(outcome)
    assert [one.changed for one in came] == [0, 0, 1]
    told = [[problem.code for problem in one.problems] for one in came]
    assert told == [["list_format_changed"], [], []]
    assert compare_versions(laptop_desk, 1, 2).changes.formats == ("ofac_csv", "ofac_xml")
    (history,) = look_at_history(laptop_desk, "101")
    assert [one.changed_in for one in history.periods] == [(4,)]


def test_where_no_list_was_in_force_the_known_ones_are_named(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(ListMissing) as none:
        lists_in_force(laptop_desk)
    assert none.value.details() == {"name": "—", "known": "—"}
    take(laptop_desk, tmp_path, MAY)
    with pytest.raises(ListMissing) as early:
        lists_in_force(laptop_desk, AsOf(day=date(2024, 5, 5)))
    assert early.value.details() == {"name": "un", "known": "un"}
