"""What the note to an alias adds to it: other spellings, and births of that identity.

Source: INDIVIDUAL_ALIAS/NOTE as met in the UN lists of 2017-2025.
"""

import re
from collections.abc import Iterator
from typing import Final

from qaitaru.facts.designations import BirthDate, ListedName
from qaitaru.lists.births import birth_of
from qaitaru.lists.pieces import joined_apart
from qaitaru.lists.scripts import script_of

_IN_SCRIPT: Final = re.compile(
    r"\b(?:original script|in arabic(?: script)?)\s*:\s*([^;:]+)", re.IGNORECASE
)
_LEAD: Final = re.compile(r"^(?:transliterations?|spelling variants?)\s*:\s*", re.IGNORECASE)
_MOST_WORDS: Final = 7
_DATE: Final = r"(?:\d{1,2}\.? )?(?:[A-Z][a-z]+\.? ?)?\d{4}"
_BORN: Final = re.compile(rf"\b(?:born (?:[io]n )?|DOB ?:? ?|DPOB ?[-:] ?)(?:a\) ?)?({_DATE})\b")
_BORN_ON: Final = re.compile(rf"\bborn in [^,;\d]+ on ({_DATE})\b")
_ALSO: Final = re.compile(rf"\bb\) ?({_DATE})\b")


def spelled_in_note(name: str, note: str) -> Iterator[ListedName]:
    """The name in another script, or the Latin spellings of a name in another script."""
    for found in _IN_SCRIPT.findall(note):
        text = found.strip(" .,()")
        if script_of(text) not in {"", "latin"}:
            yield ListedName(text=text, parts=(("whole", text),))
    pieces = joined_apart(_LEAD.sub("", note))
    if script_of(name) in {"", "latin"} or len(pieces) < 2:
        return
    for piece in pieces:
        text = piece.partition(" )")[0].partition(" (")[0].strip(" .,()")
        if script_of(text) == "latin" and _is_name(text):
            yield ListedName(text=text, parts=(("whole", text),))


def _is_name(text: str) -> bool:
    """A few words with no figure and no colon in them."""
    return len(text.split()) <= _MOST_WORDS and not re.search(r"[\d:]", text) and text[0].isupper()


def births_told(note: str) -> Iterator[BirthDate]:
    """The births a note states in words: "born in 1973 in ...", "DOB: a) ... b) ..."."""
    found = [*_BORN.findall(note), *_BORN_ON.findall(note)]
    if found:
        found += _ALSO.findall(note)
    for text in found:
        if birth := birth_of(text):
            yield birth
