"""A small case: two firms and a person, an account each, one payment, a holding, two exhibits."""

from datetime import date
from fractions import Fraction

from qaitaru.evidence.items import CustodyEntry, EvidenceItem
from qaitaru.facts.moments import Period
from qaitaru.interchange.case import Case, CaseAccount, CaseTransfer, Reading, Standing
from qaitaru.ledger.known_parties import KnownParty, Said
from qaitaru.screening.ownership.bound import Bound, exactly, just_above
from qaitaru.screening.ownership.interests import Interest, InterestKind

DANA, ALFA, BETA = "code:900102300011", "code:110240000011", "name:beta"
PAYER, PAYEE = "KZ00TEST0000000001", "0XABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD"


def said(*pairs: tuple[str, str]) -> tuple[Said, ...]:
    return tuple(Said(field, value, 1, f"line={at}") for at, (field, value) in enumerate(pairs, 1))


def holding(
    owner: str = DANA,
    owned: str = ALFA,
    *,
    kind: InterestKind = InterestKind.SHARES,
    low: Bound = exactly(Fraction(1, 4)),  # noqa: B008 - frozen
    high: Bound = exactly(Fraction(1, 4)),  # noqa: B008 - frozen
) -> Interest:
    return Interest(
        owner=owner,
        owned=owned,
        kind=kind,
        low=low,
        high=high,
        since=Period(date(2024, 3, 1), date(2024, 4, 1)),
        until=Period(date(2025, 6, 5), date(2025, 6, 6)),
        file="register.jsonl",
        place="line=7",
        note="founder",
        import_no=1,
    )


INTERESTS = (
    holding(),
    holding(
        BETA,
        kind=InterestKind.VOTES,
        low=just_above(Fraction(1, 2)),
        high=exactly(Fraction(3, 4)),
    ),
    holding(owned=BETA, kind=InterestKind.DIRECTOR, low=exactly(0), high=exactly(1)),
    holding(owned=PAYER, low=exactly(1), high=exactly(1)),
)
CASE = Case(
    title="Flat on the hill",
    agency="Agency",
    at="2026-01-02T03:04:05Z",
    parties=(
        KnownParty(
            DANA,
            said(
                ("name", "Дана Сейіт"),
                ("kind", "natural"),
                ("number", "900102300011"),
                ("birth", "1990-01-02"),
                ("country", "KZ"),
                ("gender", "F"),
            ),
        ),
        KnownParty(ALFA, said(("name", "ТОО «Альфа»"), ("name", "Alfa LLP"), ("kind", "legal"))),
    ),
    names=((BETA, "Beta"), (ALFA, "Alfa")),
    accounts=(
        CaseAccount(
            account=PAYER,
            holder=ALFA,
            currencies=("KZT",),
            bank="Bank",
            bank_code="TESTKZKA",
            standing=(Standing(1, "line=2"),),
        ),
        CaseAccount(account=PAYEE),
    ),
    transfers=(
        CaseTransfer(
            number="17",
            booked_on="2025-01-03",
            amount_minor=300_50,
            currency="KZT",
            payer=ALFA,
            payee=BETA,
            payer_account=PAYER,
            payee_account=PAYEE,
            purpose="Loan",
            reference="P-2",
            standing=(Standing(1, "line=5"), Standing(2, "row=4")),
        ),
        CaseTransfer(
            number="18",
            booked_on="2025-02-01",
            until_on="2025-02-28",
            amount_minor=1_00,
            currency="USD",
            payer_account=PAYER,
        ),
    ),
    interests=INTERESTS,
    items=(
        EvidenceItem(
            1,
            "ab" * 32,
            10,
            "register.jsonl",
            "order 5",
            "registry",
            "aigerim",
            "2026-01-01T00:00:00Z",
        ),
        EvidenceItem(2, "cd" * 32, 20, "statement.csv", "", "", "aigerim", "2026-01-01T00:00:01Z"),
    ),
    custody=(
        CustodyEntry(
            1, 1, "sealed", "ab" * 32, "aigerim", "register.jsonl", "2026-01-01T00:00:00Z"
        ),
        CustodyEntry(2, 2, "sealed", "cd" * 32, "aigerim", "statement.csv", "2026-01-01T00:00:01Z"),
        CustodyEntry(3, 1, "verified", "ab" * 32, "dana", "", "2026-01-01T05:00:00Z"),
    ),
    readings=(
        Reading(1, 1, "ftm", 1, "aigerim", "2026-01-01T00:01:00Z"),
        Reading(2, 2, "delimited", 3, "aigerim", "2026-01-01T00:02:00Z"),
    ),
)
