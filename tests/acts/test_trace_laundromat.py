"""A real ledger: three originators' money through four core companies, under every rule.

It is a table of transfers of one bank: whose accounts stand abroad and are never seen to pay, there
the trace ends, and says so.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.tracing.trace_work import CLAIMED_ON
from qaitaru.acts.tracing.traces import RuleTrace
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.ledger.breaks import BreakKind
from qaitaru.tracing.answer import COMPARED
from qaitaru.tracing.comparing import interval
from qaitaru.tracing.following import tainted
from qaitaru.tracing.rules.names import EXPOSURE, UNATTRIBUTED

pytestmark = pytest.mark.slow
TABLE: Final = "data/ledgers/azerbaijani_laundromat/joined_edges_with_accounts.csv"
PAGE: Final = Path(__file__).parents[2] / "docs" / "tracing.md"
CORE: Final = {"METASTAR INVEST LLP", "HILUX SERVICES LP", "LCM ALLIANCE LLP"}
POLUX: Final = {"POLUX MANAGEMENT LP", "POLUX MANAGEMENT LLP"}
ORIGINATORS: Final = {
    "Alpha": ("ALPHA TRADE", "BAKTELEKOM"),
    "Beta": ("BETA NETWORKS", "JETFIELD"),
    "Gamma": ("GAMMA PLANT", "ELEKTROMASH"),
}
"""Claimant -> whom the page's example asks for, and whom this ledger has in that place."""
ATTRIBUTED: Final = [rule for rule in COMPARED if rule not in UNATTRIBUTED | EXPOSURE]
Sums = Counter[tuple[str, str]]
"""Minor units by claimant and currency."""


@dataclass(frozen=True)
class Laundromat:
    """The traces, and the table they were made from."""

    rows: list[dict[str, str]]
    traces: Mapping[str, RuleTrace]

    def receipts(self) -> Iterator[tuple[str, str, int]]:
        """The receipts of the three, counted from the table itself."""
        for row in self.rows:
            for claimant, (_, name) in ORIGINATORS.items():
                if name in row["payer_name"] and row["beneficiary_account"]:
                    minor = int(abs(Decimal(row["amount_orig"])) * 100)
                    yield claimant, row["amount_orig_currency"], minor


@pytest.fixture(scope="module")
def laundromat(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laundromat]:
    own = Settings(title="Test", language="en", member="aigerim", agency="fiu")
    folder = tmp_path_factory.mktemp("laundromat")
    desk = Desk(create_workspace(folder / "w", own), lambda: datetime(2026, 3, 2, tzinfo=UTC))
    handover = Handover(paths=(shared / TABLE,), legal_basis="test")
    assert [one.outcome for one in ingest_evidence(desk, handover)] == ["read"]
    traces = {one.rule: one for one in trace_funds(desk, claim_of_the_page())}
    with (shared / TABLE).open(encoding="utf-8", newline="") as stream:
        yield Laundromat(list(csv.DictReader(stream)), traces)
    desk.workspace.close()


