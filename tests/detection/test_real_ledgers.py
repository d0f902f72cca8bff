"""In a published ledger the pass-through and layering findings name its core companies first."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from bench.real_ledgers import CORE, LAUNDROMAT, found_in, laundromat, rated

Told = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not LAUNDROMAT.is_file():
        pytest.skip(f"{LAUNDROMAT.name} is not beside the checkout")
    return laundromat(tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="module")
def findings(table: Path) -> Told:
    """With nothing but the defaults, and rates for its five other currencies."""
    return found_in(table, *rated())


@pytest.mark.parametrize(
    "typology",
    ["rapid_pass_through", "flow_through", "gather_scatter", "fan_out", "cycle", "repeated_amount"],
)
def test_the_core_companies_are_named_first(findings: Told, typology: str) -> None:
    named = [one["accounts"][0] for one in findings if typology in one["typologies"]]
    assert set(list(dict.fromkeys(named))[: len(CORE)]) == set(CORE)


def test_each_of_the_first_ten_findings_names_one_of_the_core_and_all_four_are_named(
    findings: Told,
) -> None:
    assert {one["accounts"][0] for one in findings[:10]} == set(CORE)


def test_the_findings_among_which_layering_stands_name_the_core_first(findings: Told) -> None:
    layered = [one for one in findings if "short_layering_chain" in one["typologies"]]
    assert layered
    assert {one["accounts"][0] for one in layered} <= set(CORE)


def test_chains_of_shells_lead_through_two_of_the_core_but_for_one(table: Path) -> None:
    asked = ("--typology", "layering_chain", "--least-score", "0")
    with table.open(encoding="utf-8") as told:
        ends = {one["transfer_id"]: one for one in csv.DictReader(told)}
    passed: list[set[str]] = []
    for one in found_in(table, *rated(), *asked):
        own = [ends[each] for each in one["transfers"]]
        payers, payees = ({one[side] for one in own} for side in ("payer_account", "payee_account"))
        passed.append(payers & payees)
    assert set[str]().union(*passed) >= set(CORE)
    assert sum(one <= set(CORE) for one in passed) == len(passed) - 1  # Metastar and Riverlane
