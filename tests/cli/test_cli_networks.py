"""``qaitaru paths`` and ``qaitaru network``: what a machine gets, and what people read."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from typer.testing import CliRunner

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import make_app
from qaitaru.facts.errors import EntryMissing, PartyMissing, SettingFaulty

TABLE = """transfer_id,booked_at,payer_account,payee_account,amount,currency,payer_name,payee_name
t1,2026-01-01T10:00:00Z,A,B,100.00,KZT,Alpha,Beta
t2,2026-01-02,B,C,90.00,KZT,Beta,Gamma
t3,2026-01-03,C,D,80.00,KZT,Gamma,Delta
t4,2026-01-09,B,D,10.00,USD,Beta,Delta
t5,2026-01-05,E,B,10.00,KZT,Epsilon,Beta
"""


def _ran(file: Path, *words: str) -> tuple[int, str, str, BaseException | None]:
    left = CliRunner().invoke(make_app(), [*words, "--transfers", str(file)])
    return left.exit_code, left.stdout, left.stderr, left.exception


def _json(file: Path, *words: str) -> Any:
    code, out, err, fault = _ran(file, *words, "--json")
    assert code == 0, (err, fault)
    return json.loads(out)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "transfers.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_three_ways_are_told_and_who_stands_on_all(table: Path) -> None:
    found = _json(table, "paths", "A", "D")
    ways = {
        one["best"]: [told["transfer_id"] for told in one["transfers"]] for one in found["paths"]
    }
    long = ["t1", "t2", "t3"]
    assert ways == {"shortest": ["t1", "t4"], "earliest": long, "fattest": long}
    assert [one["least"] for one in found["paths"]] == [None, "80.00", "80.00"]
    assert [one["account"] for one in found["gates"]] == ["B"]
    assert (found["between"]["ends"], found["between"]["transfers"]) == (2, 4)


def test_a_way_is_asked_for_by_name_bound_and_currency(table: Path) -> None:
    (week,) = _json(table, "paths", "Alpha", "Delta", "--shortest", "--within", "7")["paths"]
    assert week["hops"] == 3
    assert _json(table, "paths", "A", "D", "--within", "0")["paths"] == []
    assert _json(table, "paths", "A", "D", "--currency", "usd")["paths"] == []
    assert _json(table, "paths", "A", "D", "--period", "2026-01-01..2026-01-03")["paths"] == []


def test_forward_and_backward_from_a_row(table: Path) -> None:
    forward = _json(table, "paths", "--from-row", "t1")
    assert [one["account"] for one in forward["reached"]] == ["B", "C", "D"]
    backward = _json(table, "paths", "--from-row", "t3", "--backward")
    assert [one["account"] for one in backward["reached"]] == ["C", "B", "A"]
    way = [told["transfer_id"] for told in backward["reached"][2]["transfers"]]
    assert way == ["t1", "t2", "t3"]
    assert _json(table, "paths", "E", "--limit", "1") | {"reached": []} == {
        "direction": "forward", "within_days": None, "ends": 2, "reached": [],
    }  # fmt: skip


def test_people_read_the_same_in_tables(table: Path) -> None:
    _, out, _, _ = _ran(table, "paths", "A", "D")
    assert "80.00" in out
    assert "Beta" in out
    _, out, _, _ = _ran(table, "paths", "E", "A")
    assert "No way of money leads" in out
    _, out, _, _ = _ran(table, "paths", "E", "--limit", "1")
    assert "1 more" in out
    _, out, _, _ = _ran(table, "paths", "A", "B")
    assert "t1" in out


@pytest.mark.parametrize(
    "words",
    [
        ("paths",),
        ("paths", "A", "--from-row", "t1"),
        ("paths", "A", "A"),
        ("paths", "A", "D", "--backward"),
        ("network", "--by", "owner"),
        ("network", "--currency", "EUR"),
        ("paths", "A", "D", "--currency", "EUR"),
        ("paths", "A", "--currency", "EUR"),
    ],
)
def test_what_cannot_be_asked_is_refused(table: Path, words: tuple[str, ...]) -> None:
    assert isinstance(_ran(table, *words)[3], SettingFaulty)


def test_whom_the_table_does_not_know_is_told(table: Path) -> None:
    assert isinstance(_ran(table, "paths", "A", "Z")[3], PartyMissing)
    assert isinstance(_ran(table, "paths", "--from-row", "t9")[3], EntryMissing)


def test_a_row_that_cannot_be_read_is_told_and_the_others_are_used(table: Path) -> None:
    table.write_text(TABLE + "t6,2026-01-05,A,B,-1,KZT,,\n", encoding="utf-8")
    code, out, err, _ = _ran(table, "paths", "A", "B", "--json")
    assert (code, len(json.loads(out)["paths"])) == (1, 3)
    assert err


@pytest.mark.parametrize("words", [("network",), ("paths", "A"), ("paths", "--from-row", "t1")])
def test_beside_a_row_that_cannot_be_read_the_answer_is_told(
    table: Path, words: tuple[str, ...]
) -> None:
    whole = _ran(table, *words)[1]
    table.write_text(TABLE + "t6,2026-01-05,A,B,-1,KZT,,\n", encoding="utf-8")
    code, out, _, _ = _ran(table, *words)
    assert (code, out) == (1, whole)


def test_an_account_goes_before_a_name_that_reads_like_it_and_is_told_once(table: Path) -> None:
    table.write_text(TABLE + "t6,2026-01-05,A,Bank,5,KZT,Bank,Bank\n", encoding="utf-8")
    _, out, _, _ = _ran(table, "network", "Bank")
    assert "Bank · Bank" not in out
    found = _json(table, "network", "Bank")
    assert [one["account"] for one in found["ends"] if one["opened"]] == ["Bank"]


def test_the_accounts_of_a_name_that_means_several_are_told(table: Path) -> None:
    rows = "t6,2026-01-05,X,A,5,KZT,Twin,\nt7,2026-01-05,Y,A,5,KZT,Twin,\n"
    table.write_text(TABLE + rows, encoding="utf-8")
    fault = _ran(table, "network", "Twin")[3]
    assert isinstance(fault, PartyMissing)
    assert fault.found == "X; Y"


def test_a_table_that_cannot_be_read_is_refused(table: Path) -> None:
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    code, out, _, _ = _ran(table, "network", "--json")
    assert code == 2
    assert json.loads(out)["problems"]


def test_a_network_closes_its_sums(table: Path, tmp_path: Path) -> None:
    written = tmp_path / "n.graphml"
    found = _json(table, "network", "B", "--top", "1", "--graphml", str(written))
    assert [(one["payer"], one["payee"], one["amount"]) for one in found["links"]] == [
        (1, 2, "100.00")
    ]
    assert [(one["side"], one["ends"], one["amount"]) for one in found["rests"]] == [
        ("paid_by", 1, "10.00"),
        ("paid_to", 1, "90.00"),
    ]
    space = "{http://graphml.graphdrawing.org/xmlns}"
    tree = etree.parse(written)
    assert len(list(tree.iter(f"{space}edge"))) == 3
    keys = {one.get("attr.name") for one in tree.iter(f"{space}key")}
    assert keys >= {"amount", "currency", "name", "folded", "group"}


def test_a_network_is_drawn_to_a_file_that_stands_alone(table: Path, tmp_path: Path) -> None:
    written = tmp_path / "n.svg"
    _, out, _, _ = _ran(table, "network", "B", "--top", "1", "--svg", str(written))
    assert "n.svg" in out.replace("\n", "")
    drawn = etree.parse(written).getroot()
    texts = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Beta", "others: 1", "100.00 · 1"} <= {*texts}
    assert "var(" not in written.read_text(encoding="utf-8")
    assert not [*drawn.iter("{http://www.w3.org/2000/svg}a")]


def test_a_network_is_read_as_a_table(table: Path, tmp_path: Path) -> None:
    _, out, _, _ = _ran(table, "network", "B", "--top", "1", "--graphml", str(tmp_path / "n"))
    assert "others: 1" in out
    _, out, _, _ = _ran(table, "network", "--common", "--currency", "USD")
    assert "Delta" in out


ACCOUNT = "Счет: {own}\nКлиент: {holder}\nВалюта: KZT\nПериод: 01.01.2026 - 28.01.2026\nВходящий остаток: {opening}\nДата;Контрагент;Счет контрагента;Дебет;Кредит;Остаток;Назначение платежа\n{rows}Исходящий остаток: {closing}\n"  # noqa: E501
FIRST, SECOND = "KZ75125KZT1001300335", "KZ86125KZT5004100100"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Alpha pays Beta; a cash machine takes from Beta, and pays Alpha."""
    folder = tmp_path / "w"
    desk = Desk(create_workspace(folder, Settings(title="Test", member="m")))
    first = ACCOUNT.format(
        own=FIRST, holder="ТОО «Альфа»", opening="500,00", closing="150,00",
        rows=f"05.01.2026;ТОО «Бета»;{SECOND};400,00;;100,00;Оплата\n"
        "09.01.2026;Банкомат 1;;;50,00;150,00;Взнос\n",
    )  # fmt: skip
    second = ACCOUNT.format(
        own=SECOND, holder="ТОО «Бета»", opening="0,00", closing="370,00",
        rows=f"05.01.2026;ТОО «Альфа»;{FIRST};;400,00;400,00;Оплата\n"
        "07.01.2026;Банкомат 1;;30,00;;370,00;Снятие\n",
    )  # fmt: skip
    for name, text in (("first.csv", first), ("second.csv", second)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = tuple(sorted(tmp_path.glob("*.csv")))
    list(ingest_evidence(desk, Handover(paths=paths, legal_basis="order 1")))
    desk.workspace.close()
    return folder


def _told(workspace: Path, *words: str) -> Any:
    left = CliRunner().invoke(make_app(), [*words, "-w", str(workspace), "--json"])
    assert left.exit_code == 0, left.exception
    return json.loads(left.stdout)


def test_no_way_leads_through_a_cash_machine(workspace: Path) -> None:
    assert _told(workspace, "paths", "Бета", "Альфа")["paths"] == []
    (way, *_) = _told(workspace, "paths", "Альфа", "Банкомат 1")["paths"]
    assert [one["rows"] for one in way["transfers"]] == [["1-b1", "2-b1"], ["2-b2"]]
    assert _told(workspace, "paths", "Банкомат 1")["ends"] == 1


def test_rows_of_a_workspace_are_asked_for_by_entry(workspace: Path) -> None:
    for row in ("1-b1", "2-b1"):  # both sides show one transfer
        found = _told(workspace, "paths", "--from-row", row)
        assert [one["name"] for one in found["reached"]] == ["ТОО «Бета»", "Банкомат 1"]
    for row in ("1-b9", "1-t1", "x"):
        left = CliRunner().invoke(make_app(), ["paths", "--from-row", row, "-w", str(workspace)])
        assert isinstance(left.exception, EntryMissing)


def test_by_account_the_ends_are_accounts(workspace: Path) -> None:
    found = _told(workspace, "network", FIRST, "--by", "account")
    assert {one["account"] for one in found["ends"]} == {FIRST, SECOND}
    assert [one["ends"] for one in found["rests"]] == [1]
    way = _told(workspace, "paths", FIRST, SECOND, "--by", "account", "--shortest")["paths"][0]
    assert way["transfers"][0]["rows"] == ["1-b1", "2-b1"]


def test_an_empty_workspace_has_no_network(tmp_path: Path) -> None:
    create_workspace(tmp_path / "w", Settings(title="Test", member="m")).close()
    assert _told(tmp_path / "w", "network") == {"currency": "", "ends": [], "links": []}


def test_a_table_in_an_encoding_of_its_own_is_a_network_too(tmp_path: Path) -> None:
    file = tmp_path / "transfers.csv"
    file.write_bytes(TABLE.replace("Beta", "Бета").encode("cp1251"))
    told = _json(file, "network", "--encoding", "cp1251")
    assert "Бета" in json.dumps(told, ensure_ascii=False)
    code, _, err, _ = _ran(file, "network")
    assert code == 2
    assert "cp1251" in err
