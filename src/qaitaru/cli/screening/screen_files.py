"""Parties put to lists in files: read, asked, told, and the exit code."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

import typer

from qaitaru.cli.face import CANNOT, finish, tell, tell_json
from qaitaru.cli.intake.problem_words import problem_told
from qaitaru.cli.screening.screen_asked import asked_at, pack_of
from qaitaru.cli.screening.screen_given import Given
from qaitaru.cli.screening.screen_told import (
    Answer,
    is_wrong,
    tell_hits,
    tell_lines,
    tell_problems,
)
from qaitaru.facts.designations import Designation
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.asked_row import AskedRow
from qaitaru.lists.list_files import ReadList
from qaitaru.lists.refusing import is_refused
from qaitaru.screening.found_hits import entries_once, key_of
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
    states = tuple(_several_states(files, lists))
    tell_problems("cli.screen.problems_of_lists", states)
    entries = _in_order(lists)
    wrong = Counter[str]()
    answers = _answers(asked.rows, entries, (pack, given.limit), wrong)
    if given.as_json:
        tell_lines(answers)
    else:
        _tell(answers, pack, len(entries), len(lists))
    doubts = (problem for one in lists for problem in one.reading.problems)
    finish(problems=bool(wrong) or any(map(is_wrong, (*asked.problems, *states, *doubts))))


def _answers(
    rows: Iterable[AskedRow],
    entries: Sequence[Designation],
    shown: tuple[Pack, int | None],
    wrong: Counter[str],
) -> Iterator[Answer]:
    """Each row with its hits; what is wrong with rows is counted on the way."""
    pack, limit = shown
    screener = Screener(entries)
    for row in rows:
        wrong.update(one.code for one in row.problems if is_wrong(one))
        hits = screener.screen(row.asked, threshold=pack.lowest)
        yield row, [hit for hit in hits if pack.holds(hit)][:limit]


def _in_order(lists: Sequence[ReadList]) -> list[Designation]:
    """Every designation once, in an order that the order of the files has no part in."""
    entries = entries_once(entry for one in lists for entry in one.reading.designations)
    return sorted(entries, key=key_of)


def _several_states(files: Sequence[Path], lists: Sequence[ReadList]) -> Iterator[Problem]:
    """A list given in several states: each is asked, and an entry may be hit once in each."""
    states: dict[str, list[str]] = {}
    for one in lists:
        name = f"{one.reading.publisher}/{one.reading.list_name}"
        states.setdefault(name, []).append(_path(files, one))
    for name, paths in states.items():
        if len(paths) > 1:
            told = ", ".join(paths)
            yield Problem("list_in_several_states", Severity.DOUBTFUL, WHOLE_FILE, told, name)


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
