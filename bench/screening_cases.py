"""The cases that screening is measured on: real lists, labelled pairs, spellings made from a seed.

All data lie beside the checkout and none is copied here. The seeds are fixed, so that two runs ask
the same.
"""

import csv
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from qaitaru.facts.designations import BirthDate, DesignatedKind, Designation, NameKind
from qaitaru.lists.births import birth_of
from qaitaru.lists.list_files import files_at, parts_at, read_lists
from qaitaru.screening.asked import Asked

ROOT: Final = Path(__file__).parents[1]
SHARED: Final = ROOT.parent / "shared"
LISTS: Final = SHARED / "data" / "lists"
NAMES: Final = SHARED / "cases" / "names"
UN: Final = LISTS / "un" / "UN_consolidated_2025-04-19.xml"
KAZAKH: Final = ROOT / "tests" / "screening" / "kazakh_pairs.csv"
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
_ACCENTED: Final = dict(zip("aeioucnsz", "áéíóúçñšž", strict=True))
_SHIFTED_SHARE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Case:
    """A party asked for, and the reference it is; empty where it is on no list."""

    asked: Asked
    reference: str = ""


def designations(path: Path) -> list[Designation]:
    """The designations in a file or a folder of files."""
    lists = read_lists(parts_at(files_at([path])))
    return [one for each in lists for one in each.reading.designations]


def clean(count: int, seed: int = 3) -> list[Case]:
    """People on no list, with their births."""
    rows = random.Random(seed).sample(_rows("yente_negatives_us.csv"), count)
    return [Case(_asked(row["full_name"], row["date_of_birth"])) for row in rows]


def clean_arabic() -> list[Case]:
    """Those of them whose names are in Arabic script."""
    rows = _rows("yente_negatives_us.csv")
    return [Case(_asked(r["full_name"])) for r in rows if _ARABIC.search(r["full_name"])]


def listed(entries: Sequence[Designation]) -> list[Case]:
    """Listed persons by their primary names, with their births."""
    owner = {_plain(one.names[0].text): one.reference for one in entries if one.names}
    return [
        Case(_asked(row["full_name"], row["date_of_birth"]), owner[_plain(row["full_name"])])
        for row in _rows("yente_positives_un_untreated.csv")
        if _plain(row["full_name"]) in owner
    ]


def mangled(cases: Sequence[Case], seed: int = 11) -> list[Case]:
    """The same with a light slip in each name, and one birth in ten off by one unit."""
    dice = random.Random(seed)
    found = []
    for one in cases:
        births = tuple(_shifted(b.original, dice) or b for b in one.asked.births)
        name = _slipped(one.asked.names[0], dice)
        found.append(replace(one, asked=replace(one.asked, names=(name,), births=births)))
    return found


def without_births(cases: Sequence[Case]) -> list[Case]:
    """The same, asked by name alone."""
    return [replace(one, asked=replace(one.asked, births=())) for one in cases]


def in_original_script(entries: Sequence[Designation]) -> tuple[list[Designation], list[Case]]:
    """A list without its names in Arabic script, and those names as questions."""
    bare = [
        replace(one, names=tuple(name for name in one.names if not _ARABIC.search(name.text)))
        for one in entries
    ]
    cases = [
        Case(_asked(name.text), one.reference)
        for one in entries
        for name in one.names
        if name.kind is NameKind.ORIGINAL and _ARABIC.search(name.text)
    ]
    return bare, cases


def aliases_left_out(
    entries: Sequence[Designation], count: int = 600, folds: int = 6, seed: int = 5
) -> Iterator[tuple[list[Designation], list[Case]]]:
    """Good aliases of persons asked for on a list that does not have them, some at a time."""
    cases = [
        Case(_asked(name.text), one.reference)
        for one in entries
        if one.kind is DesignatedKind.PERSON
        for name in one.names
        if name.kind is NameKind.ALIAS and not name.weak and not _ARABIC.search(name.text)
    ]
    random.Random(seed).shuffle(cases)
    for fold in range(folds):
        part = cases[:count][fold::folds]
        gone = {(one.reference, _plain(one.asked.names[0])) for one in part}
        kept = [
            replace(
                one,
                names=tuple(n for n in one.names if (one.reference, _plain(n.text)) not in gone),
            )
            for one in entries
        ]
        yield kept, part


def labelled_pairs(path: Path) -> list[tuple[str, str, bool]]:
    """Pairs of names, and whether they are one."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [(row["name1"], row["name2"], row["is_match"] == "true") for row in rows]


def cyrillic_pairs(count: int = 700, seed: int = 9) -> list[tuple[str, str]]:
    """Two-word names in Latin and in Cyrillic letters, from the open transliteration set."""
    dice = random.Random(seed)
    lines = (NAMES / "transliteration" / "wd_russian_80").read_text(encoding="utf-8").splitlines()
    known = [line.split("\t") for line in lines]
    words = [(a, b.replace(" ", "")) for a, b, n in known if int(n) > 1 and len(a) > 3]
    pairs = (dice.sample(words, 2) for _ in range(count))
    return [(f"{a[0]} {b[0]}".title(), f"{a[1]} {b[1]}".title()) for a, b in pairs]


def crowd(count: int, seed: int = 21) -> list[str]:
    """Invented names, two or three words each of names in use."""
    dice = random.Random(seed)
    words = [word for row in _rows("yente_negatives_us.csv") for word in row["full_name"].split()]
    return [" ".join(dice.sample(words, dice.choice((2, 3)))) for _ in range(count)]


def _rows(name: str) -> list[dict[str, str]]:
    with (NAMES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _asked(name: str, birth: str = "") -> Asked:
    found = birth_of(birth) if birth else None
    return Asked(name, (name,), DesignatedKind.PERSON, births=(found,) if found else ())


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def _shifted(text: str, dice: random.Random) -> BirthDate | None:
    """One birth in ten a day, a month or a year off."""
    if dice.random() >= _SHIFTED_SHARE:
        return None
    step = dice.choice((-1, 1))
    if len(text) == 4:
        return birth_of(str(int(text) + step))
    day = date.fromisoformat(text)
    part = dice.choice(("day", "month", "year"))
    most = {"day": 28, "month": 12, "year": 9999}[part]
    other = day.replace(**{part: min(max(getattr(day, part) + step, 1), most)})
    return birth_of(other.isoformat())


def _slipped(name: str, dice: random.Random) -> str:
    """A typo, letters or words changed round, an accent, or a middle word left out."""
    words = name.split()
    kinds = ["typo", "swap", "drop", "double", "accent", "order"]
    kind = dice.choice([*kinds, "token"] if len(words) > 3 else kinds)
    if kind == "order":
        return " ".join([*words[1:], words[0]])
    if kind == "token":
        del words[dice.randrange(1, len(words) - 1)]
        return " ".join(words)
    at = max(range(len(words)), key=lambda n: (len(words[n]), n))
    words[at] = _misspelt(words[at], kind, dice)
    return " ".join(words)


def _misspelt(word: str, kind: str, dice: random.Random) -> str:
    at = dice.randrange(1, max(len(word) - 1, 2))
    if kind == "accent":
        return "".join(_ACCENTED.get(letter, letter) for letter in word.lower())
    if kind == "swap":
        return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    if kind == "typo":
        return word[:at] + dice.choice("abdehiklmnorstu") + word[at + 1 :]
    return word[:at] + word[at] + word[at:] if kind == "double" else word[:at] + word[at + 1 :]
