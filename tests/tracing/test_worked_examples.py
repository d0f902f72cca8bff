"""The published and constructed examples, answered by the rules and by the command on a file.

The figures stand beside the checkout, not here: what is asked of each rule is read from there.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import CliRunner

from qaitaru.cli.app import make_app
from qaitaru.tracing.answer import answer
from qaitaru.tracing.bounds import Bound, bounds
from qaitaru.tracing.comparing import Balances, chosen, over_claims, received
from qaitaru.tracing.ledger_file import LedgerFile, ledger_file
from qaitaru.tracing.order import SameDay, in_order
from qaitaru.tracing.parts import OWN
from qaitaru.tracing.rules.names import RULES, Between
from qaitaru.tracing.walk import Kind, Posting, walk

NAMES: Final = {
    "fifo": "fifo",
    "lifo": "lifo",
    "prorata": "rolling",
    "prorata_rolling": "rolling",
    "rolling_charge": "rolling",
    "libr": "libr",
    "own_first_libr": "own-first",
    "tainted_first": "tainted-first",
    "pari_passu_by_contribution": "pari-passu",
    "libr_cap_then_pro_rata": "static-cap",
    "static_cap_pro_rata": "static-cap",
    "individual_libr_caps": "libr",
    "poison_exposure": "poison",
}
"""The examples' word for a rule -> its id."""

HEADER: Final = ("entry_id", "account", "direction", "counterparty", "amount", "booked_at")
Case = dict[str, Any]
Event = Sequence[Any]
Asked = tuple[str, str]


@pytest.fixture(scope="module")
def cases(shared: Path) -> dict[str, Case]:
    text = (shared / "cases" / "worked_examples.json").read_text(encoding="utf-8")
    return {case["id"]: case for case in json.loads(text) if case["topic"] == "tracing"}


class Answers:
    """One ledger, asked of the rules directly and of the command."""

    def __init__(self, events: Sequence[Event], folder: Path) -> None:
        self.file = folder / "ledger.csv"
        with self.file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([HEADER, *_rows(events)])
        read = ledger_file(self.file.read_text(encoding="utf-8"))
        assert isinstance(read, LedgerFile)
        self.ledger = read

    def of(self, rule: str, same_day: SameDay = SameDay.LEDGER) -> Iterator[dict[str, Any]]:
        """What is answered, each way: ``balances`` and ``outflows``."""
        ordered = in_order(self.ledger.postings, same_day)
        yield answer(self.ledger, ordered, rule, Between.PRO_RATA)
        words = ["trace", "--ledger", str(self.file), "--rule", rule, "--json"]
        told = CliRunner().invoke(make_app(), [*words, "--same-day", same_day.value])
        assert told.exit_code == 0, told.output
        yield json.loads(told.stdout)

    def held(self, rule: str, source: str, same_day: SameDay = SameDay.LEDGER) -> Fraction:
        return self._the_one(
            answered["balances"]["A"].get(source, "0") for answered in self.of(rule, same_day)
        )

    def took(self, rule: str, entry_id: str, source: str) -> Fraction:
        return self._the_one(
            answered["outflows"][entry_id].get(source, "0") for answered in self.of(rule)
        )

    @staticmethod
    def _the_one(told: Iterator[str]) -> Fraction:
        (amount,) = {Fraction(text) for text in told}
        return amount


def _rows(events: Sequence[Event]) -> Iterator[tuple[Any, ...]]:
    """Events as the examples write them: day or nothing, direction, who, amount."""
    for number, event in enumerate(events):
        day, (direction, who, amount) = (event[0] if len(event) > 3 else ""), event[-3:]
        entry_id = who if direction == "out" else f"in-{number}"
        yield entry_id, "A", direction, who, amount, day.partition("..")[0]


def opening(amount: int) -> Event:
    return ["opening", OWN, amount]


def is_to_the_cent(found: Fraction, told: float | str) -> bool:
    """A figure told in cents is the answer rounded to cents; any other is the answer."""
    return round(found, 2) == Fraction(told) if isinstance(told, str) else found == Fraction(told)


def agree(answers: Answers, rule: str, told: Mapping[str, Any]) -> None:
    """`V` is what stands in the account, `X.V` what outflow X took."""
    for key, amount in told.items():
        out, dot, source = key.partition(".")
        found = answers.took(rule, out, source) if dot else answers.held(rule, out)
        assert is_to_the_cent(found, amount), (rule, key, found)


def test_tr_01_the_trustee_buys_a_car_with_his_own_money(
    cases: dict[str, Case], tmp_path: Path
) -> None:
    given, told = cases["TR-01"]["given"], cases["TR-01"]["expected"]["libr"]
    answers = Answers([opening(given["opening_own"]), *given["events"]], tmp_path)
    (trust,) = (who for _, direction, who, _ in given["events"] if direction == "in")
    spent = [who for _, direction, who, _ in given["events"] if direction == "out"]
    for rule in ("libr", "own-first"):
        assert answers.held(rule, trust) == told["trust_in_account"]
        assert answers.held(rule, OWN) == told["own_in_account"]
        assert answers.took(rule, "car", trust) == told["car_from_trust"]
        assert sum(answers.took(rule, out, trust) for out in spent) == told["trust_dissipated"]


def test_tr_02_what_is_spent_is_gone_though_other_money_comes(
    cases: dict[str, Case], tmp_path: Path
) -> None:
    case = cases["TR-02"]
    answers = Answers(case["given"]["events"], tmp_path)
    for rule in ("libr", "own-first"):
        agree(answers, rule, case["expected"]["libr"])
        held = sum(answers.held(rule, source) for source in ("claimant", OWN))
        assert held == case["given"]["closing_balance"]


