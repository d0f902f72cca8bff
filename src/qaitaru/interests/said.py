"""One row as a source says it, and the interest it makes."""

import re
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from qaitaru.facts.moments import Moment, Period, Precision
from qaitaru.facts.problems import Problem, Severity
from qaitaru.screening.asked import Asked
from qaitaru.screening.ownership.bound import NOTHING, WHOLE, Bound, exactly, just_above, just_below
from qaitaru.screening.ownership.interests import Interest, InterestKind

_KINDS: Final = {one.value: one for one in InterestKind}
_NUMBER: Final = r"\d{1,3}(?:[.,]\d{1,12})?"
_SHARE: Final = re.compile(
    rf"(?P<sign>>=|<=|>|<|)\s*(?P<first>{_NUMBER})\s*%?"
    rf"(?:\s*(?:-|–|\.\.)\s*(?P<last>{_NUMBER})\s*%?)?"
)
_FRACTION: Final = re.compile(r"(\d{1,9})\s*/\s*([1-9]\d{0,8})")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?")
_POINTED: Final = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")
_EVER: Final = Period(date(1, 1, 2), date(9999, 12, 31))

Range = tuple[Bound, Bound]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One holding as written. ``share`` is one text; ``low`` and ``high`` its ends, where apart."""

    owner: str
    owned: str
    kind: str = ""
    share: str = ""
    low: str = ""
    high: str = ""
    since: str = ""
    until: str = ""
    source: str = ""
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The rows of a file, the parties it describes, and what of it was not taken."""

    rows: tuple[Row, ...]
    parties: dict[str, Asked] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def interest_of(row: Row, file: str) -> tuple[Interest | None, list[Problem]]:
    """The interest, and what of the row cannot be read; none where an end is not named.

    A share that cannot be read is unknown, a kind that is not known is ``other``, and a date that
    cannot be read leaves open whether the interest held: each is told, and nothing is guessed.
    """
    problems: list[Problem] = []
    if not (row.owner and row.owned):
        ends = f"{row.owner} - {row.owned}"
        return None, [Problem("interest_end_missing", Severity.SKIPPED, row.place, ends)]
    kind = _kind(row, problems)
    low, high = _range(row, problems)
    interest = Interest(
        owner=row.owner,
        owned=row.owned,
        kind=kind,
        low=low,
        high=high,
        since=_stretch(row.since, row, problems),
        until=_stretch(row.until, row, problems),
        source=row.source,
        file=file,
        place=row.place,
        note=row.note,
    )
    return interest, problems


def _kind(row: Row, problems: list[Problem]) -> InterestKind:
    word = row.kind.strip().lower()
    if not word:
        return InterestKind.SHARES
    if word not in _KINDS:
        expected = ", ".join(_KINDS)
        problems.append(
            Problem("interest_kind_unknown", Severity.DOUBTFUL, row.place, row.kind, expected)
        )
    return _KINDS.get(word, InterestKind.OTHER)


def _range(row: Row, problems: list[Problem]) -> Range:
    """The ends of the share; nothing and the whole where it is unknown or cannot be read."""
    found = _of_one(row.share) if row.share else _of_two(row.low, row.high)
    if found is not None and found[0] <= found[1] <= WHOLE:
        return found
    told = row.share or f"{row.low} - {row.high}"
    problems.append(Problem("share_unreadable", Severity.DOUBTFUL, row.place, told, "0 - 100"))
    return NOTHING, WHOLE


def _of_one(text: str) -> Range | None:
    """A share as one text: ``50``, ``33,3 %``, ``1/3``, ``>50``, ``25-50``."""
    if fraction := _FRACTION.fullmatch(text.strip()):
        part = exactly(Fraction(int(fraction[1]), int(fraction[2])))
        return part, part
    found = _SHARE.fullmatch(text.strip())
    if found is None:
        return None
    first = _percent(found["first"])
    if found["last"]:
        return (exactly(first), exactly(_percent(found["last"]))) if not found["sign"] else None
    ends: dict[str, Range] = {
        "": (exactly(first), exactly(first)),
        ">": (just_above(first), WHOLE),
        ">=": (exactly(first), WHOLE),
        "<": (NOTHING, just_below(first)),
        "<=": (NOTHING, exactly(first)),
    }
    return ends[found["sign"]]


def _of_two(low: str, high: str) -> Range | None:
    least = _of_one(low) if low else (NOTHING, WHOLE)
    most = _of_one(high) if high else (NOTHING, WHOLE)
    if least is None or most is None:
        return None
    return least[0], most[1]


def _percent(text: str) -> Fraction:
    return Fraction(text.replace(",", ".")) / 100


def _stretch(text: str, row: Row, problems: list[Problem]) -> Period | None:
    """The days a date may mean; any day where it cannot be read."""
    if not text.strip():
        return None
    found = stretch_of(text.strip())
    if found is None:
        problems.append(Problem("interest_date_unreadable", Severity.DOUBTFUL, row.place, text))
    return found or _EVER


def stretch_of(text: str) -> Period | None:
    """The days that a date of a day, a month or a year may mean; ``05.03.2026`` is a day."""
    if pointed := _POINTED.fullmatch(text):
        text = "-".join(reversed(pointed.groups()))
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        return Moment(first, precision).period()
    except (ValueError, OverflowError):
        return None
