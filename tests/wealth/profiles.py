"""Profiles as text, as an investigator would write them, and generated ones."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from qaitaru.wealth.estimate import Estimate, exactly
from qaitaru.wealth.profile import (
    OPENING,
    Line,
    Person,
    Profile,
    Reliability,
    Role,
    Section,
    Span,
)
from qaitaru.wealth.profile_file import read_profile

HEAD = """
currency = "USD"
opening = 2023-12-31
[[period]]
name = "2024"
ends = 2024-12-31
[[period]]
name = "2025"
ends = 2025-12-31
"""
DATES = (OPENING, "2024", "2025")
PERIODS = DATES[1:]


def profile_of(text: str, head: str = HEAD) -> Profile:
    """A profile that must read without a problem."""
    read = read_profile(head + text)
    assert read.profile is not None, read.problems
    return read.profile


def codes_of(text: str, head: str = HEAD) -> list[str]:
    """The problems a file is refused for."""
    read = read_profile(head + text)
    assert read.profile is None
    return [one.code for one in read.problems]


_amounts = st.integers(0, 10**9)
exact = st.builds(exactly, _amounts)
ranged = st.builds(lambda three: Estimate(*sorted(three)), st.tuples(_amounts, _amounts, _amounts))
_reliability = st.sampled_from(Reliability)


def _line(section: Section, **more: Any) -> st.SearchStrategy[Line]:
    def built(reliability: Reliability, **told: Any) -> Line:
        return Line(
            key="",
            place="",
            section=section,
            what="",
            owner="subject",
            reliability=reliability,
            **told,
        )

    drawn = {
        name: value if isinstance(value, st.SearchStrategy) else st.just(value)
        for name, value in more.items()
    }
    return st.builds(built, reliability=_reliability, **drawn)


def _at(amounts: st.SearchStrategy[Estimate]) -> st.SearchStrategy[dict[str, Estimate]]:
    return st.fixed_dictionaries(dict.fromkeys(DATES, amounts))


def _during(
    amounts: st.SearchStrategy[Estimate], names: tuple[str, ...]
) -> st.SearchStrategy[dict[str, Estimate]]:
    return st.dictionaries(st.sampled_from(names), amounts, max_size=len(names))


def lines_of(amounts: st.SearchStrategy[Estimate]) -> st.SearchStrategy[Line]:
    """Any line of the sections that bear on net worth."""
    kinds = st.sampled_from(["cash", "bank", "vehicle"])
    sold = _line(
        Section.ASSET,
        kind="vehicle",
        during=_during(amounts, DATES[:2]),
        is_purchase=True,
        sold_in="2025",
        sold_for=amounts,
    )
    bought = _line(
        Section.ASSET, kind="immovable", during=_during(amounts, DATES), is_purchase=True
    )
    return st.one_of(
        _line(Section.ASSET, kind=kinds, at=_at(amounts)),
        _line(Section.LIABILITY, kind="loan", at=_at(amounts)),
        bought,
        sold,
        _line(Section.EXPENSE, during=_during(amounts, PERIODS)),
        _line(Section.SOURCE, during=_during(amounts, PERIODS), taxable=st.booleans()),
    )


def profiles(
    amounts: st.SearchStrategy[Estimate] = ranged, *, most: int = 12
) -> st.SearchStrategy[Profile]:
    """A profile of two periods."""
    return st.lists(lines_of(amounts), max_size=most).map(made)


def made(lines: list[Line]) -> Profile:
    """A profile of some lines, each with a key of its own."""
    return Profile(
        title="",
        currency="USD",
        opening_on=date(2023, 12, 31),
        spans=(Span("2024", date(2024, 12, 31)), Span("2025", date(2025, 12, 31))),
        persons=(Person(key="subject", name="", role=Role.SUBJECT),),
        lines=tuple(replace(line, key=f"l{n}") for n, line in enumerate(lines)),
    )
