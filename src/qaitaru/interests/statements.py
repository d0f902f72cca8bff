"""Interests in JSON: a plain list of objects, or statements of the Beneficial Ownership Data
Standard.

Source: Open Ownership, Beneficial Ownership Data Standard 0.2 to 0.4: ownership-or-control
statements (later: relationship records), interests and their shares.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from qaitaru.facts.designations import BirthDate, DesignatedKind
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.interests.said import Row, Said, stretch_of
from qaitaru.screening.asked import Asked

_FIELDS: Final = {
    "owner": "owner",
    "owned": "owned",
    "kind": "kind",
    "share": "share",
    "low": "low",
    "high": "high",
    "from": "since",
    "to": "until",
    "source": "source",
    "note": "note",
}
_KINDS: Final = {
    "shareholding": "shares",
    "votingrights": "votes",
    "appointmentofboard": "board",
    "controlviacompanyrulesorarticles": "dominance",
    "enjoymentanduseofassets": "assets",
    "rightsgrantedbycontract": "other",
    "conditionalrightsgrantedbycontract": "other",
    "influenceorcontrol": "other",
    "otherinfluenceorcontrol": "other",
    "seniormanagingofficial": "director",
    "boardmember": "director",
    "boardchair": "director",
    "nominator": "nominee",
    "settlor": "trust",
    "trustee": "trust",
    "protector": "trust",
    "settloroftrust": "trust",
    "trusteeoftrust": "trust",
    "protectoroftrust": "trust",
    "beneficiaryoftrust": "trust",
    "beneficiaryoflegalarrangement": "trust",
    "controlbylegalframework": "other",
    "rightstosurplusassets": "other",
    "rightstosurplusassetsondissolution": "other",
    "rightstoprofitorincome": "other",
    "rightstoprofitorincomefromassets": "other",
    "otherinfluenceorcontroloftrust": "trust",
    "nominee": "other",
    "unknowninterest": "other",
    "unpublishedinterest": "other",
}
_RELATIONS: Final = {"relationship", "ownershipOrControlStatement"}
_PARTIES: Final = {
    "person": DesignatedKind.PERSON,
    "personStatement": DesignatedKind.PERSON,
    "entity": DesignatedKind.ORGANISATION,
    "entityStatement": DesignatedKind.ORGANISATION,
}


def is_bods(objects: Sequence[Any]) -> bool:
    """Whether a list is one of statements."""
    return any(isinstance(one, dict) and "statementId" in {*map(_id_name, one)} for one in objects)


def _id_name(name: str) -> str:
    return "statementId" if name in {"statementID", "statementId"} else name


def plain_interests(objects: Sequence[Any]) -> Said:
    """A list of objects with the columns of the table."""
    rows, problems = [], []
    for number, one in enumerate(objects, 1):
        where = place(entry=number)
        if not isinstance(one, dict):
            problems.append(_misshapen(where, one, "{owner, owned}"))
            continue
        problems += [
            Problem("interests_column_unused", Severity.NOTED, where, name)
            for name in one
            if name not in _FIELDS
        ]
        said = {_FIELDS[k]: str(v) for k, v in one.items() if k in _FIELDS and v is not None}
        rows.append(Row(**{"owner": "", "owned": "", **said, "place": where}))
    return Said(tuple(rows), {}, tuple(problems))


def bods_interests(objects: Sequence[Any]) -> Said:
    """The interests of statements, each end under its record or statement; later ones replace."""
    rows: list[Row] = []
    parties: dict[str, Asked] = {}
    problems: list[Problem] = []
    records = _latest(objects, problems)
    for where, one, details in records:
        kind = one.get("recordType") or one.get("statementType") or ""
        if kind in _PARTIES:
            key = _key(one)
            parties[key] = _party(key, _PARTIES[kind], details)
        elif kind in _RELATIONS:
            rows += _rows(where, one, details, problems)
        else:
            problems.append(_misshapen(where, kind, ", ".join((*_PARTIES, *_RELATIONS))))
    return Said(tuple(rows), parties, tuple(problems))


def _latest(
    objects: Sequence[Any], problems: list[Problem]
) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each record's last statement: where, the statement, what it says; closed ones left out."""
    latest: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {}
    for number, one in enumerate(objects, 1):
        where = place(entry=number)
        if not isinstance(one, dict):
            problems.append(_misshapen(where, one, "{...}"))
            continue
        details = one.get("recordDetails")
        latest[_key(one)] = (where, one, details if isinstance(details, dict) else one)
        for replaced in one.get("replacesStatements") or ():
            latest.pop(str(replaced), None)
    return [one for one in latest.values() if one[1].get("recordStatus") != "closed"]


