"""What stays the same while a party, and a designation, stay the same to a screening."""

import hashlib
from collections.abc import Iterable

from qaitaru.facts.designations import BirthDate, Designation
from qaitaru.screening.asked import Asked
from qaitaru.screening.names.hygiene import visible


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


def designation_fingerprint(designation: Designation) -> str:
    """The hash of what the entry says; it changes when, and only when, the entry does."""
    return designation.content_sha256


def _tell(told: "hashlib._Hash", field: str, values: Iterable[str]) -> None:
    for value in sorted(set(values) - {""}):
        told.update(f"{field}:{len(value)}:{value}".encode("utf-8", "surrogatepass"))


def _clean(text: str) -> str:
    return " ".join(visible(text).split())


def _birth(birth: BirthDate) -> str:
    about = "~" if birth.approximate else ""
    return f"{about}{birth.period.start}/{birth.period.end}"
