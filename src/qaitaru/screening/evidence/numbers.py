"""Numbers that name: one that is equal says more than any name, and finds a party by itself.

Papers are many and are renewed, so another passport says nothing. A person has one IIN, a company
one BIN, a ship one IMO number: there, another number says that it is another.

Source: IMO resolution A.1117(30); Kazakhstan, Law of 12 January 2007 No. 223 on national registers
of identification numbers.
"""

import re
from collections.abc import Iterator
from typing import Final

from qaitaru.facts.designations import DesignatedKind, Designation, ListedName, ListedNumber
from qaitaru.facts.identifiers.kazakhstan import is_number
from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Reason

_UNIQUE: Final = 6.0
_BY_KIND: Final = {
    "imo": _UNIQUE,
    "mmsi": _UNIQUE,
    "crypto": _UNIQUE,
    "iin": _UNIQUE,
    "bin": _UNIQUE,
    "bic": 3.0,
    "other": 1.0,
}
_BY_LENGTH: Final = ((8, 4.5), (6, 3.5), (5, 1.5))  # of papers and registers: signs, worth
_ONLY_ONE: Final = {"iin": -4.0, "bin": -4.0, "imo": -2.5}
_LOOKS: Final = str.maketrans("АВЕКМНОРСТУХІЅЈ", "ABEKMHOPCTYXISJ")
_SAID: Final = re.compile(
    r"^\W*(?:(?:IMO|MMSI|IIN|BIN|ИИН|ЖСН|БИН|БСН)[\W_]*(?=\d)"
    r"|(?:PASSPORT|ПАСПОРТ|NUMBER|NO|N[.°:])[\W_]+(?=\S*\d)|№)",
    re.IGNORECASE,
)
_OF_A_CHAIN: Final = re.compile(r"[13][1-9A-HJ-NP-Za-km-z]{25,34}|T[1-9A-HJ-NP-Za-km-z]{33}")
_IMO: Final = re.compile(r"\d{7}")


def normal(number: str) -> str:
    """A number as it is compared: letters and digits alone, look-alike letters as Latin ones.

    Addresses of chains that tell capitals from small letters are left as they are.
    """
    text = _SAID.sub("", number.strip())
    if _OF_A_CHAIN.fullmatch(text):
        return text
    return "".join(one for one in text.upper().translate(_LOOKS) if one.isalnum())


def worth(listed: ListedNumber) -> float:
    """The evidence, in nats, of an equal number of the kind and length."""
    if listed.kind in _BY_KIND:
        return _BY_KIND[listed.kind]
    signs = len(normal(listed.number))
    return next((nats for least, nats in _BY_LENGTH if signs >= least), 0.0)


def numbers(asked: Asked, designation: Designation, _name: ListedName) -> Reason | None:
    """The equal number that says most; else two numbers of which there is one only."""
    if not asked.numbers or not designation.numbers:
        return None
    ours = {normal(one): one for one in asked.numbers}
    equal = [one for one in designation.numbers if normal(one.number) in ours]
    best = max(equal, key=worth, default=None)
    if best is not None and worth(best):
        shown = f"{best.number} ({best.said or best.kind})"
        return Reason("number_same", worth(best), ours[normal(best.number)], shown)
    return next(_others(asked, ours, designation), None)


def _others(asked: Asked, ours: dict[str, str], designation: Designation) -> Iterator[Reason]:
    for kind, effect in _ONLY_ONE.items():
        listed = [one.number for one in designation.numbers if one.kind == kind]
        mine = [said for number, said in ours.items() if _is_of(kind, number, asked.kind)]
        if mine and listed and designation.kind in _BEARERS[kind]:
            yield Reason("number_other", effect, ", ".join(mine), ", ".join(listed))


_UNSURE: Final = DesignatedKind.UNKNOWN
_BEARERS: Final = {
    "iin": {DesignatedKind.PERSON, _UNSURE},
    "bin": {DesignatedKind.ORGANISATION, _UNSURE},
    "imo": {DesignatedKind.VESSEL},
}


def _is_of(kind: str, number: str, bearer: DesignatedKind) -> bool:
    """Whether a bare number of the party can only be of the kind."""
    if bearer not in _BEARERS[kind]:
        return False
    return bool(_IMO.fullmatch(number)) if kind == "imo" else is_number(number)
