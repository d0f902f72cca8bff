"""Subjects as papers tell of them: who each is by its fields, how it stands, how it is tied.

Source: CPC of Kazakhstan 565(1)(7); UNCAC 46(15)(e).
"""

from qaitaru.acts.casework.paper_facts.filling import Filling
from qaitaru.acts.casework.paper_facts.in_each import in_each, joined, words_of
from qaitaru.casework.bodies.subjects import Subject as Told
from qaitaru.casework.subjects import SubjectStanding, countries_of
from qaitaru.documents.facts.parts import Subject, Text


def subject_part(fill: Filling, standing: SubjectStanding, link: Text) -> Subject:
    """One subject; ``link`` is how it is tied to the case, where the record does not say."""
    told, status = standing.subject, standing.status
    is_legal, where = told.is_organisation, countries_told(told)
    tied = fill.translated(f"link_{standing.entry.number}", told.remark)
    key = f"casework.status.{status.status}" if status else ""
    return Subject(
        name=told.name,
        link=fill.text("link_to_case", tied, link),
        status=words_of("paper.status", status=words_of(key), since=status.since) if status else "",
        other_names=told.other_names,
        born=None if is_legal else told.born_on,
        born_in="" if is_legal else told.born_in,
        identifier=identifier_of(told),
        document=told.document,
        citizenship="" if is_legal else where,
        residence="" if is_legal else told.residence,
        is_legal=is_legal,
        seat=joined((told.residence, where), ", ") if is_legal else "",
    )


def identifier_of(told: Told) -> str:
    """The number it is told by, else the one that it stands under in the register of parties."""
    sort, _, code = told.party_key.partition(":")
    return told.code or (code if sort == "code" else "")


def countries_told(told: Told) -> Text:
    """Its countries by their names."""
    codes = countries_of(told)
    return in_each(lambda _, forms: ", ".join(map(forms.country, codes))) if codes else ""
