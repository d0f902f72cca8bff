"""Correct an entry: the older words stay, the newer stand in their place."""

from datetime import datetime
from typing import Any

import msgspec

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase, add_entry, cannot, on_thing, refuse
from qaitaru.acts.casework.known_references import (
    must_be_party,
    must_be_traced,
    must_be_wealth_line,
)
from qaitaru.casework.bodies.assets import TracedInto, WealthLine
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.measures import Measure
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.correcting import refuse_correction
from qaitaru.casework.others_property import refuse_others
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.subjects import refuse_subject
from qaitaru.casework.taking import lawful_from
from qaitaru.evidence import store as evidence_store


def correct_entry(
    desk: Desk, entry: int, changed: dict[str, Any], at: datetime | None = None
) -> CaseEntry:
    """Tell what an entry should have said; what holds or takes an asset waits for another member.

    Args:
        changed: the fields that were wrong, as they should be.
        at: when it happened, where that was wrong.

    Raises: InvestigationMissing; CaseRefused; EvidenceMissing; PackFaulty.
    """
    must_be_party(desk, str(changed.get("party_key", "")))
    with on_thing(desk, "correct_entry", entry, "correct") as on:
        before = on.record.entry(entry)
        if before is None or before.corrects:
            cannot("entry_unknown", str(entry))
        body = _changed(before, changed)
        if body.exhibit:
            evidence_store.find(on.deed.connection, body.exhibit)
        _must_be_known(on, body)
        when = on.at(at or before.at).at
        correction = _correction(on, before, body, when)
        refuse(refuse_correction(on.at(None), correction))
        return add_entry(
            on.deed,
            body,
            when,
            investigation=before.investigation,
            about=before.about,
            corrects=before.number,
        )


def _must_be_known(on: OnCase, body: EveryBody) -> None:
    """What a correction says must be as it must at entry.

    Raises: CaseRefused; AnalysisMissing.
    """
    if isinstance(body, Subject):
        refuse(refuse_subject(body, on.at(None).day))
    elif isinstance(body, TracedInto):
        must_be_traced(on, body)
    elif isinstance(body, WealthLine):
        must_be_wealth_line(on, body)
    elif isinstance(body, Measure) and body.others_ground:
        lawful = lawful_from(on.at(None), body)
        refuse(refuse_others(on.at(None), body, lawful[1]) if lawful else None)


def _changed(before: CaseEntry, changed: dict[str, Any]) -> EveryBody:
    told = msgspec.to_builtins(before.body) | changed
    try:
        body: EveryBody = msgspec.convert(told, type=EveryBody, strict=False)
    except msgspec.ValidationError as fault:
        cannot("correction_fields", str(fault), ", ".join(before.body.__struct_fields__))
    return body


def _correction(on: OnCase, before: CaseEntry, body: EveryBody, at: datetime) -> CaseEntry:
    return CaseEntry(
        number=max(one.number for one in on.record.entries) + 1,
        investigation=before.investigation,
        about=before.about,
        at=at,
        body=body,
        corrects=before.number,
        made_by=on.deed.member,
        made_at=on.deed.at,
    )
