"""The ownership of a case as statements of the Beneficial Ownership Data Standard.

A statement says what a source says; where it stands is said in the statement's source. Ids follow
from what is said, so that the same case gives the same statements.

Source: Open Ownership, Beneficial Ownership Data Standard 0.4: entity, person and relationship
records, interests, codelists interestType, directOrIndirect, entityType, personType.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from qaitaru.facts.moments import Period
from qaitaru.facts.parties import PartyKind
from qaitaru.interchange.case import Case, PartyTold, parties_told
from qaitaru.screening.ownership.bound import Bound
from qaitaru.screening.ownership.interests import COUNTED, Interest, InterestKind

VERSION: Final = "0.4"
Statement = dict[str, object]
_INTERESTS: Final = {
    InterestKind.SHARES: "shareholding",
    InterestKind.VOTES: "votingRights",
    InterestKind.BOARD: "appointmentOfBoard",
    InterestKind.DOMINANCE: "controlViaCompanyRulesOrArticles",
    InterestKind.MANAGEMENT: "seniorManagingOfficial",
    InterestKind.ASSETS: "enjoymentAndUseOfAssets",
    InterestKind.NOMINEE: "nominator",
    InterestKind.DIRECTOR: "boardMember",
}
_OTHERWISE: Final = "otherInfluenceOrControl"
_WHOLE: Final = Fraction(1)


def bods_statements(case: Case) -> list[Statement]:
    """Statements of everybody who holds or is held, then of what is held.

    A holding of an account is none here: the standard is of persons and entities.
    """
    accounts = {one.account for one in case.accounts}
    held = [
        one
        for one in case.interests
        if one.owner and one.owned and not {one.owner, one.owned} & accounts
    ]
    ends = {end for one in held for end in (one.owner, one.owned)}
    described = {one.key: one for one in parties_told(case)}
    made = [_party(case, end, described.get(end)) for end in sorted(ends)]
    return [*made, *(_relationship(case, one) for one in held)]


def _record(key: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"urn:qaitaru:record:{key}"))


def _statement(case: Case, key: str, kind: str, *, subject: str, details: Statement) -> Statement:
    day = case.at[:10]
    return {
        "statementId": str(uuid5(NAMESPACE_URL, f"urn:qaitaru:statement:{case.at}:{key}")),
        "declarationSubject": _record(subject),
        "statementDate": day,
        "publicationDetails": {
            "publicationDate": day,
            "bodsVersion": VERSION,
            "publisher": {"name": case.agency},
        },
        "recordId": _record(key),
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": details,
    }


def _party(case: Case, key: str, told: PartyTold | None) -> Statement:
    if told is not None and told.kind in {PartyKind.NATURAL, PartyKind.SOLE_TRADER}:
        return _statement(case, key, "person", subject=key, details=_person(told))
    names = told.names if told else (key,)
    type_ = "registeredEntity" if told and told.kind == PartyKind.LEGAL else "unknownEntity"
    details: Statement = {
        "isComponent": False,
        "entityType": {"type": type_},
        "name": next(iter(names), key),
    }
    if names[1:]:
        details["alternateNames"] = list(names[1:])
    if told and told.numbers:
        details["identifiers"] = _identifiers(told)
    if told and told.addresses:
        details["addresses"] = [{"address": one} for one in told.addresses]
    return _statement(case, key, "entity", subject=key, details=details)


def _person(told: PartyTold) -> Statement:
    details: Statement = {
        "isComponent": False,
        "personType": "knownPerson" if told.names else "unknownPerson",
    }
    if told.names:
        details["names"] = list(_names(told.names))
    if told.numbers:
        details["identifiers"] = _identifiers(told)
    if told.births:
        details["birthDate"] = told.births[0]
    if told.countries:
        details["nationalities"] = [{"name": one} for one in told.countries]
    if told.addresses:
        details["addresses"] = [{"address": one} for one in told.addresses]
    return details


def _names(names: tuple[str, ...]) -> Iterator[Statement]:
    for at, name in enumerate(names):
        yield {"type": "alternative" if at else "legal", "fullName": name}


def _identifiers(told: PartyTold) -> list[Statement]:
    return [{"id": one, "schemeName": "stated in evidence"} for one in told.numbers]


def _relationship(case: Case, interest: Interest) -> Statement:
    key = f"interest:{interest}"
    details: Statement = {
        "isComponent": False,
        "subject": _record(interest.owned),
        "interestedParty": _record(interest.owner),
        "interests": [_interest(interest)],
    }
    made = _statement(case, key, "relationship", subject=interest.owned, details=details)
    exhibit = case.exhibit_of(interest.import_no)
    stands = f"exhibit={exhibit};{interest.place}" if exhibit else interest.place
    described = "; ".join(text for text in (interest.source, interest.file, stands) if text)
    if described:
        made["source"] = {"type": ["thirdParty"], "description": described}
    return made


def _interest(interest: Interest) -> Statement:
    told: Statement = {
        "type": _INTERESTS.get(interest.kind, _OTHERWISE),
        "directOrIndirect": "unknown",
        "beneficialOwnershipOrControl": False,
    }
    if interest.note or interest.kind not in _INTERESTS:
        told["details"] = interest.note or str(interest.kind)
    if interest.kind in COUNTED and (share := _share(interest.low, interest.high)):
        told["share"] = share
    if interest.since is not None:
        told["startDate"] = _first(interest.since)
    if interest.until is not None:
        told["endDate"] = _first(interest.until)
    return told


def _share(low: Bound, high: Bound) -> Statement:
    """The share of the whole in percent; its ends where it is a stretch, none where unknown."""
    if low == high:
        return {"exact": _percent(low.share)}
    told: Statement = {}
    if low.share or low.is_above:
        name = "exclusiveMinimum" if low.is_above else "minimum"
        told[name] = _percent(low.share)
    if high.share < _WHOLE or high.is_below:
        name = "exclusiveMaximum" if high.is_below else "maximum"
        told[name] = _percent(high.share)
    return told


def _percent(share: Fraction) -> Decimal:
    """To twelve decimals, which a third does not end in; the standard holds decimals alone."""
    whole = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return Decimal(f"{whole.quantize(Decimal('1.000000000000')).normalize():f}")


def _first(stretch: Period) -> str:
    return stretch.start.isoformat()
