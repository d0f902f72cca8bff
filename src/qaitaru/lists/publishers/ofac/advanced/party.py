"""A party of the advanced XML as an entry: identity, features, documents, measures.

Numbers of records and of versions are bookkeeping and are left aside; what they stand for is told.

Source: OFAC, advanced XML, ``DistinctParty``, ``IDRegDocument``, ``SanctionsEntry``.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.designations import DesignatedKind, NameKind
from qaitaru.facts.places import place
from qaitaru.lists.content import squashed
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.ofac.advanced.dates import birth_in, day_in
from qaitaru.lists.publishers.ofac.advanced.names import names_in
from qaitaru.lists.publishers.ofac.advanced.values import Location, Values
from qaitaru.lists.publishers.ofac.remarks import ALIAS, FORMER, NUMBER, Clause
from qaitaru.lists.publishers.ofac.saying import (
    KINDS,
    PUBLISHER,
    joined,
    say_field,
    say_number,
)
from qaitaru.lists.publishers.ofac.terms import CRYPTO, FIELDS, NUMBERS

_FEATURES: Final = {
    "Birthdate": "birth_date",
    "Citizenship Country": "citizenship",
    "Location": "address",
    "Nationality Country": "nationality",
    "Place of Birth": "birth_place",
    "Title": "title",
    "VESSEL TYPE": "vessel.type",
    "Vessel Gross Registered Tonnage": "vessel.gross_tonnage",
    "Vessel Tonnage": "vessel.tonnage",
}
_NAMES: Final = {
    NameKind.PRIMARY: "name",
    NameKind.ORIGINAL: "name.original",
    NameKind.ALIAS: ALIAS,
    NameKind.FORMER: FORMER,
}


def entry_of(party: _Element, values: Values, documents: Iterable[Clause], path: str) -> Entry:
    """The entry of a party.

    Args:
        party: a ``DistinctParty``.
        values: what its numbers stand for.
        documents: those of its identities.
        path: its XPath.
    """
    profile = party.find("{*}Profile")
    sub_type = profile.get("PartySubTypeID", "") if profile is not None else ""
    said = values.kind_of(sub_type)
    kind = KINDS.get(said.lower(), DesignatedKind.UNKNOWN) if said else DesignatedKind.UNKNOWN
    reference = party.get("FixedRef", "")
    entry = Entry(publisher=PUBLISHER, reference=reference, place=place(xpath=path), kind=kind)
    entry.tell("kind", said, entry.place)
    if kind is DesignatedKind.UNKNOWN:
        entry.doubt("list_kind_unknown", said, entry.place, ", ".join(filter(None, KINDS)))
    for at, identity in enumerate(party.iterfind("{*}Profile/{*}Identity"), 1):
        for name in names_in(identity, values, f"{path}/Profile/Identity[{at}]"):
            entry.tell(_NAMES[name.kind], name.text, name.place)
            entry.name(name)
    for at, feature in enumerate(party.iterfind("{*}Profile/{*}Feature"), 1):
        _say_feature(entry, feature, values, place(xpath=f"{path}/Profile/Feature[{at}]"))
    for document in documents:
        _say_number(entry, document, entry.place)
    for text in _comments(party):
        entry.tell("note", text, entry.place)
    return entry


def identities_of(party: _Element) -> list[str]:
    """The numbers of a party's identities."""
    return [one.get("ID", "") for one in party.iterfind("{*}Profile/{*}Identity")]


def document_of(element: _Element, values: Values) -> tuple[str, Clause]:
    """Whose identity's a document is, and what it says."""
    said = values.said("IDRegDocType", element.get("IDRegDocTypeID", ""))
    number = squashed(element.findtext("{*}IDRegistrationNo") or "")
    dates = [
        f"{values.said('IDRegDocDateType', one.get('IDRegDocDateTypeID', ''))} {birth.original}"
        for one in element.iterfind("{*}DocumentDate")
        for period in one.iterfind("{*}DatePeriod")
        if (birth := birth_in(period)) is not None
    ]
    validity = values.said("Validity", element.get("ValidityID", ""))
    authority = squashed(element.findtext("{*}IssuingAuthority") or "")
    comment = squashed(element.findtext("{*}Comment") or "")
    told = "" if validity == "Valid" else validity
    return element.get("IdentityID", ""), Clause(
        text=f"{said} {number}".strip(),
        field=NUMBER,
        value=number,
        said=said,
        kind=NUMBERS.get(said, "other"),
        country=values.said("Country", element.get("IssuedBy-CountryID", "")),
        note=joined(*dates, told, authority, comment),
    )


