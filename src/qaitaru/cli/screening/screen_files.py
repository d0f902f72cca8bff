"""Parties put to lists in files: read, asked, told, and the exit code."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

import typer

from qaitaru.cli.face import CANNOT, finish, tell, tell_json
from qaitaru.cli.screening.screen_asked import Given, asked_at, pack_of
from qaitaru.cli.screening.screen_told import (
    Answer,
    is_wrong,
    problem_told,
    tell_hits,
    tell_lines,
    tell_problems,
)
from qaitaru.facts.designations import Designation
from qaitaru.facts.problems import Problem
from qaitaru.lists.asked_file import AskedRow
from qaitaru.lists.list_files import ReadList
from qaitaru.lists.refusing import is_refused
from qaitaru.screening.screener import Screener
from qaitaru.screening.thresholds import Pack


def screen_files(files: Sequence[Path], reading: Future[list[ReadList]], given: Given) -> None:
    """Put the parties to the lists, and leave with the exit code.

    Raises: SettingFaulty, SourceUnreadable.
    """
    asked = asked_at(given)
    pack = pack_of(given.pack, given.threshold)
    if asked.is_refused:
        _refuse("cli.screen.names_refused", str(given.names), asked.problems, given)
    tell_problems("cli.screen.problems", asked.problems)
    lists = reading.result()
    for one in lists:
        if is_refused(one.reading):
            _refuse("cli.screen.list_refused", _path(files, one), one.reading.problems, given)
        tell_problems("cli.screen.list_doubts", one.reading.problems, path=_path(files, one))
    entries = [entry for one in lists for entry in one.reading.designations]
    answers = _answers(asked.rows, entries, pack, given.limit)
    if given.as_json:
        tell_lines(answers)
    else:
        _tell(answers, pack, len(entries), len(lists))
    doubts = (problem for one in lists for problem in one.reading.problems)
    of_rows = (problem for row in asked.rows for problem in row.problems)
    finish(problems=any(map(is_wrong, (*asked.problems, *of_rows, *doubts))))


def _answers(
    rows: Iterable[AskedRow], entries: Sequence[Designation], pack: Pack, limit: int | None
) -> Iterator[Answer]:
    screener = Screener(entries)
    for row in rows:
        hits = screener.screen(row.asked, threshold=pack.lowest)
        yield row, [hit for hit in hits if pack.holds(hit)][:limit]


def _tell(answers: Iterable[Answer], pack: Pack, designations: int, lists: int) -> None:
    asked, with_hits = tell_hits(answers)
    tell(
        "cli.screen.count",
        asked=asked,
        with_hits=with_hits,
        threshold=pack.lowest,
        designations=designations,
        lists=lists,
    )


def _refuse(title: str, path: str, problems: Sequence[Problem], given: Given) -> None:
    if given.as_json:
        tell_json({"refused": path, "problems": list(map(problem_told, problems))})
    tell_problems(title, problems, path=path)
    raise typer.Exit(CANNOT)


def _path(files: Sequence[Path], one: ReadList) -> str:
    return ", ".join(str(files[number]) for number in one.files)
