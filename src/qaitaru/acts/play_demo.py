"""Play the bundled scenario through the whole house, and mark what was found."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_ledger import CoverageView, look_at_accounts, look_at_coverage
from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.detect_here import detect_here
from qaitaru.acts.intake.handover import FileOutcome, Handover, Told
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.mappings import confirm_mapping
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.list_offer import ListOffer
from qaitaru.acts.report.write_report import WrittenReport, write_report
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.tracing.traces import RuleTrace
from qaitaru.acts.wealth.profile_wealth import profile_wealth
from qaitaru.acts.workspace import SETTINGS_FILE, Settings, create_workspace
from qaitaru.facts.errors import WorkspaceOccupied
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.entries import entry_id_of
from qaitaru.ledger.reconciliation import Check
from qaitaru.tracing.following import tainted
from qaitaru.training import marking
from qaitaru.training.scenario import (
    CLAIM,
    EVIDENCE,
    LIST,
    LISTED,
    LISTS,
    scenario_mappings,
    wealth_example,
    write_scenario,
)

SEED: Final = 2025
_SCENARIO: Final = "scenario"
_WORKSPACE: Final = "workspace"
_REPORTS: Final = "reports"
_AGENCY: Final = "academy"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRun:
    """What the demo found beside what was planted, and where everything lies."""

    seed: int
    evidence: Path
    workspace: Path
    outcomes: tuple[FileOutcome, ...]
    marks: tuple[marking.Mark, ...]
    reports: tuple[WrittenReport, ...]
    findings: int  # of typologies, on the desk

    @property
    def right(self) -> bool:
        """Whether all was found and nothing else."""
        return all(mark.right for mark in self.marks)


def play_demo(
    folder: Path,
    *,
    seed: int = SEED,
    title: str,
    languages: Sequence[str],
    progress: Told = lambda _: None,
    stage: Callable[[str], None] = lambda _: None,
) -> DemoRun:
    """Write the scenario, ingest it, trace, screen, detect, report; compare with its answer key.

    Args:
        folder: empty, absent, or left by an earlier demo, which is then replaced.
        stage: told the key of each stage as it begins.
    Raises: WorkspaceOccupied.
    """
    _make_room(folder)
    stage("demo.stage.scenario")
    key = write_scenario(folder / _SCENARIO, seed)
    own = Settings(title=title, language=languages[0], agency=_AGENCY)
    desk = Desk(create_workspace(folder / _WORKSPACE, own))
    try:
        stage("demo.stage.ingest")
        outcomes = _ingest(desk, folder / _SCENARIO / EVIDENCE, progress)
        stage("demo.stage.trace")
        traces = trace_funds(desk, (folder / _SCENARIO / CLAIM).read_text(encoding="utf-8"))
        marks = marking.mark(key, _found(desk, traces))
        stage("demo.stage.screen")
        _screen(desk, folder / _SCENARIO / LISTS)
        stage("demo.stage.detect")
        detected = detect_here(desk, asked_typologies((), {}))
        stage("demo.stage.report")
        profile_wealth(desk, wealth_example())
        reports = write_report(desk, folder / _REPORTS, languages=languages, traces=traces)
    finally:
        desk.workspace.close()
    return DemoRun(
        seed=seed,
        evidence=folder / _SCENARIO / EVIDENCE,
        workspace=folder / _WORKSPACE,
        outcomes=tuple(outcomes),
        marks=tuple(marks),
        reports=tuple(reports),
        findings=len(detected.run.result.findings),
    )


def _make_room(folder: Path) -> None:
    """Remove an earlier demo; anything else in the folder is somebody's, and is left alone."""
    if not folder.exists():
        return
    named = {path.name for path in folder.iterdir()}
    ours = {_SCENARIO, _WORKSPACE, _REPORTS}
    if named - ours or (named and not (folder / _SCENARIO / CLAIM).is_file()):
        raise WorkspaceOccupied(str(folder))
    if _WORKSPACE in named and not (folder / _WORKSPACE / SETTINGS_FILE).is_file():
        raise WorkspaceOccupied(str(folder))
    shutil.rmtree(folder)


def _ingest(desk: Desk, evidence: Path, progress: Told) -> list[FileOutcome]:
    for name, text in scenario_mappings().items():
        confirm_mapping(desk, name, text)
    handover = Handover(paths=(evidence,), legal_basis=desk.workspace.settings.title)
    return list(ingest_evidence(desk, handover, progress=progress))


def _screen(desk: Desk, lists: Path) -> None:
    """Put the scenario's list in force, and every party to it; its hits wait for two members."""
    mapping = (lists / f"{LIST}.toml").read_text(encoding="utf-8")
    table = (f"{LIST}.csv", lists / f"{LIST}.csv")
    offer = ListOffer(files=(table,), mappings={LIST: mapping}, published_on=LISTED)
    add_list(desk, offer)
    screen_parties(desk)


def _found(desk: Desk, traces: Sequence[RuleTrace]) -> marking.Found:
    """The analysis in the marking's plain words."""
    view = look_at_coverage(desk)
    return marking.Found(
        missing_months=_months(view, Cover.MISSING),
        duplicate_months=_months(view, Cover.DUPLICATE),
        altered_rows=_altered(view),
        traced=_traced(traces),
        bookings=sum(account.bookings for account in look_at_accounts(desk).held),
    )


def _months(view: CoverageView, cover: Cover) -> frozenset[tuple[str, str]]:
    return frozenset(
        (row.account, f"{cell.month:%Y-%m}")
        for row in view.grid.rows
        for cell in row.cells
        if cover in cell.marks
    )


def _altered(view: CoverageView) -> frozenset[tuple[str, str]]:
    """The rows whose stated balance does not follow from the row before."""
    named = {
        entry_id_of(one.import_no, fault.seq)
        for one in view.statements
        for fault in one.breaks
        if fault.check is Check.ROW and fault.seq is not None
    }
    rows = [view.rows[entry] for entry in named]
    return frozenset((view.sources.names[row.import_no], row.place) for row in rows)


def _traced(traces: Sequence[RuleTrace]) -> dict[tuple[str, str], int]:
    """What of the claimed money each asset took, under each rule."""
    return {
        (asset.name, trace.rule): sum(tainted(asset.paid).values())
        for trace in traces
        for asset in trace.assets
    }
