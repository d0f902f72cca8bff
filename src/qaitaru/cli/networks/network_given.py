"""Where a network is read from, as a command was told: a workspace, or a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from qaitaru.acts.act import Desk
from qaitaru.acts.networks.file_source import file_source
from qaitaru.acts.networks.ledger_source import ledger_source
from qaitaru.acts.networks.network_source import DAY_S, By, Source
from qaitaru.acts.resolution.joined_parties import JoinedParties, joined_anew, joined_then
from qaitaru.cli.desk import desk_at
from qaitaru.cli.detection.detect_told import tell_read_problems
from qaitaru.cli.face import CANNOT, WORDS, finish, instant_of, tell_json
from qaitaru.cli.intake.problem_words import problem_told
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.problems import Severity
from qaitaru.networks.columns import FOREVER

PARTY: Final = By.PARTY.value
FileOption = Annotated[Path | None, typer.Option(help=WORDS("cli.detect.transfers"))]
EncodingOption = Annotated[str, typer.Option(help=WORDS("cli.detect.encoding"))]
ByOption = Annotated[str, typer.Option("--by", help=WORDS("cli.network.by"))]
WithinOption = Annotated[int | None, typer.Option(min=0, help=WORDS("cli.paths.within"))]


class Table(NamedTuple):
    """A table given in a file, if any, and the encoding named for it."""

    file: Path | None
    encoding: str


@contextmanager
def source_given(
    verb: str, table: Table, workspace: Path, *, by: str, as_of: str, as_json: bool
) -> Iterator[Source]:
    """The transfers of the file where one is given, else of the workspace.

    With rows of a file that could not be read the command leaves as one with problems.
    """
    if by not in set(By):
        raise SettingFaulty("--by", by, ", ".join(By))
    file, encoding = table
    if file is None:
        if encoding:
            raise SettingFaulty("--encoding", encoding, "--transfers")
        at = instant_of(as_of)
        with (
            desk_at(workspace) as desk,
            ledger_source(desk, verb, by=By(by), joined=_joined(desk, by, at), as_of=at) as ledger,
        ):
            yield ledger
        return
    if by == By.RESOLVED:
        raise SettingFaulty("--by", by, By.ACCOUNT)
    with file_source(file, encoding) as found:
        problems = found.read.problems
        if not found.read.ledgers and problems and as_json:
            told = [{"file": file.name, **problem_told(one)} for one in problems]
            tell_json({"refused": str(file), "problems": told})
        tell_read_problems(file, problems, found.read.problem_count)
        if not found.read.ledgers and problems:
            raise typer.Exit(CANNOT)
        yield found
        if any(one.severity is not Severity.NOTED for one in problems):
            finish(problems=True)


def _joined(desk: Desk, by: str, at: datetime | None) -> JoinedParties | None:
    """Which parties are one: by all that is known now, or that was known at an instant."""
    if by != By.RESOLVED:
        return None
    return joined_anew(desk) if at is None else joined_then(desk, at)


def within_of(days: int | None) -> int:
    """For how many seconds money may lie; a day where it must go on within the day."""
    return FOREVER if days is None else days * DAY_S