def _key(one: dict[str, Any]) -> str:
    return str(one.get("recordId") or one.get("statementID") or one.get("statementId") or "")


def _rows(
    where: str, one: dict[str, Any], details: dict[str, Any], problems: list[Problem]
) -> list[Row]:
    """One row for each interest; a statement that tells none says that something is held."""
    ends = _end(details.get("interestedParty")), _end(details.get("subject"))
    source = one.get("source")
    told = source.get("url") or source.get("description") if isinstance(source, dict) else None
    row = Row(owner=ends[0], owned=ends[1], source=str(told or ""), place=where)
    interests = details.get("interests")
    if not isinstance(interests, list) or not interests:
        return [replace(row, kind="other")]
    found = []
    for each in interests:
        if isinstance(each, dict):
            found.append(_with_interest(row, each, problems))
        else:
            problems.append(_misshapen(where, each, "{type, share}"))
    return found


def _end(said: Any) -> str:
    """The record at an end; empty where it is unspecified."""
    if isinstance(said, dict):
        ids = [v for k, v in said.items() if k.startswith("describedBy")]
        return str(ids[0]) if ids else ""
    return str(said or "")


def _with_interest(row: Row, each: dict[str, Any], problems: list[Problem]) -> Row:
    said = str(each.get("type") or "")
    word = said.replace("-", "").lower()
    if word not in _KINDS:
        problems.append(Problem("interest_kind_unknown", Severity.DOUBTFUL, row.place, said))
    share = each.get("share")
    ends = _ends(share) if isinstance(share, dict) else {}
    return replace(
        row,
        kind=_KINDS.get(word, "other"),
        since=str(each.get("startDate") or ""),
        until=str(each.get("endDate") or ""),
        note=str(each.get("details") or ""),
        **ends,
    )


def _ends(share: dict[str, Any]) -> dict[str, str]:
    if share.get("exact") is not None:
        return {"share": str(share["exact"])}
    found: dict[str, str] = {}
    for end, sign, name in (("low", ">", "inimum"), ("high", "<", "aximum")):
        inclusive, exclusive = share.get(f"m{name}"), share.get(f"exclusiveM{name}")
        if exclusive is True or (exclusive not in {None, False} and inclusive is None):
            found[end] = f"{sign}{inclusive if inclusive is not None else exclusive}"
        elif inclusive is not None:
            found[end] = str(inclusive)
    return found


def _party(key: str, kind: DesignatedKind, details: dict[str, Any]) -> Asked:
    names = [
        str(one.get("fullName") or "")
        for one in details.get("names") or ()
        if isinstance(one, dict)
    ]
    names += [str(details.get("name") or ""), *map(str, details.get("alternateNames") or ())]
    countries = [*(details.get("nationalities") or ()), details.get("jurisdiction")]
    countries += [details.get("incorporatedInJurisdiction")]
    codes = [str(one.get("code") or "").lower()[:2] for one in countries if isinstance(one, dict)]
    birth = stretch_of(str(details.get("birthDate") or ""))
    numbers = [one.get("id") for one in details.get("identifiers") or () if isinstance(one, dict)]
    return Asked(
        query_id=key,
        names=tuple(dict.fromkeys(filter(None, names))),
        kind=kind,
        births=(BirthDate(period=birth, original=str(details["birthDate"])),) if birth else (),
        countries=tuple(dict.fromkeys(filter(None, codes))),
        numbers=tuple(str(one) for one in numbers if one),
    )


def _misshapen(where: str, found: Any, expected: str) -> Problem:
    return Problem("interest_misshapen", Severity.SKIPPED, where, str(found)[:80], expected)
