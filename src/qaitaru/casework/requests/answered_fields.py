"""Which fields of a request say something: by their text, by a paper, or by what the case knows."""

from collections.abc import Iterator

from qaitaru.casework.bodies.assets import Asset, Valuation
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.requests.request_at import RequestAt
from qaitaru.casework.requests.saying import says
from qaitaru.casework.subjects import is_identified
from qaitaru.law.request_fields import Assistance, Circumstance, RequestField

_CHARGED = frozenset({"suspect", "accused", "defendant", "convicted"})


def answered_fields(told: RequestAt) -> frozenset[RequestField]:
    """The fields that are answered."""
    said = {RequestField(one) for one in told.fields if one in set(RequestField)}
    papers = {RequestField(one.field) for one in told.papers if one.field in set(RequestField)}
    return frozenset(said | papers | set(_from_case(told)))


def assistance_asked(told: RequestAt) -> frozenset[Assistance]:
    """The sorts of help it asks for."""
    known = set(Assistance)
    return frozenset(Assistance(one.assistance) for _, one in told.asked if one.assistance in known)


def circumstances(told: RequestAt) -> frozenset[Circumstance]:
    """What holds of it, so that an item of its contents may be owed."""
    request = told.request
    home = told.case.law.languages(told.case.record.head.jurisdiction)
    subjects = _subjects(told)
    holds = {
        Circumstance.NO_TREATY: not request.basis and not request.treaty,
        Circumstance.SENT_ELECTRONICALLY: request.is_electronic,
        Circumstance.FOREIGN_LANGUAGE: request.language not in home,
        Circumstance.URGENT: request.urgency != "routine",
        Circumstance.CHARGE_NOTIFIED: any(_is_charged(told, one) for one in subjects),
        Circumstance.LEGAL_PERSON: any(one.is_organisation for one in subjects.values()),
        Circumstance.PRESENCE_ASKED: request.asks_presence,
        Circumstance.PROCEDURE_ASKED: request.asks_procedure,
    }
    return frozenset(one for one, is_so in holds.items() if is_so)


def _from_case(told: RequestAt) -> Iterator[RequestField]:
    """Fields that the parts of the request answer by themselves."""
    asked = [one for _, one in told.asked]
    if told.request.basis or told.request.treaty:
        yield RequestField.BASIS
    if asked:
        yield RequestField.ACTIONS_ASKED
    if asked and all(says(one.why) for one in asked):
        yield RequestField.JUSTIFICATION
    if asked and all(one.since and one.until for one in asked):
        yield RequestField.PERIOD
    if any(one.account.strip() for one in asked):
        yield RequestField.ACCOUNTS
    if told.conduct and all(says(one.ours) and says(one.theirs) for one in told.conduct):
        yield RequestField.DUAL_CRIMINALITY
    named = _subjects(told).values()
    if named and all(is_identified(one) for one in named):
        yield RequestField.PERSONS
    yield from _from_assets(told)


def _from_assets(told: RequestAt) -> Iterator[RequestField]:
    """Of the assets asked about: what each is, where, and what it is worth."""
    record = told.case.record
    numbers = {one.asset for _, one in told.asked if one.asset}
    found = [record.find(one, Asset) for one in sorted(numbers)]
    assets = [one[1] for one in found if one]
    if not assets:
        return
    yield RequestField.PROPERTY_DESCRIPTION
    if all(one.country for one in assets):
        yield RequestField.PROPERTY_LOCATION
    if all(record.about(one, Valuation) for one in numbers):
        yield RequestField.PROPERTY_VALUE


def _subjects(told: RequestAt) -> dict[int, Subject]:
    record = told.case.record
    numbers = {one.subject for _, one in told.asked if one.subject}
    return {one: found[1] for one in sorted(numbers) if (found := record.find(one, Subject))}


def _is_charged(told: RequestAt, subject: int) -> bool:
    statuses = told.case.record.about(subject, ProceduralStatus)
    return any(body.status in _CHARGED for entry, body in statuses if entry.at <= told.case.at)
