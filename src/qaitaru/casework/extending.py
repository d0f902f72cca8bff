"""Whether a measure may be made to hold longer: by whom, until when, and only while it holds."""

from qaitaru.casework.bodies.measures import Extension
from qaitaru.casework.case_at import CaseAt
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
    if extension.until is not None and extension.until > expiry.most:
        limit = f"≤ {instant_text(expiry.most)}"
        return Refusal("extension_too_long", instant_text(extension.until), limit)
    return None if extension.document.strip() else Refusal("document_wanting", "", "--document")
