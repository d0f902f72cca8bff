"""Write the freeze report: a PDF/A and an HTML file in each language; the journal keeps hashes."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

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


def write_freeze_report(
    desk: Desk, duty: int, folder: Path, *, languages: Sequence[str]
) -> list[WrittenReport]:
    """Write ``freeze-<duty>.<language>.pdf`` and ``.html`` into a folder.

    Raises: DutyMissing; PackFaulty.
    """
    facts = freeze_facts(desk, duty)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language in languages:
        for ending, content in (
            ("html", freeze_html(facts, language)),
            ("pdf", freeze_pdf(facts, language)),
        ):
            path = folder / f"freeze-{duty}.{language}.{ending}"
            path.write_bytes(content)
            written.append(WrittenReport(path, language, sha256(content).hexdigest()))
    with act(desk, "issue_freeze_report") as deed:
        files = {one.path.name: one.sha256 for one in written}
        deed.told.update({"duty": duty, "files": files})
    return written


def freeze_pdf(facts: FreezeFacts, language: str) -> bytes:
    """The report as PDF/A in one language."""
    return render_pdf(build_freeze_report(facts, words_for(language), forms_for(language)))


def freeze_html(facts: FreezeFacts, language: str) -> bytes:
    """The report as one HTML file."""
    return render_html(
        build_freeze_report(facts, words_for(language), forms_for(language))
    ).encode()


def freeze_facts(desk: Desk, duty: int) -> FreezeFacts:
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
