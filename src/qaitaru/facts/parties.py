"""Parties as sources claim them, and the key under which two mentions are the same spelling."""

import re
import unicodedata
from enum import StrEnum

_WORDS = re.compile(r"[^\W_]+")


class PartyKind(StrEnum):
    """What a party is, as far as its source says."""

    NATURAL = "natural"
    LEGAL = "legal"
    SOLE_TRADER = "sole_trader"
    UNKNOWN = "unknown"


def name_key(name: str) -> str:
    """The words of a name, case and punctuation aside: ``ТОО «Альфа-Б»`` is ``тоо альфа б``.

    Spelling only: that two spellings are one party is a judgement, made elsewhere and reversible.
    """
    return " ".join(_WORDS.findall(unicodedata.normalize("NFKC", name).casefold()))
