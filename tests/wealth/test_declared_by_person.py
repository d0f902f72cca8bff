"""What each person of a profile declared for each period, income and takings together."""

from datetime import date

from qaitaru.wealth.declared_by_person import declared_by_person
from qaitaru.wealth.profile_file import read_profile

HEAD = """
currency = "KZT"
opening = 2023-12-31
[[period]]
name = "2024"
ends = 2024-12-31
[[period]]
name = "spring"
ends = 2025-05-31
[[person]]
id = "subject"
name = "A"
role = "subject"
number = "900101300017"
[[person]]
id = "wife"
role = "spouse"
"""
LINES = """
[[declared]]
what = "Form 270"
evidence = "return"
amount = { 2024 = 1_000, spring = { low = 10, likely = 20, high = 30 } }
[[declared]]
what = "Form 910"
kind = "takings"
evidence = "return"
amount.2024 = 500
[[declared]]
what = "Form 270 of the wife"
owner = "wife"
evidence = "return"
amount.spring = 7
"""


def test_each_persons_periods_at_their_highest() -> None:
    profile = read_profile(HEAD + LINES).profile
    assert profile is not None
    told = declared_by_person(profile)
    assert [(one.person.key, one.since, one.until, one.amount_minor) for one in told] == [
        ("subject", date(2024, 1, 1), date(2025, 1, 1), 1_500_00),
        ("subject", date(2025, 1, 1), date(2025, 6, 1), 30_00),
        ("wife", date(2025, 1, 1), date(2025, 6, 1), 7_00),
    ]
    assert [line.what for line in told[0].lines] == ["Form 270", "Form 910"]
    assert (told[0].person.number, told[2].person.number) == ("900101300017", "")


def test_who_declared_nothing_is_not_told() -> None:
    profile = read_profile(HEAD).profile
    assert profile is not None
    assert declared_by_person(profile) == []
