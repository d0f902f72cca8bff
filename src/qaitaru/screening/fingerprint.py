"""What stays the same while a party, or what stands in a payment, stays the same to a screening.

Of a designation that is its own ``content_sha256``.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from qaitaru.facts.designations import BirthDate
from qaitaru.screening.asked import Asked
from qaitaru.screening.names.hygiene import visible

_DIGITS: Final = re.compile(r"\d+")


def fingerprint(asked: Asked) -> str:
    """SHA-256 over what is compared of a party: its cleaned fields, in no matter what order.

    The caller's own ``query_id`` is not in it: two rows that ask the same have one fingerprint.
    """
    fields = (
        ("name", map(_clean, asked.names)),
        ("kind", [asked.kind.value]),
        ("birth", map(_birth, asked.births)),
        ("country", map(_clean, asked.countries)),
        ("gender", [asked.gender.value]),
        ("number", map(_clean, asked.numbers)),
        ("birth_place", map(_clean, asked.birth_places)),
    )
    told = hashlib.sha256()
    for field, values in fields:
        _tell(told, field, values)
    return told.hexdigest()


def payment_fingerprint(asked: Asked, payer: str) -> str:
    """The same of what stands in a payment: a side by itself; words in a text by whose text it is.

    The numbers and days of a text count for nothing: what is paid every month is asked once. What
    was found in it, a number too, counts whole.

    Args:
        payer: the key of who pays; of a side it counts for nothing.
    """
    told = hashlib.sha256(b"payment")
    _tell(told, "asked", [fingerprint(asked)])
    if asked.text:
        _tell(told, "text", [_DIGITS.sub("0", _clean(asked.text).casefold())])
        _tell(told, "payer", [payer])
    return told.hexdigest()


def _tell(told: "hashlib._Hash", field: str, values: Iterable[str]) -> None:
    for value in sorted(set(values) - {""}):
        told.update(f"{field}:{len(value)}:{value}".encode("utf-8", "surrogatepass"))


def _clean(text: str) -> str:
    return " ".join(visible(text).split())


def _birth(birth: BirthDate) -> str:
    about = "~" if birth.approximate else ""
    return f"{about}{birth.period.start}/{birth.period.end}"
