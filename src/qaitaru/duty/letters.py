"""No tipping-off: what a letter to the customer may not say.

A letter that goes out while the law forbids telling the reason names no list, no regime, no
reference and no word that gives them away; the customer's own name is his to read.
"""

import re
from collections.abc import Iterable

from qaitaru.duty.record import DutyRecord
from qaitaru.law.law import Law

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_SHORTEST = 3


def disclosed(text: str, record: DutyRecord, law: Law, language: str) -> tuple[str, ...]:
    """The words of a letter that give the reason away, in order; empty where it may go out."""
    secret = secrets_of(record, law)
    stems = law.disclosing(record.head.jurisdiction, language)
    found = [
        word
        for word in _words(text)
        if word.casefold() in secret or any(word.casefold().startswith(one) for one in stems)
    ]
    whole = [one for one in _phrases(record) if one in text.casefold()]
    return tuple(dict.fromkeys([*found, *whole]))


def secrets_of(record: DutyRecord, law: Law) -> frozenset[str]:
    """The words of the record that no letter bears, less those of the customer's own name."""
    head = record.head
    regime = next((one for one in law.regimes if one.key == head.regime), None)
    texts = [head.listed_name, head.reference, *(one.listed for one in head.reasons)]
    words = {word.casefold() for text in texts for word in _words(text)}
    named = (regime.text.kk, regime.text.ru, regime.text.en) if regime else ()
    words |= {word.casefold() for text in named for word in _words(text) if _is_name(word)}
    own = {word.casefold() for word in _words(head.party)}
    return frozenset(one for one in words - own if len(one) >= _SHORTEST)


def _phrases(record: DutyRecord) -> Iterable[str]:
    head = record.head
    told = (head.reference, head.list_sha256)
    return (one.casefold() for one in told if len(one) >= _SHORTEST)


def _is_name(word: str) -> bool:
    """Whether a word of a regime is its name or number, and not a common word."""
    return word[0].isupper() or word[0].isdigit()


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
