"""Every tainted tenge is led back to where it came in, and each level sums to what it explains."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tracing.ledger_postings import ASSETS, postings_of
from tests.tracing.ledgers import ledger

from qaitaru.tracing import parts
from qaitaru.tracing.chains import Chain, Link, Origin, Side, of_balance, of_outflow
from qaitaru.tracing.parts import Amount, Part, by_source
from qaitaru.tracing.pools import Beginning, Piece, SharePool, shortened, split
from qaitaru.tracing.receipts import Followed, follow
from qaitaru.tracing.rules.names import RULES, Between, rule_of
from qaitaru.tracing.walk import Kind, Posting, Walked, walk

WAYS = [(rule, Between.PRO_RATA) for rule in RULES]
WAYS += [("own-first", Between.FIFO), ("tainted-first", Between.FIFO)]
Way = tuple[str, Between]


def came(entry_id: str, account: str, source: str, amount: int) -> Posting:
    told = (Part(source, amount),)
    return Posting(entry_id=entry_id, account=account, kind=Kind.IN, amount=amount, parts=told)


def went(entry_id: str, account: str, amount: int, to_account: str = "") -> Posting:
    return Posting(
        entry_id=entry_id, account=account, kind=Kind.OUT, amount=amount, to_account=to_account
    )


def followed(
    postings: Sequence[Posting],
    rule: str,
    between: Between = Between.PRO_RATA,
    assets: frozenset[str] = frozenset(),
) -> tuple[Walked, Followed]:
    walked = walk(postings, rule_of(rule, between), assets)
    return walked, follow(postings, walked, rule, between=between, assets=assets)


LAYERED = (
    came("stolen", "A", "V", 100),
    came("stolen too", "A", "V", 50),
    went("t1", "A", 120, "B"),
    came("again", "B", "V", 40),
    went("flat", "B", 130),
)


def test_a_flat_is_led_back_through_a_transfer_to_three_receipts() -> None:
    chain = of_outflow(followed(LAYERED, "fifo")[1], "flat", "V")
    assert chain.amount == 130
    assert set(chain.links()) == {
        Link("stolen", "t1", "A", 100, 100),
        Link("stolen too", "t1", "A", 20, 20),
        Link("t1", "flat", "B", 120, 120),
        Link("again", "flat", "B", 10, 10),
    }
    assert chain.origins == (
        Origin("stolen", "A", Beginning.RECEIPT, 100, 100),
        Origin("stolen too", "A", Beginning.RECEIPT, 20, 20),
        Origin("again", "B", Beginning.RECEIPT, 10, 10),
    )
    assert [(step.entry_id, step.side) for step in chain.steps] == [
        ("stolen", Side.CAME),
        ("stolen too", Side.CAME),
        ("t1", Side.LEFT),
        ("t1", Side.CAME),
        ("again", Side.CAME),
        ("flat", Side.LEFT),
    ]


def test_of_part_of_a_transfer_only_the_receipts_it_came_with_are_named() -> None:
    """FIFO: the first 100 that left B are the first 100 that reached A."""
    last = (*LAYERED[:3], went("car", "B", 100), went("boat", "B", 20))
    found = followed(last, "fifo")[1]
    assert [one.entry_id for one in of_outflow(found, "car", "V").origins] == ["stolen"]
    assert [one.entry_id for one in of_outflow(found, "boat", "V").origins] == ["stolen too"]


def test_under_lifo_the_newest_receipt_left() -> None:
    found = followed((*LAYERED[:2], went("car", "A", 60)), "lifo")[1]
    origins = {one.entry_id: one.explained for one in of_outflow(found, "car", "V").origins}
    assert origins == {"stolen": 10, "stolen too": 50}


def test_what_stands_at_the_end_is_explained_too() -> None:
    chain = of_balance(followed(LAYERED, "rolling")[1], "B", "V")
    explained = {one.entry_id: one.explained for one in chain.origins}
    whole = Fraction(30, 160)
    assert explained == {"stolen": 80 * whole, "stolen too": 40 * whole, "again": 40 * whole}
    assert chain.steps[-1].side is Side.CAME


def test_money_that_went_round_is_led_round() -> None:
    circle = [
        came("stolen", "A", "V", 10),
        went("t1", "A", 10, "B"),
        went("t2", "B", 10, "A"),
        went("car", "A", 10),
    ]
    chain = of_outflow(followed(circle, "fifo")[1], "car", "V")
    assert [(link.came, link.left, link.account) for link in chain.links()] == [
        ("t2", "car", "A"),
        ("t1", "t2", "B"),
        ("stolen", "t1", "A"),
    ]


def test_in_another_currency_the_hop_is_in_its_own_units() -> None:
    dollars = Posting(
        entry_id="fx",
        account="A",
        kind=Kind.OUT,
        amount=500,
        to_account="USD",
        received=1,
        converted=True,
    )
    found = followed([came("stolen", "A", "V", 500), dollars, went("car", "USD", 1)], "fifo")[1]
    chain = of_outflow(found, "car", "V")
    assert list(chain.links()) == [
        Link("fx", "car", "USD", 1, 1),
        Link("stolen", "fx", "A", 500, 1),
    ]


def test_what_the_sender_did_not_hold_and_what_arrived_beyond_it_begin_there() -> None:
    beyond = Posting(
        entry_id="t", account="A", kind=Kind.OUT, amount=10, to_account="B", received=15
    )
    found = followed([came("pay", "A", "own", 4), beyond], "fifo")[1]
    chain = of_balance(found, "B", "unknown")
    assert [(one.beginning, one.explained) for one in chain.origins] == [
        (Beginning.SHORTFALL, 6),
        (Beginning.SURPLUS, 5),
    ]


def test_what_claims_that_overlap_send_uncut_is_of_no_receipt() -> None:
    """Each claim alone: when 5 leave, neither V 60 nor W 40 is above the 95 that are left."""
    account = [came("1", "A", "V", 60), came("2", "A", "W", 40), went("t", "A", 5, "B")]
    chain = of_balance(followed(account, "libr")[1], "B", "own")
    assert chain.origins == (Origin("", "B", Beginning.REST, 5, 5),)


def test_exposure_is_told_by_the_receipts_that_brought_it() -> None:
    account = [
        came("1", "A", "V", 30),
        came("2", "A", "own", 60),
        came("3", "A", "V", 10),
        went("x", "A", 100),
    ]
    origins = of_outflow(followed(account, "poison")[1], "x", "V").origins
    assert [(one.entry_id, one.explained) for one in origins] == [("1", 75), ("3", 25)]


def test_interest_is_a_beginning_of_its_own() -> None:
    interest = Posting(entry_id="i", account="A", kind=Kind.IN, amount=5, fruit=True)
    found = followed([came("1", "A", "V", 100), interest], "fifo")[1]
    origins = of_balance(found, "A", "V").origins
    assert [one.beginning for one in origins] == [Beginning.RECEIPT, Beginning.INTEREST]


def test_a_source_of_which_nothing_is_there_has_an_empty_chain() -> None:
    found = followed(LAYERED, "fifo")[1]
    assert of_outflow(found, "flat", "W") == Chain("flat", "B", "W", 0, (), (), ())


@pytest.mark.parametrize("way", WAYS)
@given(st.integers(0, 10**6), st.sampled_from([ASSETS, frozenset[str]()]), st.integers(4, 14))
def test_origins_and_every_level_sum_to_what_is_explained(
    way: Way, seed: int, assets: frozenset[str], size: int
) -> None:
    postings = postings_of(ledger(seed, size), extras=bool(assets))
    walked, found = followed(postings, *way, assets)
    for account, held in walked.balances().items():
        for source, amount in held.items():
            _sums(of_balance(found, account, source), amount, postings)
    for entry_id, sent in walked.outflows().items():
        for source, amount in by_source(sent.carried).items():
            lent = sent.shortfall if sent.carried != sent.attributed else 0
            whole = amount - lent if source == "unknown" else amount
            _sums(of_outflow(found, entry_id, source), whole, postings)


def _sums(chain: Chain, amount: Amount, postings: Sequence[Posting]) -> None:
    """The origins sum to the amount; what left is what arrived, begun or led on."""
    assert chain.amount == amount
    assert sum(one.explained for one in chain.origins) == amount
    sent_by = {
        one.entry_id: one.answers or one.entry_id
        for one in postings
        if one.answers or one.to_account
    }
    levels: dict[str, Amount] = {chain.entry_id: amount}
    for link in chain.links():
        levels[link.left] = levels.get(link.left, 0) - link.explained
        if link.came in sent_by:
            departed = sent_by[link.came]
            levels[departed] = levels.get(departed, 0) + link.explained
    for one in chain.origins:
        at = one.entry_id if one.beginning is Beginning.REST else sent_by.get(one.entry_id, "")
        if one.entry_id in sent_by or one.beginning is Beginning.REST:
            levels[at] = levels.get(at, 0) - one.explained
    assert not any(levels.values())


CONSERVING = [way for way in WAYS if way[0] not in {"libr", "static-cap", "pari-passu", "poison"}]


@pytest.mark.parametrize("way", CONSERVING)
@given(st.integers(0, 10**6), st.integers(4, 14))
def test_no_receipt_explains_more_than_it_brought(way: Way, seed: int, size: int) -> None:
    postings = postings_of(ledger(seed, size))
    walked, found = followed(postings, *way)
    used: dict[tuple[str, str], Amount] = {}
    outside = [p.entry_id for p in postings if p.kind is Kind.OUT and not p.to_account]
    chains = [of_outflow(found, one, "V") for one in outside]
    chains += [of_balance(found, account, "V") for account in walked.accounts]
    for origin in (origin for chain in chains for origin in chain.origins):
        key = (origin.entry_id, origin.account)
        used[key] = used.get(key, 0) + origin.amount
    brought = {
        (step.entry_id, step.account): by_source(step.came).get("V", 0) for step in walked.steps
    }
    assert all(amount <= brought[key] for key, amount in used.items())


def test_where_next_to_all_has_left_the_weights_begin_anew() -> None:
    """What was taken before keeps its weights; a piece that came later weighs beside them."""
    pool = SharePool()
    for number, amount in enumerate((30, 10)):
        pool.add(Piece(number, str(number), "A", "V", amount))
    (before,) = pool.take(8)
    pool.settle(Fraction(40, 3**2_500))
    pool.add(Piece(2, "2", "A", "V", Fraction(40, 3**2_500)))
    (taken,) = pool.take(8)
    assert taken.pieces is not before.pieces
    weights = [weight for _, weight in taken.weights()]
    assert [round(part, 9) for part in split(8, weights)] == [3, 1, 4]
    assert [weight for _, weight in before.weights()] == [30, 10]


def test_a_piece_is_met_once_though_its_weights_began_anew() -> None:
    """Each time all but a thousandth leaves: a piece is met in several rows of weights."""
    turns = [came("0", "A", "V", 10**6), came("own", "A", "own", 10**6)]
    for number in range(1, 60):
        turns += [went(f"x{number}", "A", 1_998_000), came(f"v{number}", "A", "V", 1_998_000)]
        turns += [went(f"t{number}", "A", 10, "B")]
        turns += [came(f"f{number}", "A", "own", 10)]
    found = followed(turns, "rolling")[1]
    chain = of_balance(found, "B", "V")
    assert sum(one.explained for one in chain.origins) == chain.amount
    assert len({one.entry_id for one in chain.origins}) == len(chain.origins) == 60
    linked: dict[str, Amount] = {}
    for link in chain.links():
        linked[link.came] = linked.get(link.came, 0) + link.explained
    for one in chain.origins:
        assert abs(Fraction(linked[one.entry_id] - one.explained)) < Fraction(1, 2**128)


def test_under_lifo_of_a_receipt_partly_taken_the_rest_is_taken_next() -> None:
    account = (*LAYERED[:2], went("car", "A", 20), went("boat", "A", 40))
    found = followed(account, "lifo")[1]
    origins = of_outflow(found, "boat", "V").origins
    assert [(one.entry_id, one.explained) for one in origins] == [
        ("stolen", 10),
        ("stolen too", 30),
    ]


def test_where_the_walk_puts_fractions_on_a_grid_the_chain_still_sums(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "LONGEST", 3)
    third = Posting(
        entry_id="fx",
        account="A",
        kind=Kind.OUT,
        amount=300,
        to_account="USD",
        received=97,
        converted=True,
    )
    receipts = [came("1", "A", "V", 101), came("2", "A", "W", 97), came("3", "A", "V", 102)]
    walked, found = followed([*receipts, third, went("all", "USD", 97)], "fifo")
    taken = by_source(walked.outflows()["all"].attributed)
    assert {source: of_outflow(found, "all", source).amount for source in taken} == taken


def test_a_tangle_of_many_turns_is_explained_to_the_last_fraction() -> None:
    """Money that turns in a circle and is divided each time: fractions of thousands of digits."""
    turns = [came("1", "A", "V", 100), came("2", "A", "own", 7)]
    for number in range(30):
        turns += [
            went(f"a{number}", "A", 61, "B"),
            came(f"c{number}", "B", "VW"[number % 2], 11),
            went(f"b{number}", "B", 67, "A"),
        ]
    chain = of_balance(followed(turns, "rolling")[1], "A", "V")
    assert chain.amount > 0
    assert sum(one.explained for one in chain.origins) == chain.amount


def test_what_is_split_in_fractions_too_long_still_sums() -> None:
    whole = 10 + Fraction(10, 3**1000)
    parts_of_it = split(whole, [1, 2, 7])
    assert sum(parts_of_it) == whole
    assert parts_of_it == sorted(parts_of_it)


def test_a_fraction_too_long_is_kept_to_its_first_bits() -> None:
    assert shortened(Fraction(1, 3)) == Fraction(1, 3)
    for numerator in (2**4000, 2):
        long = Fraction(numerator, 3**500)
        short = shortened(long)
        assert 0 < long - short < long / 2**250
        assert short.denominator.bit_length() < 2000
