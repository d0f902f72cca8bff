"""The problems of many imports, as a reader asks for them and gets them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemFilter:
    """Which problems are wanted; empty or None: all."""

    severity: str = ""
    code: str = ""
    import_no: int | None = None


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One problem of one import."""

    import_no: int
    code: str
    severity: str
    place: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """How often a problem was met."""

    code: str
    severity: str
    count: int
