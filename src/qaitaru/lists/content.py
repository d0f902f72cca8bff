"""What an entry says, apart from spacing and the publisher's bookkeeping; its hash tells a change.

The claims of a designation are all its values in the order of the file. A field that begins with
``record.`` is bookkeeping (record numbers, sort keys): kept, and not compared.
"""

import hashlib
from collections.abc import Iterable
from typing import Final

from qaitaru.facts.claims import Claim

BOOKKEEPING: Final = "record."


def squashed(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def claim_of(reference: str, field: str, text: str, place: str) -> Claim:
    """One value of an entry as published; its ``original`` is kept where the spacing differs."""
    value = squashed(text)
    original = "" if text == value else text
    subject = f"designation:{reference}"
    return Claim(subject=subject, field=field, value=value, original=original, place=place)


def said(claims: Iterable[Claim]) -> list[tuple[str, str]]:
    """The fields and values that count, in the order of the file; empty values say nothing."""
    return [
        (claim.field, value)
        for claim in claims
        if not claim.field.startswith(BOOKKEEPING) and (value := squashed(claim.value))
    ]


def content_sha256(claims: Iterable[Claim]) -> str:
    """The hash of what an entry says: it changes when, and only when, a value that counts does."""
    told = hashlib.sha256()
    for field, value in said(claims):
        told.update(f"{len(field)}:{field}{len(value)}:{value}".encode("utf-8", "surrogatepass"))
    return told.hexdigest()