def say_measures(entry: Entry, element: _Element, values: Values, path: str) -> None:
    """When and why the party was listed, under which programmes, with what measures."""
    where = place(xpath=path)
    for event in element.iterfind("{*}EntryEvent"):
        day = day_in(event.find("{*}Date"))
        if day is not None:
            entry.tell("listed_on", day.isoformat(), where)
            entry.listed_on = min(filter(None, (entry.listed_on, day)))
        entry.tell("legal_basis", values.said("LegalBasis", event.get("LegalBasisID", "")), where)
    for measure in element.iterfind("{*}SanctionsMeasure"):
        said = values.said("SanctionsType", measure.get("SanctionsTypeID", ""))
        comment = squashed(measure.findtext("{*}Comment") or "")
        if said == "Program":
            entry.regime(entry.tell("regime", comment, where))
        else:
            entry.tell("measure", joined(said, comment), where)


def _say_feature(entry: Entry, feature: _Element, values: Values, where: str) -> None:
    said = values.said("FeatureType", feature.get("FeatureTypeID", ""))
    for version in feature.iterfind("{*}FeatureVersion"):
        period = version.find("{*}DatePeriod")
        birth = birth_in(period) if period is not None else None
        if birth is not None:
            term = _term(said)
            entry.tell(term, birth.original, where)
            if term == "birth_date":
                entry.born_in(birth)
        for text in _details(version, values):
            _say_value(entry, said, text, where)
        for location in _locations(version, values):
            _say_location(entry, _term(said), location, where)
        reliability = values.said("Reliability", version.get("ReliabilityID", ""))
        if reliability == "False":
            entry.tell(f"{_term(said)}.reliability", reliability, where)


def _term(said: str) -> str:
    return _FEATURES.get(said) or FIELDS.get(said) or said or "feature"


def _details(version: _Element, values: Values) -> Iterator[str]:
    for detail in version.iterfind("{*}VersionDetail"):
        text = squashed(detail.text or "")
        yield text or values.said("DetailReference", detail.get("DetailReferenceID", ""))


def _locations(version: _Element, values: Values) -> Iterator[Location]:
    for one in version.iterfind("{*}VersionLocation"):
        number = one.get("LocationID", "")
        if number in values.locations:
            yield values.locations[number]
        else:
            values.missing.append(("Location", number))


def _say_value(entry: Entry, said: str, text: str, where: str) -> None:
    """A feature told by a text."""
    if not text:
        return
    if said.startswith(CRYPTO) or said in NUMBERS:
        kind = NUMBERS.get(said, "crypto")
        own = said.removeprefix(CRYPTO)
        number = Clause(text=f"{said} {text}", field=NUMBER, value=text, said=own, kind=kind)
        _say_number(entry, number, where)
        return
    term = _term(said)
    entry.tell(term, text, where)
    if term == "title":
        entry.title(text)
    else:
        say_field(entry, term, text, where)


def _say_number(entry: Entry, number: Clause, where: str) -> None:
    entry.tell(NUMBER, number.value, where, original=joined(number.text, number.note))
    say_number(entry, number, where)


def _say_location(entry: Entry, term: str, location: Location, where: str) -> None:
    told = entry.tell(term, joined(location.text), where) or location.country
    entry.tell(f"{term}.country", location.country, where)
    if term == "address":
        entry.country(location.country)
    else:
        say_field(entry, term, told, where)


def _comments(party: _Element) -> list[str]:
    found = (squashed(one.text or "") for one in party.iterfind(".//{*}Comment"))
    return [text for text in found if text]
