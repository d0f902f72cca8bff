"""Backward tracing: only a proved coordination puts a receipt before an earlier outflow."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.coordination import Coordination, coordinated
from qaitaru.tracing.parts import Amount, Part, by_source
from qaitaru.tracing.rules.own_first import own_first
from qaitaru.tracing.walk import Kind, Posting, Walked, walk


def came(entry_id: str, amount: int, *parts: Part) -> Posting:
    return Posting(
        entry_id=entry_id,
        account="A",
        kind=Kind.IN,
        amount=amount,
        parts=parts or (Part("V", amount),),
    )


def went(entry_id: str, amount: int, account: str = "A", to_account: str = "") -> Posting:
    return Posting(
        entry_id=entry_id, account=account, kind=Kind.OUT, amount=amount, to_account=to_account
    )


def proof(receipt: str, outflow: str, evidence: str = "exhibit 7, p. 2") -> Coordination:
    return Coordination(receipt=receipt, outflow=outflow, evidence=evidence, reason="same hand")


def told(postings: Sequence[Posting]) -> str:
    return " ".join(f"{p.entry_id} {p.amount}" for p in postings)


def minor(text: str) -> int:
    return int(Decimal(text.replace(",", "")) * 100)


BEFORE = ("749,870.60", "800,000.00", "755,500.00", "783,328.50", "738,000.00") * 2
"""Ten bribes; the last is made to tie to the published total."""
AFTER = ("1,000,000.00", "900,000.00", "891,356.25")


def durant() -> list[Posting]:
    """Thirteen bribes and own money come to one account; all of it goes on, the last on credit."""
    first = [minor(amount) for amount in BEFORE]
    first[-1] += minor("7,708,699.10") - sum(first)
    postings = [came("own", minor("2,619,944.65"), Part("own", minor("2,619,944.65")))]
    for n, amount in enumerate(first, start=1):
        postings.append(came(f"bribe {n}", amount))
        if n % 2 == 0:
            postings.append(went(f"on {n}", minor("1,640,000.00"), to_account="Durant"))
    postings.append(went("on 12", minor("4,920,000.00"), to_account="Durant"))
    postings += [came(f"bribe {n}", minor(amount)) for n, amount in enumerate(AFTER, start=11)]
    return postings


def kildare() -> list[Posting]:
    """The second company adds own money and sends everything on."""
    own = Posting(entry_id="own 2", account="Durant", kind=Kind.OPENING, amount=minor("380,000.00"))
    return [own, *durant(), went("all", minor("13,500,000.00"), "Durant", "Kildare")]


def traced(walked: Walked, account: str) -> Amount:
    return walked.balances()[account].get("V", 0)


def test_the_published_case_is_traced_whole_only_with_coordination() -> None:
    postings = kildare()
    sent = [p.amount for p in postings if p.to_account == "Durant"]
    bribes = [p.amount for p in postings if p.entry_id.startswith("bribe")]
    assert (sum(sent), len(bribes), sum(bribes)) == (1_312_000_000, 13, 1_050_005_535)
    without = walk(postings, own_first)
    assert traced(without, "Kildare") == minor("7,708,699.10")
    assert without.balances()["Kildare"]["unknown"] == minor("2,791,356.25")
    proofs = [proof(f"bribe {n}", "on 12") for n in (11, 12, 13)]
    with_proof = walk(coordinated(postings, proofs), own_first)
    assert traced(with_proof, "Kildare") == minor("10,500,055.35")
    assert with_proof.balances()["A"] == {}


def test_a_receipt_is_moved_to_the_amount_of_the_outflow_not_yet_taken() -> None:
    postings = [went("x", 50), came("r", 40), came("own", 5, Part("own", 5)), came("s", 30)]
    ordered = coordinated(postings, [proof("r", "x"), proof("s", "x")])
    assert told(ordered) == "r 40 s 10 x 50 own 5 s 20"
    assert walk(ordered, own_first).balances() == {"A": {"own": 5, "V": 20}}


def test_one_receipt_may_pay_for_two_outflows_and_no_more_than_it_is() -> None:
    postings = [went("x", 30), went("y", 30), came("r", 40)]
    assert told(coordinated(postings, [proof("r", "y"), proof("r", "x")])) == "r 10 x 30 r 30 y 30"
    assert told(coordinated(postings, [proof("r", "x")] * 2)) == "r 30 x 30 y 30 r 10"


def test_the_first_parts_of_a_receipt_are_moved_and_the_rest_is_own() -> None:
    postings = [went("x", 50), came("r", 100, Part("V", 30), Part("W", 40))]
    moved, _, left = coordinated(postings, [proof("r", "x")])
    assert moved.parts == (Part("V", 30), Part("W", 20))
    assert left.parts == (Part("W", 20), Part("own", 30))


def test_an_empty_receipt_stays_where_it_is() -> None:
    postings = [went("x", 50), came("r", 0)]
    assert coordinated(postings, [proof("r", "x")]) == postings


OTHER = Posting(entry_id="other", account="B", kind=Kind.IN, amount=9)
ANSWER = Posting(entry_id="leg", account="A", kind=Kind.IN, amount=9, answers="x")
LEDGER = [came("early", 10), went("x", 50), came("r", 40), went("y", 1), OTHER, ANSWER]


@pytest.mark.parametrize(
    ("mistake", "entry_id", "reason"),
    [
        (proof("r", "x", ""), "r", 'evidence = "..."'),
        (proof("r", "x", "  "), "r", 'evidence = "..."'),
        (proof("lost", "x"), "lost", "0 bookings"),
        (proof("r", "lost"), "lost", "0 bookings"),
        (proof("y", "x"), "y", "amount <= 0"),
        (proof("r", "early"), "early", "amount >= 0"),
        (proof("other", "x"), "other", "B != A"),
        (proof("early", "x"), "early", "early < x"),
        (proof("leg", "x"), "leg", "answers | fruit"),
    ],
)
def test_what_is_not_proved_is_refused(mistake: Coordination, entry_id: str, reason: str) -> None:
    with pytest.raises(ClaimFaulty) as refused:
        coordinated(LEDGER, [mistake])
    assert (refused.value.entry_id, refused.value.reason) == (entry_id, reason)


amounts = st.lists(st.integers(-20, 20).filter(bool), min_size=1, max_size=8)


@given(amounts, st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6))
def test_nothing_is_created_or_lost(moves: list[int], pairs: list[tuple[int, int]]) -> None:
    postings = [came(f"e{n}", m) if m > 0 else went(f"e{n}", -m) for n, m in enumerate(moves)]
    proofs = [
        proof(f"e{later}", f"e{earlier}")
        for earlier, later in pairs
        if earlier < later < len(moves) and moves[later] > 0 > moves[earlier]
    ]
    ordered = coordinated(postings, proofs)
    brought = [Part(p.entry_id, p.amount if p.kind is Kind.IN else -p.amount) for p in ordered]
    assert by_source(brought) == {f"e{n}": m for n, m in enumerate(moves)}
    assert all(sum(part.amount for part in p.parts) == p.amount for p in ordered if p.parts)
