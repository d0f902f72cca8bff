"""What documents are made of: who, what account, what asset, what is asked, who signs.

A text that is written in the document's language is a ``Prose`` where it is had in several; a plain
text stands as it is in each. A field without a default is what the document cannot be without.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from qaitaru.facts.money import Money

NO_DAY: Final = date.min
"""Stands for a day, or the day of an instant, that nobody told: no paper is made of it."""
NO_SUM: Final = Money(0, "")
"""Stands for a sum that nobody told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One text in the languages it was written in or translated to."""

    kk: str = ""
    ru: str = ""
    en: str = ""


Text: TypeAlias = str | Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """An authority, bank or other body by name and address; ``contact`` is who answers there."""

    name: Text
    address: Text = ""
    contact: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs, in what office."""

    position: Text
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What goes with a document."""

    title: Text
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """An article of a code with its full text.

    Source: CPC of Kazakhstan 565(1)(5): the full text of the articles is part of a request.
    """

    article: Text
    title: Text
    text: Text
    penalty: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A party the document is about; what is not known is left empty and not written.

    Source: CPC of Kazakhstan 565(1)(7); UNCAC 46(15)(e).
    """

    name: Text
    link: Text  # to the subject of the case
    status: Text = ""  # procedural, with its date
    other_names: Text = ""
    born: date | None = None
    born_in: Text = ""
    identifier: Text = ""
    document: Text = ""  # that proves who they are
    citizenship: Text = ""
    residence: Text = ""
    is_legal: bool = False
    seat: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account by its number, where it is held and whose it is."""

    number: str
    bank: Text = ""
    holder: Text = ""
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """An asset as a document describes it.

    Source: UNCAC 55(3)(a): description, location and, where relevant, estimated value.
    """

    description: Text
    location: Text
    owner_of_record: Text
    link: Text  # with the offence: bought with what, through whom
    identifier: Text = ""
    believed_owner: Text = ""
    value: Money | None = None
    share: Money | None = None  # of the value what is reached, where a part is another's
    valued_on: date | None = None
    valuation: Text = ""  # basis
    traced: Money | None = None
    rule: Text = ""  # by which the traced amount was found
    encumbrances: Text = ""
    measure: Text = ""
    phase: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that is asked: what, about whom or what, why, and what it is to prove.

    Source: CPC of Kazakhstan 565(1)(8): what is asked is justified by its link with the case.
    """

    what: Text
    about: Text  # the subject, account or asset
    why: Text  # its link with the case
    proves: Text  # the element of proof
