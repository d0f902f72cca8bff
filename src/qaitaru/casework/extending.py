"""Whether a measure may be made to hold longer: by whom, until when, and only while it holds."""

from datetime import datetime

from qaitaru.casework.bodies.measures import Extension
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.expiry import Expiry
from qaitaru.casework.in_force import measure_of
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal


def refuse_extension(case: CaseAt, measure: int, extension: Extension) -> Refusal | None:
    """Why a measure may not be extended at the case's instant; None where it may."""
    found = measure_of(case, measure)
    if found is None:
        return Refusal("measure_missing", str(measure))
    expiry = found.expiry
    if found.end is not None:
        return Refusal("measure_lapsed", found.end.how, f"< {instant_text(found.end.at)}")
    if expiry.reckoned is None or expiry.most is None:
        return Refusal("extension_none", found.measure.measure)
    allowed = expiry.reckoned.due.edition.extended_by
    if allowed and extension.authority not in allowed:
        return Refusal("authority_may_not", extension.authority, ", ".join(allowed))
    if not extension.document.strip():
        return Refusal("document_wanting", "", "--document")
    return _refuse_until(expiry, extension.until)


def _refuse_until(expiry: Expiry, until: datetime | None) -> Refusal | None:
    """An end that is given lies after the end there is, and not after the last that is allowed."""
    if until is None or expiry.at is None or expiry.most is None:
        return None
    if until <= expiry.at:
        return Refusal("days_faulty", instant_text(until), f"> {instant_text(expiry.at)}")
    if until > expiry.most:
        return Refusal("extension_too_long", instant_text(until), f"≤ {instant_text(expiry.most)}")
    return None
