"""Persons and entities of the ledger as goAML's, each value with where it stands.

A name that is said whole is not taken apart: it stands in his own letters, and given and family
name stay missing where no source tells one from the other.

Source: goAML schema 5.0.2, t_person, t_entity and their ``my_client`` forms.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from msgspec.structs import asdict

from qaitaru.interchange.goaml import draft_scalars
from qaitaru.interchange.goaml.draft import Drafting, Tie, numbered
from qaitaru.interchange.goaml.draft_contacts import addresses, papers, phones
from qaitaru.interchange.goaml.draft_ends import (
    DraftEnd,
    kind_of,
    name_of,
    named_at,
    number_said,
    one_said,
)
from qaitaru.interchange.goaml.subjects import Director, Entity, Person
from qaitaru.interchange.nodes import Node

CLIENT_PERSON: Final = (
    *("nationality1", "residence", "phones", "identification|identifications", "tax_reg_number"),
)
CLIENT_ENTITY: Final = (
    *("incorporation_legal_form", "business", "addresses", "incorporation_state"),
    *("incorporation_country_code", "director_id|related_persons", "incorporation_date"),
    "tax_reg_number",
)
"""What must be said of the reporting entity's own client beyond what is asked of anybody.

Source: goAML schema 5.0.2, t_person_my_client, t_entity_my_client.
"""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_GENDERS: Final = {"F": "F", "M": "M", "FEMALE": "F", "MALE": "M"}


def person_of(d: Drafting, end: DraftEnd, at: str, *, client: bool = False) -> Person:
    """A person as far as the sources tell."""
    sheets = d.known.sheets.get(end.party, ())
    found = Person(
        gender=_gender(d, end, f"{at}/gender"),
        birthdate=_birth(d, end, f"{at}/birthdate"),
        full_name_frn=d.say(f"{at}/full_name_frn", name_of(d.known, end), named_at(d.known, end)),
        id_number=number_said(d, end, f"{at}/id_number"),
        phones=phones(d, sheets, at),
        addresses=addresses(d, sheets, at),
        identifications=papers(d, sheets, at),
        **draft_scalars.names(d, sheets, at),
        **draft_scalars.scalars(d, sheets, draft_scalars.PERSON, at),
    )
    lacking(d, found, CLIENT_PERSON if client else (), at)
    return found


def entity_of(d: Drafting, end: DraftEnd, at: str, *, client: bool = False) -> Entity:
    """An entity as far as the sources tell, with those who direct it."""
    sheets, name = d.known.sheets.get(end.party, ()), name_of(d.known, end)
    if not name:
        d.lacks(f"{at}/name", "unsaid")
    found = Entity(
        name=d.say(f"{at}/name", name, named_at(d.known, end)),
        incorporation_number=number_said(d, end, f"{at}/incorporation_number"),
        phones=phones(d, sheets, at),
        addresses=addresses(d, sheets, at),
        director_id=_directors(d, d.known.directors.get(end.party, ()), f"{at}/director_id"),
        **draft_scalars.scalars(d, sheets, draft_scalars.ENTITY, at),
    )
    lacking(d, found, CLIENT_ENTITY if client else (), at)
    return found


def named_ties(d: Drafting, ties: Iterable[Tie], at: str) -> list[Tie]:
    """Those of whom a source tells given and family name; of the others it is told, and no more."""
    once = {one.party: one for one in ties if kind_of(d.known, one.party) != "entity"}
    said = {key: draft_scalars.has_parts(d.known.sheets.get(key, ())) for key in once}
    for key, is_said in said.items():
        if not is_said:
            d.lacks(at, "name_parts", name_of(d.known, DraftEnd(party=key)))
    return [one for key, one in once.items() if said[key]]


def role_said(d: Drafting, tie: Tie, at: str) -> str | None:
    """The code of a role, where a goAML report says it; else it is missing."""
    if not tie.role:
        d.lacks(f"{at}/role", "unsaid")
    return d.say(f"{at}/role", tie.role, tie.standing)


def lacking(d: Drafting, node: Node, names: Iterable[str], at: str) -> None:
    """Tell which fields nobody said; of names with ``|`` any one will do."""
    for name in names:
        said = (getattr(node, one) for one in name.split("|"))
        if all(value is None or value == () for value in said):
            d.lacks(f"{at}/{name}", "unsaid")


def _directors(d: Drafting, ties: Iterable[Tie], at: str) -> tuple[Director, ...]:
    found = named_ties(d, ties, at)
    return tuple(
        _director(d, one, numbered(at, number, len(found))) for number, one in enumerate(found, 1)
    )


def _director(d: Drafting, tie: Tie, at: str) -> Director:
    person = person_of(d, DraftEnd(party=tie.party, standing=tie.standing), at)
    fields: dict[str, Any] = asdict(person)
    return Director(role=role_said(d, tie, at), **fields)


def _gender(d: Drafting, end: DraftEnd, path: str) -> str | None:
    gender, where = one_said(d, end, "gender", path)
    code = _GENDERS.get(gender.upper(), "")
    if gender and not code:
        d.lacks(path, "unsaid", gender)
    return d.say(path, code, where)


def _birth(d: Drafting, end: DraftEnd, path: str) -> str | None:
    day, where = one_said(d, end, "birth", path)
    if day and not _DAY.fullmatch(day):
        d.lacks(path, "day", day)
        return None
    return d.say(path, day and f"{day}T00:00:00", where)
