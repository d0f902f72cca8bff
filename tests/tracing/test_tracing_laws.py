"""The laws of every tracing rule, on generated ledgers of one account and of several.

Where a law does not hold of a rule, the rule is left out by name, and why is said beside it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.tracing.told_postings import held, walked

from qaitaru.tracing.answer import COMPARED
from qaitaru.tracing.comparing import chosen, over_claims, received
from qaitaru.tracing.parts import OWN, Amount, Part, by_source, total
from qaitaru.tracing.rules.names import EXPOSURE, OVERLAPPING, RULES, Between, rule_of
from qaitaru.tracing.walk import Kind, Posting, Walked, walk

EACH: Final = settings(max_examples=40)
"""Cases of a law under one rule: there are a hundred and more of such pairs."""

Way = tuple[str, Between]
LOTS: Final[list[Way]] = [
    *((rule, Between.PRO_RATA) for rule in ("fifo", "lifo", "rolling", "own-first")),
    ("own-first", Between.FIFO),
    ("tainted-first", Between.PRO_RATA),
    ("tainted-first", Between.FIFO),
    ("election", Between.PRO_RATA),
]
"""Rules that know whose every minor unit is, in the account and in every outflow."""
EVERY: Final[list[Way]] = [
    *LOTS,
    *((rule, Between.PRO_RATA) for rule in ("pari-passu", "static-cap", "libr", "poison")),
]
WHOLE: Final = [way for way in EVERY if way[0] not in OVERLAPPING]
"""Rules under which what the sources hold is the balance, no more and no less."""
SOURCES: Final = (OWN, "unknown", "V", "W")


def under(ledger: Sequence[Posting], way: Way) -> Walked:
    return walk(ledger, rule_of(*way))


@st.composite
def ledgers(draw: st.DrawFn, names: str = "ABC", *, solvent: bool = False) -> list[Posting]:
    """Openings, receipts of several parts, outflows, transfers; never overdrawn where asked."""
    balances = dict.fromkeys(names, 0)
    made: list[Posting] = []
    for name in names:
        if draw(st.booleans()):
            amount = draw(st.integers(0 if solvent else -30, 60))
            balances[name] += amount
            made.append(_came(f"{name}o", name, [(draw(st.sampled_from(SOURCES)), amount)]))
    for number in range(draw(st.integers(1, 10))):
        name = draw(st.sampled_from(names))
        if draw(st.booleans()):
            parts = draw(
                st.lists(st.tuples(st.sampled_from(SOURCES), st.integers(0, 50)), max_size=2)
            )
            made.append(_came(f"{name}{number}", name, parts, Kind.IN))
            balances[name] += sum(each for _, each in parts)
        else:
            amount = draw(st.integers(0, balances[name] if solvent else 70))
            there = draw(st.sampled_from(["", *names]))
            elected = draw(st.sampled_from(["", "V", "W"]))
            balances[name] -= amount
            if there:
                balances[there] += amount
            made.append(_went(f"{name}{number}", name, amount, there=there, elected=elected))
    return made


def _came(
    entry_id: str, account: str, parts: list[tuple[str, int]], kind: Kind = Kind.OPENING
) -> Posting:
    amount = sum(each for _, each in parts)
    told = tuple(Part(*part) for part in parts) if amount > 0 else ()
    return Posting(entry_id=entry_id, account=account, kind=kind, amount=amount, parts=told)


def _went(
    entry_id: str, account: str, amount: Amount, *, there: str = "", elected: str = ""
) -> Posting:
    return Posting(
        entry_id=entry_id,
        account=account,
        kind=Kind.OUT,
        amount=amount,
        to_account=there,
        elected=elected,
    )


@pytest.mark.parametrize("way", EVERY)
@EACH
@given(ledger=ledgers())
def test_nothing_is_below_zero_and_the_balance_is_that_of_the_bookings(
    way: Way, ledger: list[Posting]
) -> None:
    balances: dict[str, Amount] = defaultdict(int)
    found = under(ledger, way)
    for posting in ledger:
        out = posting.kind is Kind.OUT
        balances[posting.account] += -posting.amount if out else posting.amount
        if posting.to_account:
            balances[posting.to_account] += posting.amount
    for step in found.steps:
        parts = (*step.came, *step.paid_off, *(step.paid.carried if step.paid else ()))
        assert all(part.amount >= 0 for part in parts)
        assert all(amount > 0 for amount in step.held.values())
    assert {name: state.balance for name, state in found.accounts.items()} == balances


@pytest.mark.parametrize("way", WHOLE)
@EACH
@given(ledger=ledgers())
def test_after_each_booking_the_sources_hold_the_balance(way: Way, ledger: list[Posting]) -> None:
    for step in under(ledger, way).steps:
        assert total(Part(*one) for one in step.held.items()) == max(step.balance, 0)


@pytest.mark.parametrize("way", LOTS)
@EACH
@given(ledger=ledgers())
def test_an_outflow_is_wholly_somebodys_or_the_banks(way: Way, ledger: list[Posting]) -> None:
    outflows = under(ledger, way).outflows()
    for posting in ledger:
        if posting.kind is Kind.OUT:
            paid = outflows[posting.entry_id]
            assert total(paid.attributed) + paid.shortfall == posting.amount


@pytest.mark.parametrize("way", LOTS)
@EACH
@given(ledger=ledgers())
def test_of_every_source_what_came_in_is_held_or_left_or_paid_off(
    way: Way, ledger: list[Posting]
) -> None:
    found = under(ledger, way)
    there = {posting.entry_id for posting in ledger if posting.to_account}
    came, gone = list[Part](), list[Part]()
    for posting in ledger:
        came += posting.parts
    for step in found.steps:
        gone += step.paid_off
        if step.paid and step.entry_id in there:
            came += (part for part in step.paid.carried[len(step.paid.attributed) :])
        elif step.paid:
            gone += step.paid.attributed
    standing = [Part(*one) for held in found.balances().values() for one in held.items()]
    assert _sorted(by_source(came)) == _sorted(by_source((*standing, *gone)))


def _sorted(sums: Mapping[str, Amount]) -> list[tuple[str, Amount]]:
    return sorted(sums.items())


def _split(ledger: Sequence[Posting], kind: Kind, first: Fraction) -> list[Posting]:
    """Each booking of a kind in two, its parts alike."""
    made: list[Posting] = []
    for posting in ledger:
        if posting.kind is not kind:
            made.append(posting)
            continue
        for name, share in (("-1", first), ("-2", 1 - first)):
            parts = tuple(Part(source, each * share) for source, each in posting.parts)
            made.append(
                replace(
                    posting,
                    entry_id=posting.entry_id + name,
                    amount=posting.amount * share,
                    parts=parts,
                )
            )
    return made


def _with_money(found: Walked) -> dict[str, dict[str, Amount]]:
    return {name: {s: a for s, a in held.items() if a} for name, held in found.balances().items()}


firsts = st.fractions(0, 1, max_denominator=7)


@pytest.mark.parametrize("way", EVERY)
@EACH
@given(ledger=ledgers("A"), first=firsts)
def test_splitting_an_outflow_changes_nothing(
    way: Way, ledger: list[Posting], first: Fraction
) -> None:
    ledger = [replace(posting, to_account="") for posting in ledger]
    whole, split = under(ledger, way), under(_split(ledger, Kind.OUT, first), way)
    assert _with_money(whole) == _with_money(split)
    for entry_id, paid in whole.outflows().items():
        halves = [split.outflows()[entry_id + name] for name in ("-1", "-2")]
        parts = by_source(part for half in halves for part in half.attributed)
        assert _sorted(parts) == _sorted(by_source(paid.attributed))
        assert sum(half.shortfall for half in halves) == paid.shortfall


NOT_STATIC = [way for way in EVERY if way[0] != "static-cap"]
"""A static cap is cut by an outflow only after it was shared, so two halves carry other shares."""


@pytest.mark.parametrize("way", NOT_STATIC)
@EACH
@given(ledger=ledgers(solvent=True), first=firsts)
def test_splitting_a_transfer_that_is_covered_changes_nothing(
    way: Way, ledger: list[Posting], first: Fraction
) -> None:
    """Where the bank lent or is paid off, halves are other bookings: each has a part of its own.

    Of what goes to its own account the second half may take the first again.
    """
    ledger = [one for one in ledger if one.to_account != one.account]
    whole, split = under(ledger, way), under(_split(ledger, Kind.OUT, first), way)
    assert _with_money(whole) == _with_money(split)


@pytest.mark.parametrize("way", EVERY)
@EACH
@given(ledger=ledgers(), first=firsts)
def test_splitting_a_receipt_of_one_source_changes_nothing(
    way: Way, ledger: list[Posting], first: Fraction
) -> None:
    """Of several parts, two halves lie in another order."""
    ledger = [
        replace(one, parts=one.parts[:1], amount=total(one.parts[:1]))
        if one.kind is Kind.IN
        else one
        for one in ledger
    ]
    whole, split = under(ledger, way), under(_split(ledger, Kind.IN, first), way)
    assert _with_money(whole) == _with_money(split)


@pytest.mark.parametrize("way", EVERY)
@EACH
@given(one=ledgers("AB"), other=ledgers("CD"), picks=st.lists(st.booleans(), max_size=30))
def test_unrelated_accounts_may_be_booked_in_any_order(
    way: Way, one: list[Posting], other: list[Posting], picks: list[bool]
) -> None:
    left, right = list(one), list(other)
    woven: list[Posting] = []
    for pick in picks:
        queue = left if pick else right
        woven += [queue.pop(0)] if queue else []
    apart = {**under(one, way).balances(), **under(other, way).balances()}
    assert under([*woven, *left, *right], way).balances() == apart


@pytest.mark.parametrize("way", EVERY)
@EACH
@given(ledger=ledgers(), rate=st.fractions(Fraction(1, 9), 9, max_denominator=9))
def test_counted_in_other_units_every_answer_is_in_those_units(
    way: Way, ledger: list[Posting], rate: Fraction
) -> None:
    scaled = [
        replace(
            posting,
            amount=posting.amount * rate,
            parts=tuple(Part(source, each * rate) for source, each in posting.parts),
        )
        for posting in ledger
    ]
    expected = {
        name: {source: amount * rate for source, amount in held.items()}
        for name, held in under(ledger, way).balances().items()
    }
    assert under(scaled, way).balances() == expected


@pytest.mark.parametrize("way", EVERY)
@EACH
@given(ledger=ledgers("A"))
def test_one_account_alone_is_the_rule_and_nothing_else(way: Way, ledger: list[Posting]) -> None:
    """The walk over many accounts, beside the rule asked by hand, receipt by receipt."""
    ledger = [replace(posting, to_account="") for posting in ledger]
    state = rule_of(*way)()
    for posting in ledger:
        if posting.kind is Kind.OUT or posting.amount < 0:
            state.pay(max(posting.amount, -posting.amount), posting.elected)
        else:
            state.receive(posting.amount, posting.parts)
    assert under(ledger, way).balances() == ({"A": state.held()} if ledger else {})


MOVABLE = [way for way in EVERY if way[0] not in {"lifo", "pari-passu", "static-cap"}]
"""Moved whole, the newest money comes to lie below; contributions and caps begin anew."""


@pytest.mark.parametrize("way", MOVABLE)
@EACH
@given(before=ledgers("A", solvent=True), after=ledgers("A", solvent=True))
def test_a_balance_moved_whole_is_as_if_it_had_stayed(
    way: Way, before: list[Posting], after: list[Posting]
) -> None:
    before, after = ([replace(one, to_account="") for one in some] for some in (before, after))
    after = [replace(one, entry_id=f"then {one.entry_id}") for one in after]
    balance = walk(before, RULES["fifo"]).accounts["A"].balance if before else 0
    assume(balance >= 0)  # a transfer to the account itself, taken away, may have kept it solvent
    move = _went("move", "A", balance, there="B")
    moved = under([*before, move, *(replace(one, account="B") for one in after)], way)
    stayed = under([*before, *after], way)
    assert moved.balances().get("B", {}) == stayed.balances().get("A", {})


CONSERVING = [way for way in EVERY if way[0] not in {"static-cap", "poison"}]
"""A static cap comes back beside the one that stayed; exposure is of the whole."""


@pytest.mark.parametrize("way", CONSERVING)
@EACH
@given(own=st.integers(0, 50), claim=st.integers(1, 50), rounds=st.integers(1, 4))
def test_money_that_goes_there_and_back_is_no_more_and_no_less(
    way: Way, own: int, claim: int, rounds: int
) -> None:
    first = [_came("1", "A", [(OWN, own)], Kind.IN), _came("2", "A", [("V", claim)], Kind.IN)]
    loops = [
        _went(f"{number}{here}", here, (own + claim) // 2, there=there)
        for number in range(rounds)
        for here, there in ("AB", "BA")
    ]
    balances = under([*first, *loops], way).balances()
    assert balances["B"] == {}
    assert balances["A"] == {s: a for s, a in ((OWN, own), ("V", claim)) if a}


def test_poison_is_carried_there_and_back_and_stays() -> None:
    assert held("A in own 9; A in V 1; A out t 5 -> B; B out u 5 -> A", "poison") == {"V": 10}


@pytest.mark.parametrize("way", [*LOTS, ("libr", Between.PRO_RATA)])
@EACH
@given(ledger=ledgers())
def test_one_rule_for_all_accounts_never_claims_more_than_came_in(
    way: Way, ledger: list[Posting]
) -> None:
    balances = under(ledger, way).balances()
    claimed = chosen({"the rule": balances}, dict.fromkeys(balances, "the rule"))
    assert over_claims(claimed, received(ledger)) == []


THERE_AND_BACK = "A in own 100; A in V 100; A out t 100 -> B; B out u 100 -> A"
MORE_CAME = "A in V 100; A out t 100 -> B; A in own 100"


@pytest.mark.parametrize(
    ("rule", "text"), [("static-cap", THERE_AND_BACK), ("pari-passu", MORE_CAME)]
)
def test_a_share_that_was_carried_on_is_not_claimed_where_it_left(rule: str, text: str) -> None:
    balances = walked(text, rule).balances()
    claimed = chosen({rule: balances}, dict.fromkeys(balances, rule))
    assert over_claims(claimed, {"V": 100}) == []


def test_a_rule_chosen_for_each_account_may_claim_twice_and_is_found_out() -> None:
    """Last in first out leaves V in A, tainted money first sends it on to B."""
    text = "A in V 100; A in own 100; A out t 100 -> B"
    answers = {rule: walked(text, rule).balances() for rule in ("lifo", "tainted-first")}
    told = over_claims(chosen(answers, {"A": "lifo", "B": "tainted-first"}), {"V": 100})
    assert [(one.claimed, one.received) for one in told] == [(200, 100)]


def test_every_rule_stands_under_some_law() -> None:
    assert {rule for rule, _ in EVERY} == set(RULES) == {*COMPARED, "election"}
    assert EXPOSURE < OVERLAPPING
