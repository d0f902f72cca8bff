"""How facts beside transfers are told: what, when, and what says so."""

import pytest

from qaitaru.detection.desk.sighting import KnownBeside
from qaitaru.detection.grounds import Opens, Origin, Why
from qaitaru.detection.known import AccountKind
from qaitaru.wording import words_for
from qaitaru.wording.known_words import KnownWords

SAID = KnownWords(words_for("en"))
DAY = 86_400
REPORT = Origin(Opens.SOURCE, 3, "str.xml", "row=4")


@pytest.mark.parametrize(
    ("kind", "since", "until", "told"),
    [
        ("opened", DAY, None, "02/01/1970"),
        ("controller", DAY, None, "from 02/01/1970 on"),
        ("controller", None, 3 * DAY, "until 03/01/1970"),
        ("declared_income", DAY, 3 * DAY, "02/01/1970 – 03/01/1970"),
        ("phone", None, None, ""),
        ("listed", None, None, ""),
    ],
)
def test_days(kind: str, since: int | None, until: int | None, told: str) -> None:
    assert SAID.days(KnownBeside(kind=kind, account="A", since=since, until=until)) == told


def test_what_is_said() -> None:
    income = KnownBeside(kind="declared_income", account="A", text="Form 270", value=1_000_00)
    assert " ".join(SAID.says(income).split()) == "1,000.00 KZT a year: Form 270"
    holder = KnownBeside(kind="controller", account="A", text="Ivan")
    assert SAID.says(holder) == "Ivan, the holder"
    behind = KnownBeside(kind="controller", account="A", text="Ivan", origins=(REPORT,))
    assert SAID.says(behind) == "Ivan"
    assert SAID.kind(behind) == "controller"


def test_what_says_so_is_told_with_its_place() -> None:
    assert SAID.origin(REPORT) == "str.xml, row 4"
    assert SAID.origin(Origin(Opens.EXHIBIT, 7)) == "exhibit 7"
    assert SAID.origin(Origin(Opens.PROFILE, 2, "household")) == (
        "wealth profile “household”, version 2"
    )


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_kind_origin_and_reason_has_words(language: str) -> None:
    words = words_for(language)
    keys = [f"known.account.{kind.name.lower()}" for kind in AccountKind]
    keys += [f"known.origin.{one}" for one in Opens] + [f"known.not_taken.{one}" for one in Why]
    assert [key for key in keys if key not in words] == []
