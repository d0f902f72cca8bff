"""A text as FM-1 writes it: its letters, its dates and GUIDs, its length; each change is told.

Source: order No. 13 of 22 February 2022, appendix 2: ``&``, ``<``, ``>`` and the backtick are
excluded; dates are dd.mm.yyyy, GUIDs in upper case with hyphens.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from qaitaru.ingest.readers.fm1.forms import DAY, GUID
from qaitaru.interchange.letters import possible
from qaitaru.interchange.losses import Loss, changed, refused
from qaitaru.interchange.nodes import Part

_EXCLUDED: Final = re.compile(r"(?:\s*[&<>`])+\s*")


@dataclass(frozen=True, slots=True)
class CodeSaid:
    """A code of a form, and the list that would define it."""

    path: str
    codes: str
    text: str


@dataclass(slots=True)
class Fm1Fitting:
    """One form on its way out."""

    losses: list[Loss] = field(default_factory=list)
    codes: list[CodeSaid] = field(default_factory=list)

    def saying(self, path: str, text: str, part: Part) -> str:
        """The text as it is written."""
        if part.codes and text:
            self.codes.append(CodeSaid(path, part.codes, text))
        plain = self._told("letter_impossible", path, text, possible(text))
        plain = self._told("letter_excluded", path, plain, _EXCLUDED.sub(" ", plain).strip())
        plain = self._told("form_written", path, plain, _formed(plain, part.form))
        return self._limited(path, plain, part)

    def _told(self, code: str, path: str, text: str, became: str) -> str:
        if became != text:
            self.losses.append(changed(code, path, text, became))
        return became

    def _limited(self, path: str, text: str, part: Part) -> str:
        if part.limit is None or len(text) <= part.limit.longest:
            return text
        longest = part.limit.longest
        if not part.limit.is_running:
            self.losses.append(refused("too_long", path, text, str(longest)))
            return text
        self.losses.append(changed("cut", path, text, text[:longest], target=str(longest)))
        return text[:longest]


def _formed(text: str, form: str) -> str:
    """A date, a moment or a GUID in the form's own writing; what is none of these as it stands."""
    if form == "guid":
        return GUID.normal(text) or text
    if form not in {"day", "moment"} or DAY.normal(text) is not None:
        return text
    return pointed(text, with_time=form == "moment")


def pointed(text: str, *, with_time: bool) -> str:
    """An ISO date as dd.mm.yyyy, its time after it where the field has one and it is said."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    said_time = with_time and not _is_day(text)
    return f"{moment:%d.%m.%Y %H:%M:%S}" if said_time else f"{moment:%d.%m.%Y}"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text) is not None
    except ValueError:
        return False
