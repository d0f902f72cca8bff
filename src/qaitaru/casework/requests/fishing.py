"""Whether a request fishes: everything asked is tied to somebody or something, and to an element.

Source: StAR Asset Recovery Handbook, 7.3 (avoiding fishing expeditions); UNCAC art. 46(15)(d)-(f);
Kazakhstan, CPC art. 565(1)(8): the acts asked for are justified by their link with the case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.requests import Asked
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.record import CaseRecord
from qaitaru.casework.requests.request_at import RequestAt
from qaitaru.casework.requests.saying import says
from qaitaru.law.elements import Element
from qaitaru.law.request_contents import Weight
from qaitaru.law.request_fields import Assistance


class Lint(StrEnum):
    """What is wrong with something asked; words under ``casework.lint``."""

    NOTHING_ASKED = "nothing_asked"
    NO_LINK = "no_link"  # to a subject, account or asset
    NO_ACCOUNT = "no_account"  # what stands for the account is no number
    LINK_UNKNOWN = "link_unknown"  # to what the investigation does not have
    NO_ELEMENT = "no_element"
    NO_WHY = "no_why"
    NO_PERIOD = "no_period"  # of records
    PERIOD_REVERSED = "period_reversed"
    LONG_PERIOD = "long_period"
    ENDLESS_PERIOD = "endless_period"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one thing asked, by its number; 0 for the request itself."""

    asked: int
    lint: Lint
    weight: Weight = Weight.BLOCKING

    @property
    def blocks(self) -> bool:
        """Whether it keeps the request from going out."""
        return self.weight is Weight.BLOCKING


_LONG_YEARS = 5
"""Records of a longer time want a word more; partners commonly keep them five years (FATF R.11)."""

_ENDLESS_YEARS = 20
"""So long a time bounds nothing: no bank keeps records of it."""
_FEWEST_DIGITS, _GROUP, _FEWEST_BESIDE_GROUP = 2, 4, 10
"""Of the number of an account: digits at least, letters of an IBAN that stand in one group, and
digits that an IBAN with such a group has at least (the Dutch, the shortest of them, has twelve)."""


def lint(told: RequestAt) -> tuple[Fault, ...]:
    """What is wrong with what is asked, in order; nothing for a request that does not fish."""
    if not told.asked:
        return (Fault(0, Lint.NOTHING_ASKED),)
    return tuple(fault for number, one in told.asked for fault in _of(told, number, one))


def fishes(told: RequestAt) -> bool:
    """Whether something asked keeps the request from going out."""
    return any(one.blocks for one in lint(told))


def _of(told: RequestAt, number: int, asked: Asked) -> Iterator[Fault]:
    if not (asked.subject or asked.asset or asked.account.strip()):
        yield Fault(number, Lint.NO_LINK)
    if asked.account.strip() and not _is_account(asked.account):
        yield Fault(number, Lint.NO_ACCOUNT)
    if not _is_known(told.case.record, asked):
        yield Fault(number, Lint.LINK_UNKNOWN)
    if asked.element not in set(Element):
        yield Fault(number, Lint.NO_ELEMENT)
    if not says(asked.why):
        yield Fault(number, Lint.NO_WHY, Weight.ADVISORY)
    yield from _of_period(number, asked)


def _of_period(number: int, asked: Asked) -> Iterator[Fault]:
    since, until = asked.since, asked.until
    if since is None or until is None:
        if asked.assistance == Assistance.RECORDS:
            yield Fault(number, Lint.NO_PERIOD)
    elif until < since:
        yield Fault(number, Lint.PERIOD_REVERSED)
    elif _is_longer(since, until, _ENDLESS_YEARS):
        yield Fault(number, Lint.ENDLESS_PERIOD)
    elif _is_longer(since, until, _LONG_YEARS):
        yield Fault(number, Lint.LONG_PERIOD, Weight.ADVISORY)


def _is_longer(since: date, until: date, years: int) -> bool:
    return (until.year - years, until.month, until.day) > (since.year, since.month, since.day)


def _is_account(text: str) -> bool:
    """Whether it can be the number of one account: "all", "ALL 2025" and "000" cannot.

    An IBAN is written in groups, of which one may be letters: ``GB29 NWBK 6016 1331 9268 19``.
    """
    words = [one for one in text.split() if one.isalpha()]
    digits = [int(one) for one in text if one.isdecimal()]
    fewest = _FEWEST_BESIDE_GROUP if words else _FEWEST_DIGITS
    is_number = len(digits) >= fewest and any(digits)
    return is_number and all(one.isupper() and len(one) <= _GROUP for one in words)


def _is_known(record: CaseRecord, asked: Asked) -> bool:
    is_subject = not asked.subject or record.find(asked.subject, Subject) is not None
    return is_subject and (not asked.asset or record.find(asked.asset, Asset) is not None)
