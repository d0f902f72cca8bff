"""Interests in FollowTheMoney lines: ownerships, directorships, families and other relations.

Source: FollowTheMoney model 4: Ownership (owner, asset, percentage), Directorship, Family,
Associate, Representation, UnknownLink; all are intervals with startDate and endDate.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from qaitaru.facts.designations import BirthDate, DesignatedKind, Gender
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.interests.said import Row, Said, stretch_of
from qaitaru.screening.asked import Asked

_RELATIONS: Final = {
    "Ownership": ("owner", "asset", "shares"),
    "Directorship": ("director", "organization", "director"),
    "Family": ("person", "relative", "family"),
    "Associate": ("person", "associate", "other"),
    "Representation": ("client", "agent", "other"),
    "UnknownLink": ("subject", "object", "other"),
}
_KINDS: Final = {
    "Person": DesignatedKind.PERSON,
    "Company": DesignatedKind.ORGANISATION,
    "Organization": DesignatedKind.ORGANISATION,
    "LegalEntity": DesignatedKind.UNKNOWN,
    "PublicBody": DesignatedKind.ORGANISATION,
    "Vessel": DesignatedKind.VESSEL,
    "Airplane": DesignatedKind.AIRCRAFT,
}
_NAMES: Final = ("name", "alias", "weakAlias", "previousName")
_NUMBERS: Final = ("idNumber", "passportNumber", "innCode", "taxNumber", "registrationNumber")
_COUNTRIES: Final = ("nationality", "country", "jurisdiction")
_GENDERS: Final = {"female": Gender.FEMALE, "male": Gender.MALE}
_Said = dict[str, list[str]]


def is_ftm(start: str) -> bool:
    """Whether a text begins with an entity."""
    line = start[:8192].partition("\n")[0]
    return line.startswith("{") and '"schema"' in line and '"id"' in line


def ftm_interests(text: str) -> Said:
    """The interests between entities, each end under its id, and the parties described."""
    rows: list[Row] = []
    parties: dict[str, Asked] = {}
    problems: list[Problem] = []
    for where, one in _entities(text, problems):
        said = _properties(one)
        schema = str(one.get("schema"))
        if schema in _RELATIONS:
            rows += _rows(where, schema, said)
        elif schema in _KINDS:
            key = str(one.get("id"))
            parties[key] = _party(key, _KINDS[schema], said)
    return Said(tuple(rows), parties, tuple(problems))


def _entities(text: str, problems: list[Problem]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        where = place(line=number)
        try:
            one = json.loads(line, parse_float=Decimal)
        except ValueError as fault:
            told = line[:80], str(fault)
            problems.append(Problem("json_unreadable", Severity.SKIPPED, where, *told))
            continue
        if isinstance(one, dict):
            yield where, one
        else:
            problems.append(Problem("json_unreadable", Severity.SKIPPED, where, line[:80], "{...}"))


def _properties(one: dict[str, Any]) -> _Said:
    found = one.get("properties")
    listed = found.items() if isinstance(found, dict) else ()
    return {
        str(name): [str(each) for each in (said if isinstance(said, list) else [said])]
        for name, said in listed
    }


def _rows(where: str, schema: str, said: _Said) -> Iterator[Row]:
    owner, owned, kind = _RELATIONS[schema]
    for one in said.get(owner) or [""]:
        for other in said.get(owned) or [""]:
            yield Row(
                owner=one,
                owned=other,
                kind=kind,
                share=_first(said, "percentage"),
                since=_first(said, "startDate", "date"),
                until=_first(said, "endDate"),
                source=_first(said, "sourceUrl", "publisher"),
                note=_first(said, "role", "relationship", "summary"),
                place=where,
            )


def _party(key: str, kind: DesignatedKind, said: _Said) -> Asked:
    births = [(text, stretch_of(text)) for text in said.get("birthDate", ())]
    countries = (text.lower()[:2] for name in _COUNTRIES for text in said.get(name, ()))
    return Asked(
        query_id=key,
        names=tuple(dict.fromkeys(text for name in _NAMES for text in said.get(name, ()))),
        kind=kind,
        births=tuple(BirthDate(period=one, original=text) for text, one in births if one),
        countries=tuple(dict.fromkeys(countries)),
        gender=_GENDERS.get(_first(said, "gender"), Gender.UNKNOWN),
        numbers=tuple(text for name in _NUMBERS for text in said.get(name, ())),
    )


def _first(said: _Said, *names: str) -> str:
    return next((text for name in names for text in said.get(name, ()) if text), "")
