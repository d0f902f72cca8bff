"""A finding of a run as it is seen: its accounts, the rows behind, and sums by currency."""

from dataclasses import replace

import pytest

from qaitaru.detection.desk.seeing import LedgerBehind, sighting_of
from qaitaru.detection.desk.sighting import FoundEnd, RateUsed, Sum
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.finding import Finding
from qaitaru.detection.grounds import Ground, grounds_of
from qaitaru.detection.known import AccountKind, Kind, RowKind
from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import NONE

MOVES = {
    0: Move(0, 10, 1, 0, 500),
    1: Move(1, 20, 2, 0, 700),
    2: Move(2, 30, 2, 0, 9),
}
BEHIND = LedgerBehind(
    MOVES,
    {0: "KZT", 1: "KZT", 2: "USD"},
    {0: ("1-b1",), 1: ("1-b2", "2-b5"), 2: ("1-b3",)},
    {0: FoundEnd("A", "A", "Alpha"), 1: FoundEnd("B", "B", ""), 2: FoundEnd("C", "C", "")},
)


def _finding(
    typologies: tuple[str, ...],
    anchors: tuple[int, int] = (NONE, NONE),
    evidence: tuple[Evidence, ...] = (),
) -> Finding:
    return Finding(typologies, (0, 1, 2), (0, 1, 2), evidence, 0.1234567, 10, 30, anchors)


@pytest.mark.parametrize(
    ("typology", "anchors", "order"),
    [
        ("repeated_amount", (1, NONE), ["B", "A", "C"]),
        ("loan_back", (1, 2), ["B", "C", "A"]),
        ("layering_chain", (2, 1), ["C", "B", "A"]),
        ("structuring", (2, 2), ["C", "A", "B"]),
        ("linked_circle", (1, NONE), ["A", "C", "B"]),
    ],
)
def test_whom_a_finding_is_about_goes_first(
    typology: str, anchors: tuple[int, int], order: list[str]
) -> None:
    found = sighting_of(_finding((typology,), anchors), BEHIND)
    assert [one.key for one in found.accounts] == order


def test_the_account_with_most_transfers_goes_first_and_sums_stay_apart() -> None:
    evidence = (Evidence("among", 1.23456789, ()),)
    finding = _finding(("fan_in", "small_fan_in"), evidence=evidence)
    found = sighting_of(finding, BEHIND)
    assert [one.key for one in found.accounts] == ["A", "C", "B"]
    assert (found.lead, found.about, found.counterparties) == ("fan_in", "A", 2)
    assert found.sums == (Sum("KZT", 1200), Sum("USD", 9))
    assert found.transfers == (("1-b1",), ("1-b2", "2-b5"), ("1-b3",))
    assert (found.score, found.evidence[0].nats) == (0.123457, 1.234568)
    assert {"1-b1", "1-b2", "2-b5", "1-b3"} == {one for one in found.known_by if one[0] != "="}
    assert len(found.known_by) == 7


def test_what_rates_turned_is_told_together_where_all_is_then_of_one_currency() -> None:
    rate = RateUsed("USD", "KZT", "2025-03-03", "500", "NB")
    turned = replace(BEHIND, compared={2: Sum("KZT", 4_500)}, rates={2: rate})
    found = sighting_of(_finding(("fan_in",)), turned)
    assert (found.whole, found.rates) == (Sum("KZT", 5_700), (rate,))
    assert found.sums == (Sum("KZT", 1200), Sum("USD", 9))
    partly = replace(turned, compared={0: Sum("EUR", 1)}, rates={0: rate})
    assert sighting_of(_finding(("fan_in",)), partly).whole is None


def test_facts_that_typologies_read_are_told_in_the_order_of_accounts() -> None:
    grounds = grounds_of(
        [
            Ground(account=1, kind=AccountKind.OPENED, from_s=5),
            Ground(account=0, kind=AccountKind.OPENED, from_s=7, to_s=60, text="T"),
            Ground(account=0, kind=AccountKind.LISTED),
        ]
    )
    reads: dict[str, frozenset[Kind]] = {"dropper": frozenset({AccountKind.OPENED, RowKind.CITY})}
    known = replace(BEHIND, grounds=grounds, reads=reads)
    found = sighting_of(_finding(("dropper", "fan_in"), (1, NONE)), known)
    assert [(one.account, one.kind, one.since, one.until, one.text) for one in found.known] == [
        ("B", "opened", 5, None, ""),
        ("A", "opened", 7, 60, "T"),
    ]
    assert sighting_of(_finding(("fan_in",)), known).known == ()
