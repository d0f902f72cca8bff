from dataclasses import dataclass
from datetime import date

import pytest

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.account import Movement
from qaitaru.tracing.claim import claimed_movements, parse_claim

HEAD = 'account = "KZ 1"\ncurrency = "KZT"\nclaimant = "proceeds"\n'


@dataclass(frozen=True)
class Row:
    entry_id: str
    booked_on: date
    amount_minor: int
    reference: str = ""
    file_name: str = "a.csv"


BOOKINGS = [
    Row("1-b1", date(2025, 3, 1), 100_00, "R1"),
    Row("1-b2", date(2025, 3, 1), -40_00, "R2"),
    Row("1-b3", date(2025, 3, 2), 100_00, "R3"),
]


def _claim(text: str) -> list[Movement]:
    return claimed_movements(parse_claim(HEAD + text), BOOKINGS)


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
    assert _claim(told) == [
        Movement("1-b1", 100_00, (("proceeds", 30_00),)),
        Movement("1-b2", -40_00),
        Movement("1-b3", 100_00, (("victim", 100_00),)),
    ]


def test_an_account_is_known_however_it_is_spaced() -> None:
    assert parse_claim(HEAD + '[[receipt]]\nentry = "x"').account == "KZ1"


FAULTS = {
    "two bookings answer": ('[[receipt]]\namount = "100.00"', "2 bookings"),
    "no booking answers": ('[[receipt]]\nentry = "9-b9"', "0 bookings"),
    "a debit is no receipt": ('[[receipt]]\nreference = "R2"', "amount <= 0"),
    "more is claimed than came": (
        '[[receipt]]\nentry = "1-b1"\n[[receipt]]\nentry = "1-b1"\nclaimed = "0.01"',
        "claimed > amount",
    ),
    "nothing says which": ('[[receipt]]\nfile = "a.csv"', "entry | reference"),
    "no receipt": ("", "[[receipt]]"),
    "a misspelt key": ('[[receipt]]\nentri = "1"', "claimant, claimed"),
    "an amount that is none": ('[[receipt]]\namount = "1,5"', "1,5"),
    "an amount finer than a tiyn": ('[[receipt]]\namount = "1.555"', "1.555"),
    "a date with a time": ("[[receipt]]\nbooked_on = 2025-03-01T10:00:00", "10:00"),
    "a number where text is meant": ("[[receipt]]\nreference = 5", "5"),
    "own money is not claimed": ('[[receipt]]\nentry = "1-b1"\nclaimant = "own"', "own"),
    "broken TOML": ("[[receipt", "TOML"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_claim_says_what_is_wrong(name: str) -> None:
    text, said = FAULTS[name]
    with pytest.raises(ClaimFaulty) as caught:
        _claim(text)
    assert said in f"{caught.value.entry_id} {caught.value.reason}"


def test_a_claim_without_an_account_is_refused() -> None:
    with pytest.raises(ClaimFaulty, match="account"):
        parse_claim('currency = "KZT"\nclaimant = "x"\n[[receipt]]\nentry = "1"')
