"""The files of a drafted report: goAML with its form and notes, or an FM-1 for each transaction."""

from uuid import uuid4

import msgspec

from qaitaru.acts.interchange.agency_files import AgencyFiles
from qaitaru.acts.interchange.sent_out import SentOut
from qaitaru.interchange.crossing.to_fm1 import fm1_of
from qaitaru.interchange.fm1.writing import Guids, fm1_written, numbered
from qaitaru.interchange.form_file import json_of
from qaitaru.interchange.goaml.draft import GoamlDraft
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.writing import goaml_written


def goaml_sent(draft: GoamlDraft, agency: AgencyFiles) -> SentOut:
    """The report in the agency's schema, its form, and where each value stands."""
    made = goaml_written(draft.report, agency.schema, agency.lists, agency.profile)
    may_be_sent = made.may_be_sent and not agency.problems
    stem = (draft.report.report_code or "goaml").lower()
    return SentOut(
        files=(
            (f"{stem}.xml" if may_be_sent else f"draft-{stem}.xml", made.document),
            (f"{stem}.json", json_of(draft.report)),
            (f"{stem}.notes.json", _notes(draft)),
        ),
        counts=_counted(draft.report),
        losses=made.losses,
        missing=draft.missing,
        problems=(*agency.problems, *made.problems),
        schema=made.checked.schema,
        may_be_sent=may_be_sent,
    )


def fm1_sent(draft: GoamlDraft, agency: AgencyFiles) -> SentOut:
    """A form for each transaction; its numbers are made up here, as the sender's are."""
    forms, crossed = fm1_of(draft.report, agency.codes)
    made = [fm1_written(numbered(one, _guids()), agency.lists) for one in forms]
    problems = (*agency.problems, *(fault for one in made for fault in one.problems))
    may_be_sent = all(one.may_be_sent for one in made) and not agency.problems
    mark = "" if may_be_sent else "draft-"
    return SentOut(
        files=(
            *((f"{mark}fm1-{at}.xml", one.document) for at, one in enumerate(made, 1)),
            *((f"fm1-{at}.json", json_of(one)) for at, one in enumerate(forms, 1)),
        ),
        counts=_counted(draft.report),
        losses=(*crossed, *(loss for one in made for loss in one.losses)),
        missing=draft.missing,
        problems=tuple(dict.fromkeys(problems)),
        may_be_sent=may_be_sent,
    )


def _notes(draft: GoamlDraft) -> bytes:
    """Where each value of a draft stands, as a file."""
    return msgspec.json.format(msgspec.json.encode({"notes": draft.notes}), indent=2) + b"\n"


def _guids() -> Guids:
    return Guids(str(uuid4()), str(uuid4()))


def _counted(report: GoamlReport) -> dict[str, int]:
    parties = report.activity.report_parties if report.activity else ()
    return {"transactions": len(report.transaction), "report_parties": len(parties)}