def claim_of_the_page() -> str:
    """The example of the page, asked of this ledger's originators."""
    (claim,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for example, name in ORIGINATORS.values():
        assert example in claim
        claim = claim.replace(example, name)
    return str(claim)


def held(trace: RuleTrace) -> Sums:
    sums: Sums = Counter()
    for at in trace.accounts:
        for source, minor in tainted(at.rows[-1].held).items():
            sums[source, at.currency] += minor
    return sums


def broken(trace: RuleTrace) -> Sums:
    sums: Sums = Counter()
    for one in trace.breaks:
        for source, minor in one.tainted.items():
            sums[source, one.currency] += minor
    return sums


def received(laundromat: Laundromat) -> Sums:
    sums: Sums = Counter()
    for claimant, currency, minor in laundromat.receipts():
        sums[claimant, currency] += minor
    return sums


def test_all_that_the_three_sent_is_claimed_under_every_rule(laundromat: Laundromat) -> None:
    expected = received(laundromat)
    assert {claimant for claimant, _ in expected} == set(ORIGINATORS)
    assert tuple(laundromat.traces) == COMPARED
    for trace in laundromat.traces.values():
        told = {
            (who, c): minor for c, sums in trace.received.items() for who, minor in sums.items()
        }
        assert told == expected


@pytest.mark.parametrize("rule", ATTRIBUTED)
def test_what_was_claimed_is_held_or_left_the_evidence_to_the_cent(
    laundromat: Laundromat, rule: str
) -> None:
    """Shares are rounded row by row: each row told may be off by less than a cent."""
    trace = laundromat.traces[rule]
    told, rows = held(trace) + broken(trace), len(trace.breaks) + len(trace.accounts)
    odd = 0 if rule in {"fifo", "lifo", "libr"} else rows
    for key, minor in received(laundromat).items():
        assert abs(told[key] - minor) <= odd, key
    assert broken(trace).total() > 0


@pytest.mark.parametrize("rule", sorted(UNATTRIBUTED))
def test_a_rule_that_attributes_no_outflow_names_no_break(
    laundromat: Laundromat, rule: str
) -> None:
    trace = laundromat.traces[rule]
    assert trace.breaks == ()
    assert 0 < held(trace).total() < received(laundromat).total()


def test_the_money_went_through_the_four_core_companies(laundromat: Laundromat) -> None:
    for rule in ATTRIBUTED:
        through = {at.holder for at in laundromat.traces[rule].accounts if at.tainted_outflows()}
        assert through >= CORE, rule
        assert through & POLUX, rule


def test_exposure_is_never_less_than_what_a_rule_attributes(laundromat: Laundromat) -> None:
    exposed = _by_account(laundromat.traces["poison"])
    for rule in ATTRIBUTED:
        for place, minor in _by_account(laundromat.traces[rule]).items():
            assert minor <= exposed[place], (rule, place)


def test_the_rules_part_and_the_interval_says_how_far(laundromat: Laundromat) -> None:
    answers: dict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
    for rule in ATTRIBUTED:
        for place, minor in _by_account(laundromat.traces[rule]).items():
            answers[place][rule] = minor
    zero = dict.fromkeys(ATTRIBUTED, 0)
    intervals = [interval({**zero, **told}) for told in answers.values()]
    assert all(one.low >= 0 for one in intervals)
    assert sum(one.low < one.high for one in intervals) > len(intervals) // 2


def _by_account(trace: RuleTrace) -> dict[tuple[str, str, str], int]:
    return {
        (at.account, at.currency, source): minor
        for at in trace.accounts
        for source, minor in tainted(at.rows[-1].held).items()
    }


def test_every_break_stands_in_a_row_of_the_table_and_says_why(laundromat: Laundromat) -> None:
    paying = {row["payer_account"] for row in laundromat.rows}
    for trace in laundromat.traces.values():
        for one in trace.breaks:
            row = laundromat.rows[int(one.place.removeprefix("row=")) - 2]
            assert (row["payer_account"], row["amount_orig_currency"]) == (
                one.account,
                one.currency,
            )
            paid = int(abs(Decimal(row["amount_orig"])) * 100)
            assert 0 < sum(one.tainted.values()) <= paid * (1 if trace.rule != "poison" else 3)
            assert one.kind in {*BreakKind, CLAIMED_ON}
            if one.kind == CLAIMED_ON:  # another's money went through the originator's account
                assert any(name in row["payer_name"] for _, name in ORIGINATORS.values())
            if one.kind == BreakKind.UNHELD:
                assert row["beneficiary_account"] not in paying


def test_nothing_is_followed_backwards_in_time(laundromat: Laundromat) -> None:
    for trace in laundromat.traces.values():
        assert trace.contradictions == ()
        for at in trace.accounts:
            days = [row.booked_on for row in at.rows]
            assert days == sorted(days)
