"""Numbers in free text that may name somebody: ships, banks, crypto addresses, papers."""

import re
from collections.abc import Iterator
from typing import Final

from qaitaru.facts.identifiers import IdentifierKind, check

_IMO: Final = re.compile(r"\bIMO\W{0,3}(?:N(?:O|R|º|°)?\W{0,3})?(\d{7})\b", re.IGNORECASE)
_CRYPTO: Final = re.compile(
    r"\b(?:0x[0-9a-fA-F]{40}|bc1[02-9ac-hj-np-z]{11,71}|[13][1-9A-HJ-NP-Za-km-z]{25,34}"
    r"|T[1-9A-HJ-NP-Za-km-z]{33})\b"
)
_BIC: Final = re.compile(r"\b[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b")
_PAPER: Final = re.compile(r"\b(?=\w*\d\w*\d\w*\d)(?=\w*[^\W\d_])[^\W_]{7,20}\b")
_LONG: Final = re.compile(r"\b\d{9,20}\b")


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a text, in their order and each once.

    Short plain numbers are left out: an invoice has one too. A ship's number counts where it is
    called one and its check digit holds; a bank's code where its letters can be one.

    Source: IMO resolution A.1117(30); ISO 9362; ISO 13616; BIP 173; EIP 55.
    """
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[str]:
    for said in _IMO.findall(text):
        if check(IdentifierKind.IMO, said).valid:
            yield f"IMO {said}"
    yield from _CRYPTO.findall(text)
    for said in _BIC.findall(text):
        if check(IdentifierKind.BIC, said).valid:
            yield said
    for said in _IBAN.findall(text):
        if check(IdentifierKind.IBAN, said).valid:
            yield said
    yield from _PAPER.findall(text)
    yield from _LONG.findall(text)
