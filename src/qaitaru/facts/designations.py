"""A designation: one person, organisation or ship named on a sanctions list, as published."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qaitaru.facts.claims import Claim
from qaitaru.facts.moments import Period


class DesignatedKind(StrEnum):
    """What is named, as far as the publisher says."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    UNKNOWN = "unknown"


class NameKind(StrEnum):
    """What a name is to its designation."""

    PRIMARY = "primary"
    ALIAS = "alias"
    FORMER = "former"
    ORIGINAL = "original"  # the primary name in the script it is written in


class Gender(StrEnum):
    """As the publisher says; unknown where it says nothing."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthDate:
    """A stretch of days in which a birth lies: one day, a month, a year, or a span of years.

    ``approximate`` is the publisher's own word ("circa"); it widens nothing here.
    ``original`` is what stands in the file.
    """

    period: Period
    approximate: bool = False
    original: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """One name with what belongs to that name alone: an alias can be an identity of its own.

    ``parts`` are the publisher's name fields in its order, as (role, text); a role is the
    publisher's word in the house's terms (``given``, ``patronymic``, ``family``, ``whole``) or
    empty where the field is only a position, as on the UN list.
    """

    text: str
    kind: NameKind = NameKind.PRIMARY
    weak: bool = False  # the publisher calls the alias low quality or weak
    parts: tuple[tuple[str, str], ...] = ()
    language: str = ""  # ISO 639-1, where the publisher says it
    births: tuple[BirthDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedNumber:
    """A number that names: passport, national number, registration, IMO, crypto address.

    ``kind`` is a term of the house (``passport``, ``national_id``, ``tax_id``,
    ``registration``, ``imo``, ``mmsi``, ``crypto``, ``iin``, ``bin``, ``bic``, ``other``);
    ``said`` is the publisher's own word for it, or the currency of a crypto address.
    """

    kind: str
    number: str
    said: str = ""
    country: str = ""  # ISO 3166-1 alpha-2 where it is one, else as published
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """One entry of a list version.

    ``reference`` is the publisher's lasting reference: it is the key, and an entry that leaves
    and returns keeps it. ``claims`` hold every value of the entry as published with its place,
    those of the other fields too: nothing of the file is lost.

    Countries are ISO 3166-1 alpha-2 in lower case where the publisher's word is one, else the
    word. ``content_sha256`` is over what the entry says, apart from the publisher's bookkeeping
    (record numbers, sort keys, spacing): it changes when, and only when, the entry does.
    """

    reference: str
    publisher: str
    kind: DesignatedKind
    names: tuple[ListedName, ...]
    regimes: tuple[str, ...] = ()
    listed_on: date | None = None
    amended_on: tuple[date, ...] = ()
    births: tuple[BirthDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # of address or registration
    gender: Gender = Gender.UNKNOWN
    titles: tuple[str, ...] = ()
    numbers: tuple[ListedNumber, ...] = ()
    claims: tuple[Claim, ...] = ()
    content_sha256: str = ""
    place: str = ""
