"""A claim file: what it may say, which bookings answer it, and every way it can be wrong."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from qaitaru.facts.errors import ClaimFaulty, CurrencyUnknown
from qaitaru.tracing.claim import (
    Bought,
    Cash,
    Election,
    Receipt,
    ReceiptQuery,
    Reversal,
    Sale,
    TraceClaim,
    claimed_parts,
)
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.coordination import Coordination
from qaitaru.tracing.network import Row
from qaitaru.tracing.order import SameDay
from qaitaru.tracing.parts import Part, Parts
from qaitaru.tracing.rules.names import Between

HEAD = 'account = "KZ 1"\ncurrency = "KZT"\nclaimant = "proceeds"\n'
RECEIPT = '[[receipt]]\nentry = "1-b1"\n'


def row(entry_id: str, day: int, minor: int, reference: str = "", **said: str) -> Row:
    return Row(
        entry_id=entry_id,
        account="KZ1 KZT",
        key="KZ1",
        currency="KZT",
        booked_on=date(2025, 3, day),
        amount_minor=minor,
        reference=reference,
        file_name="a.csv",
        **said,  # type: ignore[arg-type]  # texts only
    )


BOOKINGS = [
    row("1-b1", 1, 100_00, "R1", counterparty="ТОО «Альфа»", purpose="Займ по договору"),
    row("1-b2", 1, -40_00, "R2", counterparty="ТОО «Альфа»"),
    row("1-b3", 2, 100_00, "R3", counterparty="Beta LLP", purpose="Loan"),
    row("1-b4", 3, 7_00, "", counterparty="Alpha Bank"),
]


def claimed(text: str, head: str = HEAD) -> Mapping[str, Parts]:
    return claimed_parts(parse_claim(head + text), BOOKINGS)


def test_receipts_are_found_by_number_or_by_what_they_say() -> None:
    told = """
[[receipt]]
entry = "1-b1"
claimed = "30.00"
[[receipt]]
booked_on = 2025-03-02
amount = "100.00"
reference = "R3"
file = "a.csv"
claimant = "victim"
"""
    assert claimed(told) == {
        "1-b1": (Part("proceeds", 30_00),),
        "1-b3": (Part("victim", 100_00),),
    }


def test_two_claimants_may_share_a_receipt() -> None:
    told = f'{RECEIPT}claimed = "30.00"\n{RECEIPT}claimed = "70.00"\nclaimant = "victim"'
    assert claimed(told) == {"1-b1": (Part("proceeds", 30_00), Part("victim", 70_00))}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ('counterparty = "альфа"', ["1-b1"]),
        ('counterparty = "beta"', ["1-b3"]),
        ('counterparty = "a"', ["1-b3", "1-b4"]),
        ('purpose = "loan"', ["1-b3"]),
        ('account = "KZ-1"', ["1-b1", "1-b3", "1-b4"]),
        ('account = "KZ1"\nfirst_on = 2025-03-02', ["1-b3", "1-b4"]),
        ('account = "KZ1"\nlast_on = 2025-03-02', ["1-b1", "1-b3"]),
    ],
)
def test_a_query_claims_every_receipt_that_answers(asked: str, found: list[str]) -> None:
    told = claimed(f"[[query]]\n{asked}", 'currency = "KZT"\nclaimant = "victim"\n')
    assert list(told) == found
    assert {part.source for parts in told.values() for part in parts} == {"victim"}


def test_a_query_of_another_account_or_currency_finds_nothing() -> None:
    for other in ('account = "KZ2"', 'currency = "USD"\ncounterparty = "beta"'):
        with pytest.raises(ClaimFaulty, match="0 bookings"):
            claimed(f"[[query]]\n{other}")


def test_all_that_may_stand_in_a_claim() -> None:
    told = """
