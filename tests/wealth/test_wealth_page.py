"""The page for investigators says what the program does."""

import re
from pathlib import Path

from qaitaru.wealth.analysis import analyse
from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.profile import Reliability, Role, Section
from qaitaru.wealth.profile_file import read_profile
from qaitaru.wealth.profile_lines import ASSET_KINDS, ASSUMPTION_KINDS, LIABILITY_KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "wealth.md").read_text(encoding="utf-8")


def test_the_small_profile_gives_what_the_page_says() -> None:
    found = re.search(r"## A small profile\n\n```toml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    read = read_profile(found[1])
    assert read.profile is not None, read.problems
    answer = analyse(read.profile).result("expenditures").whole.answer
    assert answer == Estimate(3_192_000_00, 3_792_000_00, 5_192_000_00)
    for amount in ("3,792,000", "3,192,000", "5,192,000"):
        assert amount in PAGE


def test_every_table_and_word_of_a_profile_is_on_the_page() -> None:
    for section in Section:
        assert f"[[{section}]]" in PAGE, section
    for word in (*Reliability, *Role, *ASSET_KINDS, *LIABILITY_KINDS, *ASSUMPTION_KINDS):
        assert f"`{word}`" in PAGE, word
