"""What the banks printed is true but for the planted lies, and our readers read all of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.readers import READERS
from qaitaru.ingest.reading import Block, Choices, Fact, ReadWith, Source
from qaitaru.tracing.answer import COMPARED
from qaitaru.tracing.arranging import arranged
from qaitaru.tracing.claim import claimed_parts
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.network import HeldRows, Row, asset_account, network
from qaitaru.tracing.rules.names import RULES
from qaitaru.tracing.walk import walk
from qaitaru.training.answer_key import KeyStatement
from qaitaru.training.extracts import Extract
from qaitaru.training.scenario import scenario_mappings

BY_EYE = (Severity.REFUSED, Severity.ASKED, Severity.SKIPPED)
FILES = 33


@dataclass(frozen=True)
class Read:
    """One file of evidence as its reader gave it."""

    reader: str
    facts: list[Fact]

    def of(self, kind: type[Any]) -> list[Any]:
        return [fact for fact in self.facts if isinstance(fact, kind)]


def read(path: Path, folder: Path) -> Read:
    source = Source(path, path.name)
    head = source.head()
    reader = next(reader for reader in READERS if reader.recognises(source, head))
    choices = Choices(mappings=scenario_mappings())
    facts = list(reader.read(source, choices, folder))
    assert not any(isinstance(fact, Block) for fact in facts)
    return Read(reader.name, facts)


@pytest.fixture(scope="session")
def readings(scenario: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Every file of the evidence, read by the reader that recognises it first."""
    files = sorted(path for path in scenario.evidence.rglob("*") if path.is_file())
    return {
        path.relative_to(scenario.evidence).as_posix(): read(path, tmp_path_factory.mktemp("work"))
        for path in files
    }


def _expected(statement: KeyStatement, booked: list[Booking]) -> tuple[object, ...]:
    credits_minor = sum(max(one.amount_minor, 0) for one in booked)
    debits_minor = -sum(min(one.amount_minor, 0) for one in booked)
    return len(booked), credits_minor, debits_minor


def test_every_file_is_read_and_none_of_its_rows_is_left(readings: dict[str, Read]) -> None:
    for file, reading in readings.items():
        said = [problem.code for problem in reading.of(Problem) if problem.severity in BY_EYE]
        assert not said, (file, said)


def test_every_statement_reads_as_the_key_says(scenario: Any, readings: dict[str, Read]) -> None:
    altered = scenario.key.altered_rows[0]
    lost = altered.found_minor - altered.true_minor  # what the forger took from the debits
    assert len(scenario.key.statements) >= FILES
    for statement in scenario.key.statements:
        reading = readings[statement.file]
        booked, stated = reading.of(Booking), reading.of(Statement)
        taken = lost if statement.file == altered.file else 0
        truth = (statement.rows, statement.credits_minor, statement.debits_minor - taken)
        assert _expected(statement, booked) == truth, statement.file
        assert {one.account for one in (*booked, *stated)} == {statement.account}
        assert {one.currency for one in (*booked, *stated)} == {statement.currency}
        assert stated[0].opening_minor == statement.opening_minor
        assert stated[-1].closing_minor == statement.closing_minor
        assert (stated[0].from_on, stated[-1].to_on) == (statement.from_on, statement.to_on)


def test_every_statement_but_the_altered_one_closes(
    scenario: Any, readings: dict[str, Read]
) -> None:
    broken = []
    for statement in scenario.key.statements:
        reading = readings[statement.file]
        for stated in reading.of(Statement):
            rows = [b for b in reading.of(Booking) if b.statement_no == stated.statement_no]
            if stated.opening_minor + sum(b.amount_minor for b in rows) != stated.closing_minor:
                broken.append(statement.file)
    assert broken == [scenario.key.altered_rows[0].file]


def test_a_running_balance_breaks_in_one_row_of_all(
    scenario: Any, readings: dict[str, Read]
) -> None:
    altered = scenario.key.altered_rows[0]
    breaks = []
    for statement in scenario.key.statements:
        balance = statement.opening_minor
        for row in readings[statement.file].of(Booking):
            balance += row.amount_minor
            if row.balance_minor not in (None, balance):
                breaks.append((statement.file, row.place, row.reference, row.amount_minor))
                balance = row.balance_minor
    assert breaks == [(altered.file, altered.place, altered.reference, altered.found_minor)]