unclaimed = "unknown"
same_day = "credits-first"
between = "fifo"
interest = ["1-b9"]
cash_days = 30
[[receipt]]
entry = "1-b1"
[[query]]
counterparty = "Alpha"
first_on = 2025-01-01
[[asset]]
name = "flat"
entries = ["1-b2"]
references = ["R7"]
value = "90.00"
[[election]]
entry = "1-b2"
[[sale]]
asset = "flat"
receipt = "1-b4"
part = "1/4"
[[reversal]]
receipt = "1-b3"
outflow = "1-b2"
[[cash]]
holder = "Aigerim"
entries = ["1-b5", "1-b6"]
[[coordination]]
receipt = "1-b3"
outflow = "1-b2"
evidence = "exhibit 4, page 2"
reason = "a letter"
"""
    assert parse_claim(HEAD + told) == TraceClaim(
        receipts=(Receipt(claimant="proceeds", account="KZ1", currency="KZT", entry="1-b1"),),
        queries=(
            ReceiptQuery(
                claimant="proceeds",
                account="KZ1",
                currency="KZT",
                counterparty="Alpha",
                first_on=date(2025, 1, 1),
            ),
        ),
        assets=(
            Bought(
                name="flat",
                entries=("1-b2",),
                references=("R7",),
                value_minor=90_00,
                currency="KZT",
            ),
        ),
        elections=(Election(entry="1-b2", claimant="proceeds"),),
        sales=(Sale(asset="flat", receipt="1-b4", part=Fraction(1, 4)),),
        reversals=(Reversal(receipt="1-b3", outflow="1-b2"),),
        interest=("1-b9",),
        cash=(Cash(holder="Aigerim", entries=("1-b5", "1-b6")),),
        cash_days=30,
        coordinations=(
            Coordination(
                receipt="1-b3", outflow="1-b2", evidence="exhibit 4, page 2", reason="a letter"
            ),
        ),
        unclaimed="unknown",
        same_day=SameDay.CREDITS_FIRST,
        between=Between.FIFO,
        account="KZ1",
        currency="KZT",
    )


def test_a_claim_may_span_accounts_and_name_none() -> None:
    claim = parse_claim('claimant = "victim"\n[[query]]\ncounterparty = "Alpha"')
    assert (claim.account, claim.currency, claim.unclaimed) == ("", "", "own")


FAULTS = {
    "two bookings answer": ('[[receipt]]\namount = "100.00"', "2 bookings"),
    "no booking answers": ('[[receipt]]\nentry = "9-b9"', "0 bookings"),
    "a debit is no receipt": ('[[receipt]]\nreference = "R2"', "amount <= 0"),
    "more is claimed than came": (f'{RECEIPT}{RECEIPT}claimed = "0.01"', "claimed > amount"),
    "claimed by a receipt and by a query": (
        f'{RECEIPT}[[query]]\npurpose = "займ"',
        "claimed > amount",
    ),
    "nothing says which": ('[[receipt]]\nfile = "a.csv"', "entry | reference"),
    "a query asks nothing": (
        "[[query]]\nfirst_on = 2025-01-01",
        "account | counterparty | purpose",
    ),
    "no receipt": ("", "[[receipt]]"),
    "a misspelt key": ('[[receipt]]\nentri = "1"', "claimant, claimed"),
    "a misspelt key of the claim": (f'betwen = "fifo"\n{RECEIPT}', "betwen"),
    "an amount that is none": ('[[receipt]]\namount = "1,5"', "1,5"),
    "an amount finer than a tiyn": ('[[receipt]]\namount = "1.555"', "1.555"),
    "an amount of nothing": ('[[receipt]]\namount = "0.00"', "0.00"),
    "an amount that is a number": ("[[receipt]]\namount = 1.5", "1.5"),
    "a date with a time": ("[[receipt]]\nbooked_on = 2025-03-01T10:00:00", "10:00"),
    "a number where text is meant": ("[[receipt]]\nreference = 5", "5"),
    "a receipt that is no table": ('receipt = "1-b1"', "[[receipt]]"),
    "receipts that are no tables": ("receipt = [1]", "[[receipt]]"),
    "own money is not claimed": (f'{RECEIPT}claimant = "own"', "own"),
    "a claimant called like the bank's money": (f'{RECEIPT}claimant = "overdraft"', "overdraft"),
    "a claimant called like a shortfall": (f'{RECEIPT}claimant = "shortfall"', "shortfall"),
    "money of nobody": (f'unclaimed = "mine"\n{RECEIPT}', "own | unknown"),
    "an order that is none": (f'same_day = "best"\n{RECEIPT}', "ledger | credits-first"),
    "an asset paid for by nothing": (f'{RECEIPT}[[asset]]\nname = "flat"', "entries | references"),
    "entries that are one text": (f'{RECEIPT}[[asset]]\nname = "f"\nentries = "1-b2"', '["..."]'),
    "entries that are numbers": (f'{RECEIPT}[[asset]]\nname = "f"\nentries = [2]', '["..."]'),
    "an asset without a name": (f'{RECEIPT}[[asset]]\nentries = ["1-b2"]', "name"),
    "a part of more than all": (
        f'{RECEIPT}[[sale]]\nasset = "flat"\nreceipt = "1-b4"\npart = "3/2"',
        "3/2",
    ),
    "a part that is none": (
        f'{RECEIPT}[[sale]]\nasset = "flat"\nreceipt = "1-b4"\npart = "half"',
        "half",
    ),
    "a part of nothing": (
        f'{RECEIPT}[[sale]]\nasset = "flat"\nreceipt = "1-b4"\npart = "1/0"',
        "1/0",
    ),
    "days below zero": (f"cash_days = -1\n{RECEIPT}", "-1"),
    "days that are yes": (f"cash_days = true\n{RECEIPT}", "True"),
    "broken TOML": ("[[receipt", "TOML"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_claim_says_what_is_wrong(name: str) -> None:
    text, said = FAULTS[name]
    with pytest.raises(ClaimFaulty) as caught:
        claimed(text)
    assert said in f"{caught.value.entry_id} {caught.value.reason}"


def test_an_amount_wants_its_currency() -> None:
    with pytest.raises(ClaimFaulty, match="currency"):
        parse_claim('claimant = "victim"\n[[receipt]]\namount = "1.00"')
    with pytest.raises(CurrencyUnknown):
        parse_claim('currency = "XQX"\nclaimant = "victim"\n[[receipt]]\nentry = "1"')


def test_a_claim_says_whose_it_is() -> None:
    with pytest.raises(ClaimFaulty, match="claimant"):
        parse_claim('[[receipt]]\nentry = "1"')


OPENING = 'claimant = "V"\n[[receipt]]\nentry = "1"\n[[opening]]\n'


def test_an_opening_lies_between_two_amounts_of_its_own_currency() -> None:
    said = 'account = "KZ 1"\ncurrency = "JPY"\nlow = "-5"\nhigh = "700"\nsource = "unknown"\n'
    (one,) = parse_claim(OPENING + said).openings
    assert (one.name, one.low_minor, one.high_minor, one.source) == ("KZ1 JPY", -5, 700, "unknown")


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ('currency = "KZT"\nlow = "0"\nhigh = "1"', "opening account"),
        ('account = "K"\nlow = "0"\nhigh = "1"', "low currency"),
        ('account = "K"\ncurrency = "KZT"\nhigh = "1"', "low "),
        ('account = "K"\ncurrency = "KZT"\nlow = "x"\nhigh = "1"', "low x"),
        ('account = "K"\ncurrency = "KZT"\nlow = "0.001"\nhigh = "1"', "low 0.001"),
        ('account = "K"\ncurrency = "KZT"\nlow = "2"\nhigh = "1"', "opening_ends 2 > 1"),
        ('account = "K"\ncurrency = "KZT"\nlow = "0"\nhigh = "1"\nsource = "V"', "source own"),
        ('account = "K"\ncurrency = "KZT"\nlowest = "0"', "lowest"),
    ],
)
def test_an_opening_that_says_too_little_or_too_much_is_refused(said: str, fault: str) -> None:
    with pytest.raises(ClaimFaulty) as caught:
        parse_claim(OPENING + said)
    assert f"{caught.value.entry_id} {caught.value.reason}".startswith(fault)


def test_an_opening_is_said_once() -> None:
    said = 'account = "K"\ncurrency = "KZT"\nlow = "0"\nhigh = "1"\n'
    with pytest.raises(ClaimFaulty, match="opening_twice"):
        parse_claim(f"{OPENING}{said}[[opening]]\n{said}")
