"""A lasting key for each row of the Agency's list, which numbers its rows anew and gives none.

The IIN is the key where there is one of twelve figures; on the list of weapons, the reference of
the United Nations. Else the first name with the day of birth is, however both are spelt and
whichever format they come in. Two rows that share it are kept apart by the day of inclusion, the
first included keeping the plain key, so that a later namesake takes nobody's history; where that
does not part them either, by a mark over all that they say. Only rows that say the same in every
word are numbered: which of them is which makes no difference.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Final

from qaitaru.facts.designations import DesignatedKind
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.content import squashed
from qaitaru.lists.publishers.kz.notes import birth_said, day_said, included_on
from qaitaru.lists.publishers.kz.said import Said, pieces

_IIN: Final = re.compile(r"\d{12}")
_SIGNS: Final = re.compile(r"[^\w\s]+")
_LENGTHS: Final = ((1, 10), (31, 7), (366, 4))  # days of a stretch, letters of its first day
_MARK: Final = 6  # letters of a hash


def keys_of(rows: Sequence[Said]) -> tuple[list[str], list[Problem]]:
    """The key of each row, each once, and which rows share what others are known by.

    The order of the rows, and their numbers, make no difference.
    """
    groups: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        groups.setdefault(_own(row), []).append(at)
    keys, problems = [""] * len(rows), []
    for own, members in groups.items():
        members.sort(key=lambda at: (included(rows[at]) or date.max, _rest(rows[at])))
        for at, key in zip(members, _parted(own, [rows[at] for at in members]), strict=True):
            keys[at] = key
        if len(members) > 1:
            first, second = (rows[at].place for at in members[:2])
            problems.append(Problem("list_key_shared", Severity.DOUBTFUL, second, own, first))
    return keys, problems


def included(row: Said) -> date | None:
    """The day of inclusion, by its own field or by the first note that says one."""
    return day_said(row.added) or next(filter(None, map(included_on, row.notes)), None)


def _own(row: Said) -> str:
    """What a row is known by where no other shares it."""
    if row.stated:
        return row.stated
    iin = re.sub(r"\s", "", row.iin)
    if _IIN.fullmatch(iin):
        return f"iin {iin}"
    parts = (row.family, row.given, row.patronymic, row.whole)
    name = _plain(" ".join(next(iter(pieces(part)), "") for part in parts))
    return f"{name} {_birth(row.birth)}".strip()


def _plain(name: str) -> str:
    """A name in capitals, its quotes and dashes left out, ё as е."""
    return squashed(_SIGNS.sub(" ", name.upper().replace("Ё", "Е")))


def _birth(text: str) -> str:
    """A birth as a day, a month or a year; otherwise as it stands."""
    found = birth_said(text)
    if found is None:
        return squashed(text)
    start, days = found.period.start.isoformat(), (found.period.end - found.period.start).days
    most = next((letters for longest, letters in _LENGTHS if days <= longest), 0)
    return start[:most] or squashed(text)


def _parted(own: str, rows: Sequence[Said]) -> Iterator[str]:
    """The keys of rows that share one: the first has it, each other what parts it from them."""
    days = Counter(map(included, rows))
    seen = Counter[str]()
    for at, row in enumerate(rows):
        day = included(row)
        key = own if at == 0 else f"{own}, {_mark(row)}"
        if at and day and days[day] == 1:
            key = f"{own}, {day}"
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key} ({seen[key]})"


def _mark(row: Said) -> str:
    return sha256(_rest(row).encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def _rest(row: Said) -> str:
    """All that a row says, but for where it stands."""
    return squashed(repr(replace(row, place="", kind=DesignatedKind.UNKNOWN)))
