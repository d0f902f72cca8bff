"""``qaitaru screen``: the parties of the workspace, or names in a file with no workspace."""

import gc
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Final

import typer

from qaitaru.cli.face import HERE, WORDS, AsOfOption, JsonOption, WorkspaceOption
from qaitaru.cli.screening.screen_given import Given
from qaitaru.facts.errors import SettingFaulty
from qaitaru.lists.in_worker import read_in_worker
from qaitaru.lists.list_files import files_at
from qaitaru.lists.reading import ListChoices

_ALONE: Final = "1"  # the query of one name
_RARELY: Final = 200_000  # objects made between two searches for garbage

ListOption = Annotated[list[Path] | None, typer.Option("--list", help=WORDS("cli.screen.list"))]
MappingOption = Annotated[list[Path] | None, typer.Option(help=WORDS("cli.ingest.mapping"))]
ThresholdOption = Annotated[
    float | None, typer.Option(min=0, max=1, help=WORDS("cli.screen.threshold"))
]


def screen(
    context: typer.Context,
    *,
    lists: ListOption = None,
    names: Annotated[Path | None, typer.Option(help=WORDS("cli.screen.names"))] = None,
    names_encoding: Annotated[str, typer.Option(help=WORDS("cli.screen.names_encoding"))] = "",
    name: Annotated[str, typer.Option(help=WORDS("cli.screen.name"))] = "",
    kind: Annotated[str, typer.Option("--type", help=WORDS("cli.screen.type"))] = "",
    birth_date: Annotated[str, typer.Option(help=WORDS("cli.screen.birth_date"))] = "",
    birth_place: Annotated[str, typer.Option(help=WORDS("cli.screen.birth_place"))] = "",
    country: Annotated[str, typer.Option(help=WORDS("cli.screen.country"))] = "",
    gender: Annotated[str, typer.Option(help=WORDS("cli.screen.gender"))] = "",
    document: Annotated[str, typer.Option(help=WORDS("cli.screen.document"))] = "",
    threshold: ThresholdOption = None,
    pack: Annotated[str, typer.Option(help=WORDS("cli.screen.pack"))] = "",
    limit: Annotated[int, typer.Option(min=0, help=WORDS("cli.screen.limit"))] = 0,
    encoding: Annotated[str, typer.Option(help=WORDS("cli.ingest.encoding"))] = "",
    mapping: MappingOption = None,
    as_of: AsOfOption = "",
    again: Annotated[int | None, typer.Option(min=1, help=WORDS("cli.screen_here.again"))] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Put the workspace's parties to the lists in force; with --list, names to lists in files."""
    if context.invoked_subcommand is not None:
        return
    cells = {
        "query_id": _ALONE,
        "name": name,
        "type": kind,
        "birth_date": birth_date,
        "birth_place": birth_place,
        "country": country,
        "gender": gender,
        "document": document,
    }
    if lists:
        given = Given(names, names_encoding, cells, pack, threshold, limit or None, as_json=as_json)
        _screen_lists(lists, ListChoices(encoding, _texts(mapping) if mapping else {}), given)
    if names or any(text for option, text in cells.items() if option != "query_id"):
        raise SettingFaulty("--list", "", WORDS("cli.screen.list"))
    # lazily: whoever screens files does not wait for the record and the ledger's engine
    from qaitaru.cli.screening.screen_asked import pack_of  # noqa: PLC0415
    from qaitaru.cli.screening.screen_workspace import screen_again, screen_workspace  # noqa: PLC0415

    if again is not None:
        screen_again(workspace, again, as_json=as_json)
    least = pack_of(pack, threshold).lowest
    screen_workspace(workspace, as_of=as_of, threshold=least, limit=limit or None, as_json=as_json)


def _screen_lists(lists: Sequence[Path], choices: ListChoices, given: Given) -> None:
    files = files_at(lists)
    gc.set_threshold(_RARELY)  # lists are kept to the end: looking them through finds nothing
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read_in_worker, [(f.name, f) for f in files], choices, bare=True)
        # lazily: what compares names is loaded while the worker reads the lists
        from qaitaru.cli.screening.screen_files import screen_files  # noqa: PLC0415

        screen_files(files, reading, given)


def _texts(files: Sequence[Path]) -> dict[str, str]:
    # lazily: what is given to other commands is looked up in a workspace's record
    from qaitaru.cli.given import text_of  # noqa: PLC0415

    return {file.stem: text_of(file) for file in files}
