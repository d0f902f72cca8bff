"""Identifiers two agencies may both hold, in the one spelling that both hash."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qaitaru.sharing.look_alikes import looks

_WHOLE_PHONE: Final = 11  # digits of a number of Kazakhstan or Russia with its trunk prefix


class Sort(StrEnum):
    """What sort of identifier it is; different sorts never meet."""

    STATE_NUMBER = "state_number"  # IIN, BIN and the like
    ACCOUNT = "account"
    DOCUMENT = "document"  # passport, identity card
    PHONE = "phone"
    CRYPTO = "crypto"  # an address
    OBJECT = "object"  # cadastral number, VIN, number plate


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """One identifier as it is written in the case."""

    sort: Sort
    text: str

    @property
    def word(self) -> bytes:
        """What is hashed: the sort and the one spelling; empty text gives no word that counts."""
        return f"{self.sort.value}\x00{self.spelled}".encode()

    @property
    def spelled(self) -> str:
        """The spelling that does not hang on spaces, dashes, case, or a Cyrillic look-alike."""
        composed = unicodedata.normalize("NFKC", self.text).strip()
        if self.sort is Sort.CRYPTO:
            return composed.lower() if composed.lower().startswith("0x") else composed
        if self.sort is Sort.PHONE:
            return _phone("".join(one for one in composed if one.isdecimal()))
        return looks(composed)


def _phone(digits: str) -> str:
    """The number with its country: a trunk prefix 8 before ten digits is country code 7."""
    is_trunk = len(digits) == _WHOLE_PHONE and digits.startswith("8")
    return f"7{digits[1:]}" if is_trunk else digits