def test_tr_04_whose_hundred_was_withdrawn(cases: dict[str, Case], tmp_path: Path) -> None:
    case = cases["TR-04"]
    answers = Answers(case["given"]["events"], tmp_path)
    (withdrawn,) = (event for event in case["given"]["events"] if event[0] == "out")
    for name, told in case["expected"].items():
        agree(answers, NAMES[name], told["left"])
        if "spent" in told:
            assert answers.took(NAMES[name], withdrawn[1], told["spent"]) == withdrawn[2]


def test_tr_05_all_nothing_or_the_lowest_balance(cases: dict[str, Case], tmp_path: Path) -> None:
    case = cases["TR-05"]
    told = zip(case["given"]["cases"], case["expected"]["libr"], strict=True)
    for given, left in told:
        own, trust = 80, given["trust"]
        events: list[Event] = [["in", OWN, own], ["in", "T", trust]]
        events.append(["out", "X", own + trust - given["min_balance"]])
        events.append(["in", OWN, given.get("later_deposit", 0)])
        for rule in ("libr", "own-first"):
            assert Answers(events, tmp_path).held(rule, "T") == left


@pytest.mark.parametrize("case_id", ["TR-06", "TR-07", "TR-08"])
def test_tr_06_to_08_every_rule_on_one_ledger(
    cases: dict[str, Case], tmp_path: Path, case_id: str
) -> None:
    case = cases[case_id]
    answers = Answers(case["given"]["events"], tmp_path)
    asked = [name for name in case["expected"] if name not in {"closing", "poison_exposure"}]
    assert len(asked) >= 5
    for name in asked:
        agree(answers, NAMES[name], case["expected"][name])


def test_tr_06_what_is_exposed_and_what_stands_there(
    cases: dict[str, Case], tmp_path: Path
) -> None:
    case = cases["TR-06"]
    told, answers = case["expected"]["poison_exposure"], Answers(case["given"]["events"], tmp_path)
    assert answers.held("poison", "V") == told["balance"] == case["expected"]["closing"]
    for out in ("X", "Y"):
        assert answers.took("poison", out, "V") == told[out]


def test_tr_09_the_two_orders_of_a_day_give_its_interval(
    cases: dict[str, Case], tmp_path: Path
) -> None:
    case = cases["TR-09"]
    given, told = case["given"], case["expected"]["own_first_libr"]
    events = [["2025-03-01", *event] for event in given["day1"]]
    events += [["2025-03-02", *event] for event in given["day2_unordered"]]
    answers = Answers(events, tmp_path)
    for rule in ("own-first", "libr"):
        found = {one: answers.held(rule, "V", one) for one in SameDay if one is not SameDay.BOUNDS}
        assert found[SameDay.CREDITS_FIRST] == told["best"]
        assert found[SameDay.DEBITS_FIRST] == told["worst"]
        assert found[SameDay.LEDGER] == told["best"]  # as written, the receipt comes first
        bound = bounds(answers.ledger.postings, rule).balances["A"]["V"]
        assert bound == Bound(told["worst"], told["best"], proved=True)


def test_tr_11_what_paid_an_overdraft_is_not_in_the_account(
    cases: dict[str, Case], tmp_path: Path
) -> None:
    given, told = cases["TR-11"]["given"], cases["TR-11"]["expected"]["own_first_libr"]
    answers = Answers([opening(given["opening"]), *given["events"]], tmp_path)
    for rule in RULES.keys() - {"election", "pari-passu", "static-cap"}:
        agree(answers, rule, told)


PROCEEDS = 100


def _two_assets() -> list[Posting]:
    """Proceeds of 100 and own money of 100; a car for 100, then a flat for 100."""
    text = f"1,A,in,{OWN},100;2,A,in,V,{PROCEEDS};3,A,out,,100,car;4,A,out,,100,flat"
    head = "entry_id,account,direction,counterparty,amount,to_account"
    read = ledger_file("\n".join([head, *text.split(";")]))
    assert isinstance(read, LedgerFile)
    return list(read.postings)


ONE_RULE = [
    *("fifo", "lifo", "rolling", "own-first", "libr", "tainted-first", "pari-passu"),
    "static-cap",
]


@pytest.mark.parametrize("rule", ONE_RULE)
def test_tr_16_one_rule_for_all_assets_never_claims_more_than_came(
    cases: dict[str, Case], rule: str
) -> None:
    assert "invariant" in cases["TR-16"]["expected"]
    claimed = chosen(_answers_of_all(), dict.fromkeys(("A", "car", "flat"), rule))
    assert over_claims(claimed, received(_two_assets())) == []


def test_tr_16_the_best_rule_for_each_asset_is_found_out(cases: dict[str, Case]) -> None:
    assert "invariant" in cases["TR-16"]["expected"]
    claimed = chosen(_answers_of_all(), {"car": "tainted-first", "flat": "fifo"})
    assert claimed == {"car": {"V": 100}, "flat": {"V": 100}}
    (over,) = over_claims(claimed, received(_two_assets()))
    assert (over.source, over.claimed, over.received) == ("V", 2 * PROCEEDS, PROCEEDS)


def _answers_of_all() -> dict[str, Balances]:
    names = [name for name in RULES if name not in {"poison", "election"}]
    return {name: walk(_two_assets(), RULES[name]).balances() for name in names}


def test_the_dates_of_the_examples_are_those_of_the_bookings(
    cases: dict[str, Case], tmp_path: Path
) -> None:
    given = cases["TR-01"]["given"]
    ledger = Answers([opening(given["opening_own"]), *given["events"]], tmp_path).ledger
    assert [one.kind for one in ledger.postings] == [Kind.OPENING, Kind.IN, Kind.OUT, Kind.OUT]
    assert ledger.postings[1].day == date.fromisoformat(given["events"][0][0])