def test_every_row_says_who_stood_on_the_other_side(
    scenario: Any, readings: dict[str, Read]
) -> None:
    extracts = {extract.file: extract for extract in scenario.told.extracts}
    for file, extract in extracts.items():
        rows = readings[file].of(Booking)
        for row, printed in zip(rows, extract.rows, strict=True):
            assert row.reference == printed.reference
            assert row.counterparty_name, (file, row)
            if printed.other.number.startswith("KZ"):
                assert row.counterparty_account == printed.other.number, (file, row)


def test_every_encoding_is_found_as_it_was_written(
    scenario: Any, readings: dict[str, Read]
) -> None:
    files = {e.file: e.encoding for e in scenario.told.extracts if e.encoding}
    assert set(files.values()) == {"cp1251", "cp866", "kz1048", "ptcp154", "utf-16"}
    for file, encoding in files.items():
        found = readings[file].of(ReadWith)[0].encoding
        raw = (scenario.evidence / file).read_bytes()
        assert raw.decode(found).removeprefix("\ufeff") == raw.decode(encoding), (file, found)


def test_the_formats_of_the_trade_are_all_met(readings: dict[str, Read]) -> None:
    readers = {reading.reader for reading in readings.values()}
    assert readers == {
        *("delimited", "workbook", "1c", "mt940", "camt", "pdf"),
        *("goaml", "fm1", "ftm"),
    }


@pytest.mark.parametrize("rule", COMPARED)
def test_the_purchases_are_traced_from_the_statements_as_the_key_says(
    scenario: Any, readings: dict[str, Read], rule: str
) -> None:
    claim = parse_claim((scenario.folder / "claim.toml").read_text("utf-8"))
    files = [one for one in scenario.key.statements if one.account == claim.account]
    rows = tuple(
        Row(
            entry_id=row.reference,
            account=claim.account,
            key=claim.account,
            currency=one.currency,
            booked_on=row.booked_on,
            amount_minor=row.amount_minor,
            reference=row.reference,
            file_name=one.file,
        )
        for one in files
        for row in readings[one.file].of(Booking)
    )
    held = HeldRows(account=claim.account, rows=rows, opening_minor=files[0].opening_minor)
    laid = network([held], [], claim, claimed_parts(claim, rows))
    postings, contradictions = arranged(laid, claim)
    walked = walk(postings, RULES[rule], frozenset(laid.assets))
    assert contradictions == []
    assert len(scenario.key.assets) == 2
    for asset in scenario.key.assets:
        (truth,) = (one for one in asset.traced if one.rule == rule)
        paid = walked.balances()[asset_account(asset.kind)]
        assert round(paid.get("proceeds", 0)) == truth.amount_minor


def _deeds(readings: dict[str, Read], file: str) -> list[Transfer]:
    return readings[f"registers/{file}"].of(Transfer)


def test_the_registers_tell_the_flat_and_the_car(scenario: Any, readings: dict[str, Read]) -> None:
    for kind, file in (("flat", "land-register.csv"), ("car", "vehicle-register.csv")):
        asset = scenario.key.asset(kind)
        deeds = [d for d in _deeds(readings, file) if d.booked_on == asset.bought_on]
        assert [(d.amount_minor, d.payer_code, d.payee_code) for d in deeds] == [
            (asset.price_minor, asset.buyer, asset.seller)
        ]


def _reported(readings: dict[str, Read]) -> Iterator[Transfer]:
    for file, reading in readings.items():
        if file.startswith("reports/"):
            yield from reading.of(Transfer)


def test_what_the_banks_reported_was_truly_paid(scenario: Any, readings: dict[str, Read]) -> None:
    paid = {
        (m.reference, m.left_at.date(), m.paid_minor, m.paid_currency)
        for m in scenario.told.world.movements
    }
    told = Counter(
        (t.reference, t.booked_on, t.amount_minor, t.currency) for t in _reported(readings)
    )
    assert len(told) >= 20
    assert set(told) <= paid


def test_extracts_tile_the_year_but_for_the_hole_and_the_overlap(scenario: Any) -> None:
    months: Counter[tuple[str, str]] = Counter()
    extracts: tuple[Extract, ...] = scenario.told.extracts
    for extract in extracts:
        for month in range(extract.from_on.month, extract.to_on.month + 1):
            months[extract.account.number, f"2025-{month:02}"] += 1
    absent = [
        (account.number, f"2025-{month:02}")
        for account in scenario.told.world.cast.held
        for month in range(1, 13)
        if not months[account.number, f"2025-{month:02}"]
    ]
    assert [(at.account, at.month) for at in scenario.key.missing_months] == absent
    assert len(absent) == 1
    twice = [at for at, count in months.items() if count == 2]
    assert [(at.account, at.month) for at in scenario.key.duplicate_months] == twice
    assert len(twice) == 2
