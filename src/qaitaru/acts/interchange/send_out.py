"""A report or a case sent out from an investigation: by who may share it, for a stated purpose.

What goes is shown first with all that it does not say as it was: what the form has no place for,
what nobody said, what the agency's schema refuses. Nothing is sent by the program itself: the
files are the member's to hand over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import cannot, must_be_said
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.interchange.agency_files import agency_files
from qaitaru.acts.interchange.draft_goaml import Chosen, ReportWanted, draft_goaml
from qaitaru.acts.interchange.export_case import export_case
from qaitaru.acts.interchange.report_files import fm1_sent, goaml_sent
from qaitaru.acts.interchange.sent_out import SentOut
from qaitaru.casework.roles import member_may, roles_of
from qaitaru.facts.errors import SettingFaulty
from qaitaru.interchange.goaml.report import GoamlReport

VERB: Final = "share"
GOAML, FM1 = "goaml", "fm1"
ENDINGS: Final[Mapping[str, str]] = {
    "ftm": "ftm.json",
    "bods": "bods.json",
    "case": "jsonld",
    "graphml": "graphml",
    "gexf": "gexf",
}
SENT_FORMS: Final = (GOAML, FM1, *ENDINGS)
HOLDS: Final[Mapping[str, frozenset[str]]] = {
    "ftm": frozenset({"parties", "accounts", "transfers", "interests", "exhibits"}),
    "bods": frozenset({"parties", "interests"}),
    "case": frozenset({"exhibits"}),
    "graphml": frozenset({"transfers"}),
    "gexf": frozenset({"transfers"}),
}
"""The facts of a case that each form has a place for; of the others none goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSend:
    """What a member wants sent; the report's fields lie over those of the agency's own form."""

    investigation: int
    form: str  # of SENT_FORMS
    purpose: str
    to: str = ""
    chosen: Chosen = field(default_factory=Chosen)
    report_code: str = ""
    stated: Mapping[str, object] = field(default_factory=dict)  # fields of a report's head
    own_banks: tuple[str, ...] = ()


def send_out(desk: Desk, wanted: ToSend) -> SentOut:
    """Make what is asked for, and tell all that it lacks.

    Raises: InvestigationMissing; CaseRefused where the member's role does not open it, or nothing
        is said of what for; SettingFaulty; SourceUnreadable and PackFaulty for the agency's files;
        UseRefused for rows that may not go there; FindingMissing, EntryMissing, AccountMissing.
    """
    view = look_at_investigation(desk, wanted.investigation)
    if not member_may(view.record, desk.member, VERB, view.case.at):
        roles = roles_of(view.record, desk.member, view.case.at)
        cannot("role_may_not", ", ".join(sorted(roles)), VERB)
    must_be_said(wanted.purpose)
    if wanted.form not in SENT_FORMS:
        raise SettingFaulty("form", wanted.form, ", ".join(SENT_FORMS))
    purpose = f"№ {wanted.investigation}: {wanted.purpose.strip()}"
    if wanted.form in ENDINGS:
        return _case(desk, wanted, purpose)
    return _report(desk, wanted, purpose)


def _case(desk: Desk, wanted: ToSend, purpose: str) -> SentOut:
    done = export_case(desk, wanted.form, purpose=purpose, to=wanted.to)
    held = HOLDS[wanted.form]
    return SentOut(
        files=((f"case.{ENDINGS[wanted.form]}", done.content),),
        counts=done.counts,
        unheld=tuple(name for name in done.counts if name not in held),
        goes_out=done.goes_out,
        left_out=done.left_out,
    )


def _report(desk: Desk, wanted: ToSend, purpose: str) -> SentOut:
    agency = agency_files(desk)
    kinds = ", ".join(one.code for one in agency.profile.report)
    if agency.profile.kind(wanted.report_code) is None:
        raise SettingFaulty("report_code", wanted.report_code, kinds)
    if wanted.chosen == Chosen():
        raise SettingFaulty("account", "", "finding, rows, account")
    asked = ReportWanted(
        code=wanted.report_code,
        profile=agency.profile,
        stated=_stated(agency.form, wanted.stated),
        to=wanted.to,
        own_banks=wanted.own_banks,
    )
    draft = draft_goaml(desk, wanted.chosen, asked, purpose=purpose)
    made = goaml_sent(draft, agency) if wanted.form == GOAML else fm1_sent(draft, agency)
    marks = look_at_use_marks(desk).of({at.exhibit for note in draft.notes for at in note.standing})
    return replace(made, goes_out=marks)


def _stated(form: GoamlReport, said: Mapping[str, object]) -> GoamlReport:
    over: dict[str, object] = {name: value for name, value in said.items() if value}
    return msgspec.structs.replace(form, **over)
