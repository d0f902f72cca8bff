"""What holds an asset: a measure, its steps, its extension and its end."""

from datetime import datetime

import msgspec

from qaitaru.casework.bodies.case_body import CaseBody


class Held(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An asset under a measure; the sum where not the whole of it is held."""

    asset: int
    amount_minor: int = 0
    currency: str = ""


class Measure(CaseBody, frozen=True, kw_only=True, tag="measure"):
    """A suspension, restriction, arrest or freeze, which begins at the entry's instant."""

    measure: str  # a key of the law
    ground: str
    authority: str  # who ordered it, an actor of the law
    office: str = ""  # which office or person
    document: str  # its number and day, as written
    holds: tuple[Held, ...]
    follows: int = 0  # the measure whose place it takes
    others_ground: str = ""  # on which the property of another is reached, a point of the law
    others_why: str = ""  # the facts that show it


class MeasureStep(CaseBody, frozen=True, kw_only=True, tag="step"):
    """Something happened to a measure, which the entry is about."""

    event: str  # of the law
    outcome: str = ""  # of a court's decision: granted, refused
    ground: str = ""  # why somebody is not told, a point of the law
    document: str = ""


class Extension(CaseBody, frozen=True, kw_only=True, tag="extension"):
    """A measure, which the entry is about, is to hold longer, as the law allows."""

    authority: str
    document: str
    until: datetime | None = None  # None: as long as the law allows


class ReleaseAsked(CaseBody, frozen=True, kw_only=True, tag="release"):
    """Assets of a measure, which the entry is about, are to be let go; another member decides."""

    ground: str
    document: str = ""
    assets: tuple[int, ...] = ()  # empty: all
