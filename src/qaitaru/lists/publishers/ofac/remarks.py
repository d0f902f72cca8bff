"""The remarks of an entry taken apart: births, numbers, weak names, links; what is left is kept.

Nothing of the remarks is lost: each clause comes out as one ``Clause``, in its order, and a clause
that no rule knows has the field ``remark``.

Source: OFAC, SDN list data specification ("remarks"); the list itself.
"""

import re
from dataclasses import dataclass
from typing import Final

from qaitaru.lists.publishers.ofac.terms import CRYPTO, FIELDS, NUMBERS

REMARK: Final = "remark"
NUMBER: Final = "id_number"
ALIAS: Final = "alias"
FORMER: Final = "former_name"

_WORDS: Final = re.compile(
    "(?:[Aa]lt\\. )?(?:"
    rf"(?P<crypto>{re.escape(CRYPTO)})(?P<asset>[A-Z0-9]+)"
    rf"|(?P<word>{'|'.join(map(re.escape, sorted([*FIELDS, *NUMBERS], key=len, reverse=True)))})"
    r"|(?P<known>[afn])\.k\.a\."
    r")(?=[ :(]|$) ?",
)
_NUMBER: Final = re.compile(
    r"(?P<number>.*?)"
    r"(?: \((?P<country>[^()]*)\))?"
    r"(?P<note>(?: (?:issued|expires|Issue Date|Expire Date) .+| \([^()]*\))?)"
)
_QUOTED: Final = re.compile(r"'(?P<name>.+)'(?P<note>.*)")
_SHORTENED: Final = re.compile(r"(?:\b\w\.\w|\b(?:Co|Corp|Inc|Jr|Ltd|Sr))\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of the remarks: as it stands, its field, and the value in it."""

    text: str
    field: str
    value: str
    said: str = ""  # OFAC's word for a number, or the currency of an address
    kind: str = ""  # the kind of a number
    country: str = ""
    note: str = ""


def clauses(remarks: str) -> tuple[Clause, ...]:
    """The clauses in their order; together they say all that the remarks say."""
    parted = (text.strip() for text in remarks.split("; "))
    return tuple(_clause(_without_stop(text)) for text in parted if text)


def _clause(text: str) -> Clause:
    found = _WORDS.match(text)
    if found is None:
        return _remark(text)
    rest = text[found.end() :].strip().removeprefix(":").strip()
    if found["crypto"]:
        asset = found["asset"]
        return Clause(text=text, field=NUMBER, value=rest, said=asset, kind="crypto")
    if found["known"]:
        return _alias(text, found["known"], rest)
    word = found["word"]
    if word in NUMBERS:
        return _numbered(text, word, rest)
    return Clause(text=text, field=FIELDS[word], value=rest, said=word) if rest else _remark(text)


def _remark(text: str) -> Clause:
    return Clause(text=text, field=REMARK, value=text)


def _alias(text: str, known: str, rest: str) -> Clause:
    """A name in quotes, which is how OFAC marks a weak one."""
    found = _QUOTED.fullmatch(rest)
    if found is None:
        return _remark(text)
    field = FORMER if known == "f" else ALIAS
    return Clause(text=text, field=field, value=found["name"], note=found["note"].strip())


def _numbered(text: str, word: str, rest: str) -> Clause:
    found = _NUMBER.fullmatch(rest)
    if found is None or not any(letter.isdigit() for letter in found["number"]):
        return _numbered_plainly(text, word, rest)
    return Clause(
        text=text,
        field=NUMBER,
        value=found["number"].strip(),
        said=word,
        kind=NUMBERS[word],
        country=found["country"] or "",
        note=found["note"].strip(),
    )


def _numbered_plainly(text: str, word: str, rest: str) -> Clause:
    """Codes without a digit (a tail number, a BIC) are numbers; words after a word are not."""
    if rest and " " not in rest:
        return Clause(text=text, field=NUMBER, value=rest, said=word, kind=NUMBERS[word])
    found = _NUMBER.fullmatch(rest)
    if found and found["country"] and found["number"] and " " not in found["number"]:
        return Clause(
            text=text,
            field=NUMBER,
            value=found["number"],
            said=word,
            kind=NUMBERS[word],
            country=found["country"],
            note=found["note"].strip(),
        )
    return _remark(text)


def _without_stop(text: str) -> str:
    """The clause without the full stop that ends the remarks; an abbreviation keeps its own."""
    if text.endswith(".") and not _SHORTENED.search(text):
        return text[:-1].rstrip()
    return text
