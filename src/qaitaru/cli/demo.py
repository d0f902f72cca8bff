"""``qaitaru demo``: the bundled scenario through the whole house, marked against its key."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.play_demo import SEED, DemoRun, play_demo
from qaitaru.cli.face import ERR, FORMS, WORDS, JsonOption, finish, table, tell, tell_json
from qaitaru.cli.intake.ingest import progress_bar
from qaitaru.training.marking import Mark
from qaitaru.wording import LANGUAGES

_MARKS = tuple(f"cli.demo.{name}" for name in ("fact", "planted", "found", "verdict"))


def demo(
    folder: Annotated[Path, typer.Argument(help=WORDS("cli.demo.folder"))],
    *,
    seed: Annotated[int, typer.Option(help=WORDS("cli.demo.seed"))] = SEED,
    as_json: JsonOption = False,
) -> None:
    """Play the demo."""
    first = WORDS.language
    languages = (first, *(one for one in LANGUAGES if one != first))
    with progress_bar() as told:
        run = play_demo(
            folder,
            seed=seed,
            title=WORDS("cli.demo.title"),
            languages=languages,
            progress=told,
            stage=lambda key: ERR.print(WORDS(f"cli.{key}"), highlight=False),
        )
    if as_json:
        tell_json(run)
    else:
        _tell(run)
    finish(problems=not run.right)


def _tell(run: DemoRun) -> None:
    counts: Counter[str] = Counter()
    for one in run.outcomes:
        counts.update(one.rows)
    tell(
        "cli.demo.read",
        files=len(run.outcomes),
        bookings=FORMS.number(counts["bookings"]),
        transfers=FORMS.number(counts["transfers"]),
        problems=FORMS.number(counts["problems"]),
    )
    rows = [
        (
            WORDS(f"scenario.mark.{mark.fact}", rule=_rule(mark)),
            mark.expected,
            mark.found,
            WORDS("cli.demo.right" if mark.right else "cli.demo.wrong"),
        )
        for mark in run.marks
    ]
    table(WORDS("cli.demo.marks", seed=run.seed), _MARKS, rows)
    tell("cli.demo.all_right" if run.right else "cli.demo.not_all_right")
    tell("cli.demo.findings", count=FORMS.number(run.findings), path=run.workspace)
    tell("cli.demo.evidence", path=run.evidence)
    tell("cli.demo.workspace", path=run.workspace)
    for report in run.reports:
        tell("cli.demo.report", path=report.path)


def _rule(mark: Mark) -> str:
    return WORDS(f"tracing.rule.{mark.rule}") if mark.rule else ""
