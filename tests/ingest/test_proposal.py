from pathlib import Path

from tests.ingest.table_cases import amounts, problems, read_file

from qaitaru.facts.problems import Problem
from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.tables.mapping import print_mapping
from qaitaru.ingest.tables.proposal import Proposal, Reason
from qaitaru.ingest.tables.proposing import propose_for


def _proposed(text: str, folder: Path) -> Proposal:
    path = folder / "table.csv"
    path.write_text(text, "utf-8")
    found = propose_for(Source(path, path.name), Choices(), folder)
    assert isinstance(found, Proposal)
    return found


def _fields(proposal: Proposal) -> dict[str, tuple[str, Reason]]:
    return {one.header: (one.field, one.reason) for one in proposal.columns}


def test_known_words_and_known_shapes_propose_the_columns(tmp_path: Path) -> None:
    proposal = _proposed(
        "Когда;Сколько;Валюта;Назначение платежа;Прочее\n"
        "05/13/2025;-1,500.50;USD;за мебель;a\n06/01/2025;20.00;USD;аренда;b\n",
        tmp_path,
    )
    assert _fields(proposal) == {
        "Когда": ("booked_on", Reason.VALUES),
        "Сколько": ("amount", Reason.VALUES),
        "Валюта": ("currency", Reason.BOTH),
        "Назначение платежа": ("purpose", Reason.NAME),
        "Прочее": ("", Reason.NONE),
    }
    assert proposal.mapping.date_formats == ("%m/%d/%Y",)
    assert proposal.mapping.decimal_mark == "."
    assert proposal.missing == ("account",)


def test_what_the_table_leaves_open_is_asked(tmp_path: Path) -> None:
    proposal = _proposed("Дата;Сумма;Основание\n01/02/2025;1,500;a\n02/03/2025;2,000;b\n", tmp_path)
    assert set(proposal.missing) == {
        "date_formats",
        "direction",
        "decimal_mark",
        "currency",
        "account",
    }


def test_a_confirmed_proposal_reads_the_file(tmp_path: Path) -> None:
    proposal = _proposed(
        "Счёт: KZ12 0000 1111 2222\nВалюта: KZT\n"
        "Дата;Обороты;;Назначение\n;Дебет;Кредит;\n"
        "05.03.2025;10,00;;a\n06.03.2025;;7,50;b\n",
        tmp_path,
    )
    assert proposal.missing == ()
    text = print_mapping(proposal.mapping)
    facts = read_file(tmp_path / "table.csv", tmp_path / "work", text)
    assert amounts(facts) == [-10_00, 7_50]
    assert problems(facts) == []


def test_a_table_of_payer_and_payee_is_one_of_transfers(tmp_path: Path) -> None:
    proposal = _proposed("Дата;Плательщик;Получатель;Сумма;Валюта\n", tmp_path)
    assert proposal.mapping.kind == "transfers"


def test_a_file_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04")
    found = propose_for(Source(path, path.name), Choices(), tmp_path)
    assert isinstance(found, Problem)
    assert found.code == "workbook_broken"
