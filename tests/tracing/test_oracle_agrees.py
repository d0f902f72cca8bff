"""A hundred thousand small ledgers: every rule and the independent check say the same, exactly."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest
from tests.tracing.ledgers import Ledger, ledger
from tests.tracing.oracle import (
    RULES,
    Amount,
    Entry,
    History,
    Options,
    Traced,
    trace,
    trace_history,
)
from tests.tracing.written_ledgers import written

from qaitaru.tracing.parts import Part, by_source
from qaitaru.tracing.rules.names import Between, rule_of
from qaitaru.tracing.states.state import State
from qaitaru.tracing.walk import Kind, Posting, walk

LEDGERS, SHARE = 100_000, 2_000
LONG_LEDGERS, LONG = 200, 30

Way = tuple[str, str]
WAYS: list[Way] = [
    *((rule, "pro_rata") for rule in RULES),
    ("own-first", "fifo"),
    ("tainted-first", "fifo"),
]


def _posting(entry: Entry, elections: Mapping[str, str]) -> Posting:
    parts = () if entry.direction == "out" or entry.amount < 0 else entry.brings()
    return Posting(
        entry_id=entry.entry_id,
        account=entry.account,
        kind=Kind(entry.direction),
        amount=entry.amount,
        parts=tuple(Part(source, amount) for source, amount in parts),
        to_account=entry.to_account or "",
        received=entry.received,
        converted=entry.received is not None,
        elected=elections.get(entry.entry_id, ""),
    )


def _walked(postings: list[Posting], rule: Callable[[], State]) -> Traced:
    """What the rules say, in the words of the check."""
    found = walk(postings, rule)
    paid = {step.entry_id: step.paid for step in found.steps if step.paid is not None}
    return Traced(
        {account: _with_money(state.held()) for account, state in found.accounts.items()},
        {out: (by_source(took.attributed), took.shortfall) for out, took in paid.items()},
    )


def _with_money(held: Mapping[str, Amount]) -> dict[str, Amount]:
    return {source: amount for source, amount in held.items() if amount}


def _disagreements(case: Ledger) -> Iterator[str]:
    history = History(case.entries)
    plain = [_posting(entry, {}) for entry in case.entries]
    elected = [_posting(entry, case.elections) for entry in case.entries]
    for name, between in WAYS:
        asked = rule_of(name, Between(between))
        rule = _walked(elected if name == "election" else plain, asked)
        check = trace_history(history, name, Options(between, case.elections))
        if rule != check:
            yield f"{name} {between}\nrule  {rule}\ncheck {check}\n{case.told()}"


def _of_seeds(seeds: range) -> list[str]:
    return [told for case in map(ledger, seeds) for told in _disagreements(case)]


@pytest.mark.slow
def test_a_hundred_thousand_ledgers_agree_under_every_rule() -> None:
    """In processes of their own: nothing counts their lines, and each core takes its share."""
    begun = range(0, LEDGERS, SHARE)
    shares = [range(first, first + SHARE) for first in begun]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        for disagreements in processes.map(_of_seeds, shares):
            assert not disagreements, disagreements[0]


def test_long_ledgers_agree_under_every_rule() -> None:
    for seed in range(LONG_LEDGERS):
        for disagreement in _disagreements(ledger(seed, LONG)):
            pytest.fail(disagreement)


@pytest.mark.parametrize("rule", ["fifo", "lifo", "rolling", "own-first", "tainted-first"])
def test_an_election_says_nothing_under_another_rule(rule: str) -> None:
    entries = written("A in V 10; A in W 10; A in own 10; A out flat 15")
    asked = rule_of(rule, Between.PRO_RATA)
    elected = _walked([_posting(entry, {"flat": "W"}) for entry in entries], asked)
    assert elected == _walked([_posting(entry, {}) for entry in entries], asked)


def test_an_election_is_pro_rata_whatever_is_asked_for() -> None:
    entries = written("A in V 10; A in W 10; A in own 10; A out flat 15")
    found = _walked([_posting(entry, {}) for entry in entries], rule_of("election", Between.FIFO))
    assert found == trace(entries, "election", Options("pro_rata"))


def test_what_arrives_beyond_what_was_sent_is_unknown_in_one_currency() -> None:
    """The oracle scales whatever it is told; here what is beyond is told as a receipt."""
    entries = written("A in V 5; A out t 10 -> B as 12")
    postings = [replace(_posting(entry, {}), converted=False) for entry in entries]
    found = _walked(postings, rule_of("fifo", Between.PRO_RATA))
    told = trace(written("A in V 5; A out t 10 -> B; B in unknown 2"), "fifo")
    assert found.balances == told.balances
