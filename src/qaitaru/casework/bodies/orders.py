"""Confiscation: a court's order on assets, and what became of it."""

from qaitaru.casework.bodies.case_body import CaseBody


class Confiscation(CaseBody, frozen=True, kw_only=True, tag="confiscation"):
    """A court orders confiscation of assets at the entry's instant."""

    model: str  # a key of the law
    court: str
    document: str
    assets: tuple[int, ...]
    amount_minor: int = 0  # of an order of value
    currency: str = ""
    others_ground: str = ""  # on what finding the property of another is taken too


class OrderStep(CaseBody, frozen=True, kw_only=True, tag="order_step"):
    """Something happened to an order, which the entry is about."""

    event: str  # appealed, upheld, set_aside, final, enforced
    document: str


class MoneyPenalty(CaseBody, frozen=True, kw_only=True, tag="penalty"):
    """A fine or an administrative penalty: told, and never counted as confiscated."""

    sort: str  # fine, administrative
    amount_minor: int
    currency: str
    document: str
