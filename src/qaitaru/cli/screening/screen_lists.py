"""Lists given on the command line, read behind the fence and made ready to be asked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.cli.face import WORDS
from qaitaru.facts.problems import Problem
from qaitaru.lists.in_worker import read_in_worker
from qaitaru.lists.list_files import files_at
from qaitaru.lists.refusing import is_refused
from qaitaru.screening.screener import Screener

LISTS = Annotated[list[Path] | None, typer.Option("--list", help=WORDS("cli.screen.list"))]


def screener_of(lists: Sequence[Path]) -> tuple[Screener, list[Problem]]:
    """The designations of every list that can be relied on, and what is wrong with the others.

    Raises: SourceUnreadable.
    """
    named = [(file.name, file) for file in files_at(lists)]
    readings = [one.reading for one in read_in_worker(named, bare=True)]
    problems = [problem for one in readings if is_refused(one) for problem in one.problems]
    good = [one for one in readings if not is_refused(one)]
    return Screener([each for one in good for each in one.designations]), problems
