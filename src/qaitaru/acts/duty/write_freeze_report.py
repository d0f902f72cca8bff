"""Issue the freeze report: PDF/A and HTML, in each language; the journal keeps their hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.code_version import code_version
from qaitaru.acts.duty.look_at_duties import DutyView, look_at_duty
from qaitaru.acts.report.write_report import WrittenReport
from qaitaru.documents.freeze_report import FreezeFacts, ListSource, build_freeze_report
from qaitaru.documents.render_html import render_html
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.evidence import store as evidence_store
from qaitaru.lists import version_store
from qaitaru.wording import forms_for, words_for

ENDINGS: Final = ("html", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedReport:
    """One file of a report as it is handed over."""

    name: str
    language: str
    content: bytes
    sha256: str


def issue_freeze_report(
    desk: Desk, duty: int, *, languages: Sequence[str], endings: Sequence[str] = ENDINGS
) -> tuple[IssuedReport, ...]:
    """Make ``freeze-<duty>.<language>.<ending>``; the journal keeps what each file hashes to.

    Raises: DutyMissing; PackFaulty.
    """
    facts = _facts(desk, duty)
    issued = tuple(_issued(facts, one, ending) for one in languages for ending in endings)
    with act(desk, "issue_freeze_report") as deed:
        deed.told.update(duty=duty, files={one.name: one.sha256 for one in issued})
    return issued


def write_freeze_report(
    desk: Desk, duty: int, folder: Path, *, languages: Sequence[str]
) -> list[WrittenReport]:
    """Issue the report in both forms and write its files into a folder.

    Raises: DutyMissing; PackFaulty.
    """
    folder.mkdir(parents=True, exist_ok=True)
    issued = issue_freeze_report(desk, duty, languages=languages)
    for one in issued:
        (folder / one.name).write_bytes(one.content)
    return [WrittenReport(folder / one.name, one.language, one.sha256) for one in issued]


def _issued(facts: FreezeFacts, language: str, ending: str) -> IssuedReport:
    outline = build_freeze_report(facts, words_for(language), forms_for(language))
    content = render_pdf(outline) if ending == "pdf" else render_html(outline).encode()
    name = f"freeze-{facts.record.head.number}.{language}.{ending}"
    digest = sha256(content).hexdigest()
    return IssuedReport(name=name, language=language, content=content, sha256=digest)


def _facts(desk: Desk, duty: int) -> FreezeFacts:
    """What the report of a duty is made of, as of now.

    Raises: DutyMissing; PackFaulty.
    """
    view = look_at_duty(desk, duty)
    settings = desk.workspace.settings
    with consult(desk, "read_freeze_report", duty=duty) as connection:
        source = _source(connection, view)
    return FreezeFacts(
        record=view.record,
        regime=view.regime,
        chain=view.chain,
        clocks=view.clocks,
        holdings=view.holdings,
        measures=view.measures,
        law=view.law,
        source=source,
        agency=settings.agency_name or settings.agency,
        member=settings.member_name or settings.member,
        code_version=code_version(),
        produced_utc=view.at,
    )


def _source(connection: Connection, view: DutyView) -> ListSource:
    version = version_store.find(connection, view.record.head.list_version)
    items = {one.exhibit: one.sha256 for one in evidence_store.items(connection)}
    return ListSource(
        name=version.list_name,
        published_text=version.published_text,
        content_sha256=version.content_sha256,
        address=version.address,
        exhibits=tuple((one, items[one]) for one in version.exhibits),
    )
