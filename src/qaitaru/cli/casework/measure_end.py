"""``qaitaru measure extend|release``: made to hold longer as the law lets it, or let go by two."""

from typing import Annotated

import typer

from qaitaru.acts.casework.take_measure import ask_release, extend_measure
from qaitaru.casework.bodies.measures import Extension, ReleaseAsked
from qaitaru.casework.releasing import GROUNDS
from qaitaru.cli.casework.case_given import (
    AtOption,
    DocumentOption,
    ExhibitOption,
    MeasureArgument,
    RemarkOption,
)
from qaitaru.cli.casework.entry_told import told, told_next
from qaitaru.cli.casework.measure import AuthorityOption
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption
from qaitaru.cli.given import instant_given


def extend(
    measure: MeasureArgument,
    *,
    authority: AuthorityOption,
    document: DocumentOption,
    until: Annotated[str, typer.Option(help=WORDS("cli.case.until_instant"))] = "",
    at: AtOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Make a measure hold longer, while it holds."""
    body = Extension(
        authority=authority,
        document=document,
        until=instant_given("--until", until),
        exhibit=exhibit,
    )
    entry = at_desk(workspace, extend_measure, measure, body, instant_given("--at", at))
    told_next(workspace, entry, measure, as_json=as_json)


def release(
    measure: MeasureArgument,
    *,
    ground: Annotated[
        str, typer.Option(help=WORDS("cli.case.release_ground", all=", ".join(GROUNDS)))
    ],
    asset: Annotated[list[int] | None, typer.Option(help=WORDS("cli.case.released"))] = None,
    document: DocumentOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Ask that assets be let go; another member decides."""
    body = ReleaseAsked(
        ground=ground,
        document=document,
        assets=tuple(asset or ()),
        remark=remark,
        exhibit=exhibit,
    )
    told(at_desk(workspace, ask_release, measure, body), as_json=as_json)
