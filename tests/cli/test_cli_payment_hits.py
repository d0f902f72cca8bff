"""Payment hits on the command line: screened, shown with their payments, decided, told on."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.acts.test_payment_hits import RENTS, pay
from tests.screening.desk_cases import ROW_SAKSAUL, invented
from typer.testing import CliRunner, Result

from qaitaru.acts.act import Desk
from qaitaru.cli.app import make_app


def run(desk: Desk, *words: str, member: str = "") -> Result:
    env = {"QAITARU_MEMBER": member} if member else {}
    place = str(desk.workspace.folder)
    return CliRunner(env=env).invoke(make_app(), [*words, "-w", place])


def told(desk: Desk, *words: str) -> Any:
    return json.loads(run(desk, *words, "--json").stdout)


@pytest.fixture
def paid(laptop_desk: Desk, tmp_path: Path) -> Desk:
    pay(laptop_desk, tmp_path / "evidence", RENTS)
    invented(laptop_desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 5))
    return laptop_desk


def test_one_screening_puts_parties_and_payments_to_the_lists(paid: Desk) -> None:
    found = told(paid, "screen")
    assert found["screening"]["parties"] == 3
    number = found["payments"].pop("number")
    assert found["payments"] == {"payments": 4, "hits": 1, "met": 1, "behind": 3, "after": 0}
    again = run(paid, "screen", "--again", str(number))
    assert (again.exit_code, "byte for byte" in again.stdout) == (0, True)
    shown = run(paid, "screen")
    assert shown.exit_code == 1
    assert "payments 4, hits 1; never met before: 0" in " ".join(shown.stdout.split())
    kept = run(paid, "screen", "payments")
    assert "qaitaru hits --of payment" in kept.stdout


def test_the_queue_is_filtered_and_a_hit_shows_its_payments_page_by_page(paid: Desk) -> None:
    run(paid, "screen")
    (one,) = told(paid, "hits", "--of", "payment")
    assert (one["kept"]["kind"], one["payments"], one["through"]) == ("payment", 3, 0)
    assert told(paid, "hits", "--of", "party") == []
    assert run(paid, "hits", "--of", "ships").exit_code != 0
    assert "in 3 payments" in run(paid, "hits").stdout
    sides = told(paid, "hits", "show", "1", "--limit", "2", "--offset", "1")
    assert [each["row"]["entry_id"] for each in sides["payments"]] == ["1-t2", "1-t3"]
    shown = run(paid, "hits", "show", "1", "--limit", "2").stdout
    assert "The payment says" in shown
    assert "Payments shown: 2 of 3" in shown
    assert "rent 01.2026" in shown


def test_two_members_decide_it_and_the_duty_is_told_of_a_payment(paid: Desk) -> None:
    run(paid, "screen", "payments")
    decided = run(paid, "hits", "decide", "1", "match", "--ground", "same_number", "--by", "number")
    assert decided.exit_code == 0
    assert run(paid, "hits", "confirm", "1").exit_code != 0, "not by its maker"
    assert run(paid, "hits", "confirm", "1", member="bolat").exit_code == 0
    assert run(paid, "hits", "attempt", "1", "1-t1").exit_code != 0, "no duty was opened"
    assert run(paid, "duty", "open", "--hit", "1").exit_code in {0, 1}
    both = told(paid, "hits", "attempt", "1", "1-t1", "1-t2")
    assert [(one["duty"], one["body"]["entry"]) for one in both] == [(1, "1-t1"), (1, "1-t2")]
    assert run(paid, "hits", "attempt", "1", "1-t1").exit_code != 0
    assert run(paid, "hits", "attempt", "1").exit_code != 0, "none is named"
    (left,) = told(paid, "hits", "attempt", "1", "--all")
    assert left["body"]["entry"] == "1-t3"
    assert "recorded already" in run(paid, "hits", "attempt", "1", "--all").stdout


def test_a_kept_screening_is_opened_by_its_number_and_tells_whether_it_came_to_the_same(
    paid: Desk,
) -> None:
    run(paid, "screen")
    shown = run(paid, "hits", "show", "1")
    assert "qaitaru hits screening 2" in shown.stdout
    run(paid, "screen", "--again", "2")
    one = told(paid, "hits", "screening", "2")
    assert (one["kind"], one["asked"], [each["number"] for each in one["hits"]]) == (
        "payment",
        4,
        [1],
    )
    assert one["remade"][0]["equal"] is True
    whole = run(paid, "hits", "screening", "2").stdout
    for text in (one["result_sha256"], one["lists"][0]["content_sha256"], one["code_version"]):
        assert text in whole
    every = told(paid, "hits", "screening")
    assert [each["number"] for each in every["screenings"]] == [2, 1]
    assert "byte for byte" in run(paid, "hits", "screening").stdout
    assert run(paid, "hits", "screening", "9").exit_code != 0
