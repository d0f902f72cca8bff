"""A row of the record that says another thing than the journal told is met by name."""

from pathlib import Path

import pytest
from sqlalchemy import Executable, delete, insert, text, update
from tests.acts.casework.case_hands import MONDAY, Hands, hands_at
from tests.forging import forge

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.look_at_evidence import look_at_readings
from qaitaru.acts.intake.readings import _withdraw_replaced
from qaitaru.acts.intake.verify_evidence import Proof, verify_evidence
from qaitaru.acts.intake.withdraw_import import withdraw_import
from qaitaru.engine.imports import Import
from qaitaru.engine.schema import CASE_ENTRIES, IMPORTS, MAPPINGS, MEMBERS, ORIGINS
from qaitaru.evidence import journal
from qaitaru.evidence.added_rows import AlteredRows, UntoldRows
from qaitaru.evidence.row_hashes import keys_of, named, runs_of
from qaitaru.facts.moments import instant_text


@pytest.fixture
def hands(desk: Desk, tmp_path: Path) -> Hands:
    one = hands_at(desk, tmp_path)
    one.flat(one.opened())
    return one


def _forge(hands: Hands, table: str, statement: Executable) -> Proof:
    forge(hands.workspace.record, table, statement)
    return verify_evidence(hands.first)


def _entry_of(hands: Hands, table: str, number: int) -> int:
    """The journal's entry whose act added a row."""
    with hands.workspace.record.read() as connection:
        return next(
            one.entry
            for one in journal.entries(connection)
            if [number, number] in one.added.get(table, {}).get("keys", [])  # type: ignore[attr-defined]
        )


def test_what_acts_added_holds(hands: Hands) -> None:
    assert verify_evidence(hands.first).holds


def test_a_rewritten_body_is_met_with_the_entry_that_told_it(hands: Hands) -> None:
    entry = _entry_of(hands, "case_entries", 3)
    rewrite = update(CASE_ENTRIES).where(CASE_ENTRIES.c.number == 3).values(body='{"sort":"cash"}')
    proof = _forge(hands, "case_entries", rewrite)
    assert not proof.holds
    assert proof.altered_rows == (AlteredRows("case_entries", [[3, 3]], entry),)
    assert proof.untold_rows == ()


def test_a_row_that_is_gone_is_met(hands: Hands) -> None:
    with hands.workspace.record.read() as connection:
        last = connection.execute(text("SELECT max(number) FROM case_entries")).scalar_one()
    entry = _entry_of(hands, "case_entries", last)
    gone = delete(CASE_ENTRIES).where(CASE_ENTRIES.c.number == last)
    proof = _forge(hands, "case_entries", gone)
    assert proof.altered_rows == (AlteredRows("case_entries", [[last, last]], entry),)


def test_a_row_that_no_act_added_is_met(hands: Hands) -> None:
    row = {"name": "kaspi", "version": 2, "text": "", "sha256": "", "confirmed_by": "aigerim"}
    row["confirmed_at"] = instant_text(MONDAY)
    proof = _forge(hands, "mappings", insert(MAPPINGS).values(row))
    assert not proof.holds
    assert proof.untold_rows == (UntoldRows("mappings", [["kaspi", 2]]),)
    assert proof.untold_rows[0].named == "kaspi 2"


def test_a_member_that_bears_another_name_is_met(hands: Hands) -> None:
    proof = _forge(hands, "members", update(MEMBERS).values(name="Another"))
    assert {one.table for one in proof.altered_rows} == {"members"}


def test_a_withdrawal_that_was_undone_is_met(hands: Hands) -> None:
    withdraw_import(hands.first, 1, because="read again")
    assert verify_evidence(hands.first).holds
    undone = dict.fromkeys(("withdrawn_by", "withdrawn_at", "withdrawn_because"))
    assert _forge(hands, "imports", update(IMPORTS).values(undone)).altered_withdrawals == (1,)


def test_what_an_older_edition_did_not_tell_is_told_by_the_first_act(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr("qaitaru.evidence.journal.FORMAT", 1)
        older.setattr("qaitaru.acts.act.told_of", lambda _connection, _added: {})
        hands = hands_at(desk, tmp_path)
        hands.flat(hands.opened())
    with hands.workspace.record.read() as connection:
        assert not journal.tells_rows(connection)
        before, _ = journal.head(connection)
    with act(hands.first, "look_again"):
        pass
    assert verify_evidence(hands.first).holds
    rewrite = update(CASE_ENTRIES).where(CASE_ENTRIES.c.number == 3).values(body="{}")
    [altered] = _forge(hands, "case_entries", rewrite).altered_rows
    assert (altered.table, altered.entry) == ("case_entries", before)


def test_a_reading_that_replaced_another_under_an_older_edition_holds(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands_at(desk, tmp_path)
    with monkeypatch.context() as older:
        older.setattr("qaitaru.evidence.journal.FORMAT", 1)
        older.setattr("qaitaru.acts.intake.readings._withdraw_replaced", _untold)
        (tmp_path / "t.csv").write_text("Күні;Сома\n1;2\n", encoding="utf-8")
        for basis in ("utf-8", "cp1251"):
            handover = Handover(paths=(tmp_path / "t.csv",), legal_basis="test", encoding=basis)
            list(ingest_evidence(desk, handover))
    readings = look_at_readings(desk, 2)
    assert [one.withdrawn for one in readings] == [True, False]
    assert verify_evidence(desk).holds
    other = update(IMPORTS).where(IMPORTS.c.number == readings[0].number)
    forge(desk.workspace.record, "imports", other.values(withdrawn_because="lost"))
    assert verify_evidence(desk).altered_withdrawals == (readings[0].number,)


def _untold(deed: Deed, earlier: list[Import], new: Import) -> list[int]:
    _withdraw_replaced(deed, earlier, new)
    return []


def test_keys_are_named_in_few_words_and_come_back() -> None:
    numbers = [(one,) for one in (1, 2, 3, 7, 9, 10)]
    assert runs_of(CASE_ENTRIES, numbers) == [[1, 3], [7, 7], [9, 10]]
    assert list(keys_of(CASE_ENTRIES, [[1, 3], [7, 7], [9, 10]])) == numbers
    assert named([[1, 3], [7, 7], ["entry", 5]]) == "1-3; 7; entry 5"
    assert named([[one, one] for one in range(1, 99, 2)]).endswith("; 23; …")
    pairs = [("entry", 4), ("entry", 5)]
    assert list(keys_of(ORIGINS, runs_of(ORIGINS, pairs))) == pairs
