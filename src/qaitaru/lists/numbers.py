"""What a number on a list is, told by the publisher's own word for it, in whatever language."""

import re
from typing import Final

from qaitaru.lists.countries import folded

_WORDS: Final = {
    "crypto": r"\bdigital currency\b|\bcrypto|\bvirtual (?:asset|currency)",
    "imo": r"\bimo\b|international maritime org",
    "mmsi": r"\bmmsi\b|maritime mobile service",
    "bic": r"\bswift\b|\bbic\b",
    "iin": r"\biin\b|\bиин\b|\bжсн\b",
    "bin": r"\bbin\b|\bбин\b|\bбсн\b",
    "other": r"\bdriv|\bvisa\b|\bphone\b|\bseaman|\bmilitary\b",
    "passport": r"passport|passeport|pasaporte|паспорт",
    "tax_id": r"\btax\b|\btin\b|\binn\b|\bvat\b|fiscal|\bинн\b|\brfc\b|\bnit\b",
    "registration": r"\bregistration\b|\bregistry\b|\bcompany (?:number|no)|\bcommercial"
    r"|\bogrn\b|\bогрн\b|\bbusiness (?:number|no|id)|\bregnumber\b|\benterprise\b",
    "national_id": r"\bnational\b|\bidentification\b|identite|identidad|\bcedula\b|\bssn\b"
    r"|\bsocial sec|\bcnic\b|\bpersonal\b|\bidentity\b|\bid\b|\bcurp\b|\bbirth cert|удостоверение",
}
"""In the order they are asked: a driving licence is no identity card, though it says "id"."""

_KINDS: Final = tuple((kind, re.compile(words)) for kind, words in _WORDS.items())


def number_kind(said: str) -> str:
    """The house's term for a number the publisher calls ``said``; ``other`` where it is none."""
    plain = folded(said)
    return next((kind for kind, words in _KINDS if words.search(plain)), "other")
