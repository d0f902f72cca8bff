from datetime import UTC, datetime
from pathlib import Path

import pytest

from qaitaru.acts.act import Desk, act
from qaitaru.engine import imports
from qaitaru.engine.imports import Import
from qaitaru.engine.ledger_door import open_ledger
from qaitaru.evidence import store
from qaitaru.evidence.items import Intake
from qaitaru.evidence.originals import Sealed
from qaitaru.facts.errors import ImportMissing
from qaitaru.facts.moments import instant_text


def _add(desk: Desk, at: datetime) -> Import:
    with act(desk, "test") as deed:
        number = imports.next_number(deed.connection)
        sealed, intake = (
            Sealed(f"{number:064d}", 1),
            Intake(name="n", legal_basis="b", received_from=""),
        )
        item, _ = store.register(deed.connection, sealed, intake, member="aigerim", at=deed.at)
        new = Import(
            number=number,
            identity=f"i{number}",
            exhibit=item.exhibit,
            reader="mt940",
            reader_version=1,
            encoding="",
            mapping="",
            mapping_sha256="",
            state="read",
            folder=f"import_no={number}",
            rows={},
            problems={},
            content_sha256="",
            committed_by="aigerim",
            committed_at=instant_text(at),
        )
        imports.add(deed.connection, new)
    return new


def _day(day: int) -> datetime:
    return datetime(2026, 3, day, tzinfo=UTC)


def test_any_past_state_of_the_ledger_can_be_asked_for(desk: Desk) -> None:
    _add(desk, _day(1))
    _add(desk, _day(3))
    with act(desk, "test") as deed:
        gone = imports.withdraw(
            deed.connection, 1, member="aigerim", at=_day(5), because="wrong bank"
        )
    assert gone.withdrawn
    asked = {}
    with desk.workspace.record.read() as connection:
        for day in (0, 1, 2, 3, 4, 5):
            instant = _day(day) if day else datetime(2026, 2, 28, tzinfo=UTC)
            asked[day] = [one.number for one in imports.visible(connection, as_of=instant)]
        current = [one.number for one in imports.visible(connection)]
    assert asked == {0: [], 1: [1], 2: [1], 3: [1, 2], 4: [1, 2], 5: [2]}
    assert current == [2]


def test_an_import_is_withdrawn_once(desk: Desk) -> None:
    _add(desk, _day(1))
    with act(desk, "test") as deed:
        imports.withdraw(deed.connection, 1, member="aigerim", at=_day(2), because="a")
    with pytest.raises(ImportMissing), act(desk, "test") as deed:
        imports.withdraw(deed.connection, 1, member="aigerim", at=_day(3), because="b")
    with pytest.raises(ImportMissing), act(desk, "test") as deed:
        imports.find(deed.connection, 9)


def test_what_is_visible_has_a_name_of_its_own(desk: Desk) -> None:
    first, second = _add(desk, _day(1)), _add(desk, _day(2))
    names = {imports.data_version(shown) for shown in ([], [first], [second], [first, second])}
    assert len(names) == 4


def test_an_empty_ledger_has_its_columns(desk: Desk) -> None:
    with open_ledger(desk.workspace.ledger, []) as ledger:
        found = ledger.execute("SELECT entry_id, import_no, amount_minor FROM bookings").fetchall()
        columns = [column[0] for column in ledger.execute("DESCRIBE transfers").fetchall()]
    assert found == []
    assert columns[-2:] == ["import_no", "entry_id"]


def test_what_spills_from_memory_stays_in_the_workspace_and_goes(laptop_desk: Desk) -> None:
    folder = laptop_desk.workspace.ledger
    with open_ledger(folder, []) as ledger:
        (spill,) = ledger.execute("SELECT current_setting('temp_directory')").fetchall()[0]
        ledger.execute("SET memory_limit = '30MB'")
        ledger.execute(
            "CREATE TABLE wide AS SELECT range AS n, hash(range) AS h FROM range(9000000)"
        )
        assert Path(spill).parent == folder
        assert list(Path(spill).iterdir())
    assert list(folder.iterdir()) == []
