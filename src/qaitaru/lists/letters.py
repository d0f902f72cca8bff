"""Whether the letters of a list came through whole, judged by what stands in its entries.

Three accidents are told apart by what they leave: UTF-8 read in an eight-bit encoding and written
again leaves pairs of odd signs (``Ø£Ù†``); what a program could not write leaves replacement
characters or control characters; 16-bit text cut to its low bytes leaves names "in the original
script" that hold no letter of another script.

Source: the Unicode Standard, 3.9 (UTF-8); copies of the UN list met in circulation.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from qaitaru.facts.designations import Designation, NameKind
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.scripts import scripts_of

_ODD_RUN: Final = re.compile(r"[^\x00-\x7f]{2,}")
_BROKEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x84\x86-\x9f\ufffd]|\?{4,}")
_READ_AS: Final = {"cp1252": 2, "cp1251": 2, "cp1256": 6}  # and how many signs are a proof
_SURE_SHARE: Final = 0.6  # of a run's bytes that make letters when read as UTF-8 again
_LEAST: Final = 3  # entries damaged before a list is refused for it ...
_PART: Final = 50  # ... and one in so many of those that hold such letters
_QUOTED: Final = 60


@dataclass(frozen=True, slots=True)
class _Damage:
    code: str
    place: str
    found: str


def letters_problems(designations: Iterable[Designation]) -> tuple[Problem, ...]:
    """What is wrong with the letters: one refusal for a list that is damaged, else a doubt each.

    A list is refused where several entries are damaged, or half of those that hold such letters;
    publishers' own slips in one or two of many are told and the list stands.
    """
    exposed, damaged = 0, []
    for designation in designations:
        exposed += any(not claim.value.isascii() for claim in designation.claims)
        if damage := _damage(designation):
            damaged.append(damage)
    many = len(damaged) >= _LEAST and len(damaged) * _PART >= exposed
    if damaged and (many or len(damaged) * 2 >= max(exposed, len(damaged))):
        first, found = damaged[0], f"{len(damaged)}: {damaged[0].found}"
        return (Problem(first.code, Severity.REFUSED, first.place, found),)
    return tuple(Problem(one.code, Severity.DOUBTFUL, one.place, one.found) for one in damaged)


def _damage(designation: Designation) -> _Damage | None:
    """The first damage in an entry."""
    for claim in designation.claims:
        if claim.value.isascii() and not _BROKEN.search(claim.value):
            continue
        if is_misread(claim.value):
            return _Damage("list_letters_misread", claim.place, claim.value[:_QUOTED])
        if found := _BROKEN.search(claim.value):
            at = max(found.start() - _QUOTED // 2, 0)
            return _Damage("list_letters_lost", claim.place, claim.value[at : at + _QUOTED])
    for name in designation.names:
        if name.kind is NameKind.ORIGINAL and _is_cut(name.text):
            return _Damage("list_letters_cut", name.place, name.text[:_QUOTED])
    return None


def is_misread(text: str) -> bool:
    """Whether letters of UTF-8 were read in an eight-bit encoding: ``Ð˜Ð²Ð°Ð½`` for Иван."""
    return any(map(_was_utf8, _ODD_RUN.findall(text)))


def _was_utf8(run: str) -> bool:
    """Whether signs are, nearly all, what UTF-8 looks like when read in an eight-bit encoding."""
    for encoding, least in _READ_AS.items():
        raw = b"".join(_byte(sign, encoding) for sign in run)
        again = raw.decode("utf-8", "ignore")
        if len(run) >= least and len(again.encode()) >= _SURE_SHARE * len(raw):
            return True
    return False


@lru_cache(maxsize=4096)
def _byte(sign: str, encoding: str) -> bytes:
    """A sign as the byte it was read from; where the encoding leaves a byte empty, that byte."""
    try:
        return sign.encode(encoding)
    except UnicodeEncodeError:
        return bytes([ord(sign)]) if ord(sign) < 256 else b"\xff"


def _is_cut(text: str) -> bool:
    """A name in its original script with signs in it and no letter of any other script."""
    return (
        not scripts_of(text) - {"latin"} and text.isascii() and not text.replace(" ", "").isalpha()
    )
