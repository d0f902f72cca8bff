"""What the ledger derives from the scenario's evidence, beside the answer key's transfers."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.mappings import confirm_mapping
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.engine.running import fetch
from qaitaru.ledger import store
from qaitaru.ledger.answers import NamedFlow
from qaitaru.ledger.joining import LedgerTransfer
from qaitaru.ledger.legs import PER_IMPORT
from qaitaru.training.answer_key import AnswerKey, KeySum, KeyTransfer
from qaitaru.training.scenario import EVIDENCE, scenario_mappings, write_scenario

pytestmark = pytest.mark.slow
NOT_IN_EVIDENCE = {"unheld", "account_not_named", "nothing_named"}


@dataclass(frozen=True)
class Derived:
    """The ledger's transfers, and what their bookings call them."""

    key: AnswerKey
    transfers: list[LedgerTransfer]
    references: dict[int, str]
    accounts: dict[int, str]
    flows: list[NamedFlow]

    def of(self, wanted: Callable[[LedgerTransfer], bool]) -> list[LedgerTransfer]:
        return [one for one in self.transfers if wanted(one)]

    def as_in_key(self, one: LedgerTransfer) -> KeyTransfer:
        return KeyTransfer(
            reference=self.references[one.transfer_no],
            payer_account=self.accounts[one.payer_account_no],
            payee_account=self.accounts[one.payee_account_no],
            left_on=one.booked_on,
            amount_minor=one.amount_minor,
            currency=one.currency,
        )


@pytest.fixture(scope="module", params=[2025, 7])
def derived(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Derived:
    folder: Path = tmp_path_factory.mktemp("found")
    key = write_scenario(folder, request.param)
    own = Settings(title="Test", language="en", agency="academy")
    desk = Desk(create_workspace(folder / "workspace", own))
    for name, text in scenario_mappings().items():
        confirm_mapping(desk, name, text)
    handover = Handover(paths=(folder / EVIDENCE,), legal_basis="")
    assert {one.outcome for one in ingest_evidence(desk, handover)} == {"read"}
    with reckoned_ledger_at(desk, "test") as view:
        ask = view.connection
        stated = f"SELECT import_no * {PER_IMPORT} + seq, reference FROM bookings"
        found = Derived(
            key,
            fetch(ask, LedgerTransfer, "SELECT * FROM ledger_transfers ORDER BY transfer_no"),
            dict(ask.execute(stated).fetchall()),
            dict(ask.execute("SELECT account_no, account FROM accounts").fetchall()),
            store.flows(ask, limit=10_000),
        )
    desk.workspace.close()
    return found


def summed(some: Iterable[LedgerTransfer]) -> tuple[KeySum, ...]:
    by_currency = defaultdict(list)
    for one in some:
        by_currency[one.currency].append(one.amount_minor)
    return tuple(
        KeySum(currency=currency, count=len(amounts), sum_minor=sum(amounts))
        for currency, amounts in sorted(by_currency.items())
    )


def test_all_that_both_sides_prove_is_joined_and_nothing_else(derived: Derived) -> None:
    joined = derived.of(lambda one: bool(one.debit_no and one.credit_no))
    same = [one for one in joined if one.received_currency == one.currency]
    assert summed(same) == derived.key.transfers.matched
    other = [one for one in joined if one.received_currency != one.currency]
    assert summed(other) == derived.key.transfers.converted


def test_the_two_sides_of_a_joined_transfer_state_one_reference(derived: Derived) -> None:
    joined = derived.of(lambda one: bool(one.debit_no and one.credit_no))
    said = derived.references
    assert [one for one in joined if said[one.debit_no] != said[one.credit_no]] == []


def test_the_month_that_was_not_handed_over_breaks_just_these(derived: Derived) -> None:
    broken = derived.of(lambda one: one.break_kind == "uncovered")
    by_reference = {one.reference: one for one in map(derived.as_in_key, broken)}
    assert len(by_reference) == len(broken)
    expected = {one.reference: one for one in derived.key.transfers.breaks}
    assert by_reference.keys() == expected.keys()
    for reference, one in by_reference.items():
        told = expected[reference]
        assert (one.payer_account, one.payee_account) == (told.payer_account, told.payee_account)
        assert (one.amount_minor, one.currency) == (told.amount_minor, told.currency)


def test_the_altered_row_and_its_other_side_stay_apart(derived: Derived) -> None:
    apart = derived.of(lambda one: one.break_kind in {"missing", "ambiguous"})
    references = sorted(derived.references[one.transfer_no] for one in apart)
    disagreeing = [one.reference for one in derived.key.transfers.disagreeing]
    assert references == sorted(disagreeing * 2)
    true = {one.amount_minor for one in derived.key.transfers.disagreeing}
    altered = {abs(one.found_minor) for one in derived.key.altered_rows}
    assert {one.amount_minor for one in apart} == true | altered


def test_the_rest_is_seen_from_one_side(derived: Derived) -> None:
    one_sided = derived.of(lambda one: one.break_kind in NOT_IN_EVIDENCE)
    assert len(one_sided) == derived.key.transfers.one_sided


@pytest.mark.parametrize("kind", ["flat", "car"])
def test_a_purchase_is_counted_once_whoever_tells_of_it(derived: Derived, kind: str) -> None:
    asset = derived.key.asset(kind)
    booked = derived.of(
        lambda one: derived.references.get(one.transfer_no) == asset.reference and one.debit_no > 0
    )
    (purchase,) = booked
    again = derived.of(lambda one: one.corroborates_no == purchase.transfer_no)
    assert len(again) >= 1
    (flow,) = [
        one.flow
        for one in derived.flows
        if (one.flow.payer_no, one.flow.payee_no) == (purchase.payer_no, purchase.payee_no)
    ]
    assert (flow.currency, flow.amount_minor) == (asset.currency, asset.price_minor)
