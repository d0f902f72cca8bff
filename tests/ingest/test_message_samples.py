"""Every MT940 and camt sample reads with its own sums, or says what is wrong with it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.ingest.message_texts import bookings, codes, problems, proved, read_file, statements

from qaitaru.ingest.readers.camt import reader as camt
from qaitaru.ingest.readers.mt940 import reader as mt940
from qaitaru.ingest.reading import Fact, Reader


@dataclass(frozen=True)
class Read:
    """What a sample holds: statements, bookings, statements that close, problems by code."""

    statements: int
    bookings: int
    closed: int
    problems: dict[str, int] = field(default_factory=dict)


REFUSED = Read(0, 0, 0, {"no_statement_in_file": 1})
OPEN = {"statement_does_not_close": 1}  # the sample was shortened, its balances were not
UNPROVED = {"statement_unproved": 1}
FEBRUARY_30 = Read(1, 1, 1, {"value_date_impossible": 1})
OTHER_CLOSING = {"currency_differs": 1, **UNPROVED}  # closing balance in another currency

MT940 = {
    "betterplace/amount_formats.sta": REFUSED,
    "betterplace/currency_in_25.sta": Read(1, 0, 0, UNPROVED),
    "betterplace/empty_86.sta": REFUSED,
    "betterplace/empty_entry_date.sta": REFUSED,
    "betterplace/empty_line.sta": REFUSED,
    "betterplace/missing_crlf_at_end.sta": REFUSED,
    "betterplace/sepa_mt9401.sta": Read(26, 97, 26),
    "betterplace/sepa_snippet.sta": Read(2, 11, 1, OPEN),
    "betterplace/sepa_snippet_broken.sta": Read(1, 1, 0, {"field_misplaced": 1, **OPEN}),
    "betterplace/with_binary_character.sta": Read(2, 4, 2),
    "jejik/abnamro.sta": Read(2, 10, 0, {"statement_does_not_close": 2}),
    "jejik/generic.sta": Read(2, 2, 2),
    "jejik/ing.sta": Read(1, 7, 0, OPEN),
    "jejik/knab.sta": Read(2, 3, 1, OPEN),
    "jejik/postfinance.sta": Read(2, 4, 1, OPEN),
    "jejik/rabobank-iban.sta": Read(2, 4, 2),
    "jejik/rabobank.sta": Read(4, 5, 2, {"statement_does_not_close": 2}),
    "jejik/sns.sta": Read(2, 2, 2),
    "jejik/triodos.sta": Read(1, 2, 0, OPEN),
    "self-provided/account_identification.sta": Read(0, 0, 0, {"message_without_currency": 2}),
    "self-provided/details_60-63.sta": Read(1, 1, 0, OPEN),
    "self-provided/empty_non_swift.sta": REFUSED,
    "self-provided/february_30.sta": FEBRUARY_30,
    "self-provided/gv_codes.sta": Read(1, 2, 0, UNPROVED),
    "self-provided/invalid_statement.sta": REFUSED,
    "self-provided/long_statement_number.sta": Read(1, 0, 1),
    "self-provided/malformed_details.sta": Read(1, 1, 0, OPEN),
    "self-provided/mt942.sta": Read(1, 1, 0, {"turnover_differs": 1, **UNPROVED}),
    "self-provided/multiline.sta": Read(1, 1, 1, {"message_without_account": 1}),
    "self-provided/overly_long_details.sta": Read(1, 1, 0, OPEN),
    "self-provided/raiffeisen-cmi.sta": Read(1, 7, 0, OPEN),
    "self-provided/raphaelm.sta": Read(3, 9, 3),
    "self-provided/sparkassen.sta": REFUSED,
    "self-provided/transaction_details_wrapped.sta": FEBRUARY_30,
    "self-provided/whitespace.sta": Read(1, 1, 0, OPEN),
    "self-provided/wrapped_timestamp.sta": FEBRUARY_30,
}
CAMT = {
    "camt052.v1.xml": Read(1, 1, 0, UNPROVED),
    "camt052.v2.with-account-name.xml": Read(1, 0, 0, {"date_unreadable": 1, **UNPROVED}),
    "camt052.v4.xml": Read(1, 0, 0, {"booking_pending": 1, **UNPROVED}),
    "camt052.v6.xml": Read(1, 0, 0, {"booking_pending": 1, **UNPROVED}),
    "camt053.v2.all-balance-types.xml": Read(1, 1, 0, OPEN),
    "camt053.v2.minimal.ultimate.xml": Read(1, 1, 0, OTHER_CLOSING),
    "camt053.v2.multi.statement.xml": Read(2, 2, 2),
    "camt053.v2.with-party-ids.xml": Read(1, 1, 0, OTHER_CLOSING),
    "camt053.v3.xml": Read(1, 1, 0, {"details_do_not_sum": 1, **OTHER_CLOSING}),
    "camt053.v8.xml": Read(1, 1, 0, OTHER_CLOSING),
    "camt054.v2.xml": Read(1, 1, 0, {"batch_not_split": 1, **UNPROVED}),
    "camt054.v8-with-UETR.xml": Read(1, 0, 0, {"date_unreadable": 1, **UNPROVED}),
    "camt054.v8.xml": Read(1, 1, 0, {"batch_not_split": 1, **UNPROVED}),
}
ENCODINGS = {"self-provided/raiffeisen-cmi.sta": "cp852"}  # Hungarian: a member names it
SAMPLES = [("mt940", mt940.READER, MT940), ("camt", camt.READER, CAMT)]


@dataclass(frozen=True)
class Sample:
    """A file, who reads it, and what must come of it."""

    path: str
    reader: Reader
    expected: Read

    def facts(self, shared: Path) -> list[Fact]:
        encoding = ENCODINGS.get(self.path.partition("/")[2], "")
        return read_file(self.reader, shared / "data/statements" / self.path, encoding=encoding)


CASES = [
    pytest.param(Sample(f"{folder}/{name}", reader, expected), id=name)
    for folder, reader, table in SAMPLES
    for name, expected in table.items()
]


@pytest.mark.parametrize("sample", CASES)
def test_a_sample_reads_with_its_own_sums_or_a_named_problem(shared: Path, sample: Sample) -> None:
    facts = sample.facts(shared)
    found = Read(
        len(statements(facts)), len(bookings(facts)), proved(facts), dict(Counter(codes(facts)))
    )
    assert found == sample.expected


def test_no_sample_is_left_out(shared: Path) -> None:
    root = shared / "data/statements"
    assert {f"{p.parent.name}/{p.name}" for p in (root / "mt940").glob("*/*.sta")} == set(MT940)
    assert {p.name for p in (root / "camt").glob("*.xml")} == set(CAMT)


@pytest.mark.parametrize("sample", CASES)
def test_every_booking_has_its_place_and_number(shared: Path, sample: Sample) -> None:
    facts, count = sample.facts(shared), sample.expected.bookings
    assert [booking.seq for booking in bookings(facts)] == list(range(1, count + 1))
    assert len({booking.place for booking in bookings(facts)}) == count
    assert all(problem.place or problem.severity == "refused" for problem in problems(facts))
