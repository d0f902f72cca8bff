"""One verdict for every kind of identifier: valid or not, the normal form, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import stdnum.bic
import stdnum.iban
import stdnum.imo
import stdnum.lei
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength, ValidationError

from qaitaru.facts.identifiers.kazakhstan import birth_date, is_number, looks_like_bin


class IdentifierKind(StrEnum):
    """The identifiers the house can check."""

    IIN = "IIN"
    BIN = "BIN"
    IBAN = "IBAN"
    BIC = "BIC"
    LEI = "LEI"
    IMO = "IMO"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a number can be what it is said to be.

    ``reason`` is empty for a valid number, else one of ``length``, ``format``, ``checksum``,
    ``component``. ``note`` marks a valid number that is unusual (an IIN that spells no date).
    """

    kind: IdentifierKind
    normal: str
    reason: str = ""
    note: str = ""

    @property
    def valid(self) -> bool:
        """Whether nothing speaks against the number."""
        return not self.reason


_LIBRARY: Final[dict[IdentifierKind, Callable[[str], str]]] = {
    IdentifierKind.IBAN: stdnum.iban.validate,
    IdentifierKind.BIC: stdnum.bic.validate,
    IdentifierKind.LEI: stdnum.lei.validate,
    IdentifierKind.IMO: stdnum.imo.validate,
}
_REASONS: Final = (
    (InvalidLength, "length"),
    (InvalidFormat, "format"),
    (InvalidChecksum, "checksum"),
)


def check(kind: IdentifierKind, text: str) -> Verdict:
    """Judge a number by its kind's own rule; a check digit is weak evidence, never proof.

    Source: IIN, BIN: see kazakhstan.py; IBAN: ISO 13616; BIC: ISO 9362; LEI: ISO 17442;
    IMO: IMO resolution A.1117(30).
    """
    if kind in (IdentifierKind.IIN, IdentifierKind.BIN):
        return _check_kazakh(kind, "".join(text.split()))
    try:
        return Verdict(kind, _LIBRARY[kind](text))
    except ValidationError as fault:
        named = (word for error, word in _REASONS if isinstance(fault, error))
        return Verdict(kind, text.strip(), next(named, "component"))


def recognise(text: str) -> Verdict | None:
    """The kind of identifier a bare number is, if it is valid; IIN and BIN told by their layout."""
    digits = "".join(text.split())
    if is_number(digits):
        is_bin = looks_like_bin(digits)
        return check(IdentifierKind.BIN if is_bin else IdentifierKind.IIN, digits)
    verdicts = (check(kind, text) for kind in (IdentifierKind.IBAN, IdentifierKind.LEI))
    return next((verdict for verdict in verdicts if verdict.valid), None)


def _check_kazakh(kind: IdentifierKind, digits: str) -> Verdict:
    if len(digits) != 12:
        return Verdict(kind, digits, "length")
    if not (digits.isascii() and digits.isdigit()):
        return Verdict(kind, digits, "format")
    if not is_number(digits):
        return Verdict(kind, digits, "checksum")
    if kind is IdentifierKind.BIN:
        return Verdict(kind, digits, note="" if looks_like_bin(digits) else "layout")
    return Verdict(kind, digits, note="" if birth_date(digits) else "birth_date")
