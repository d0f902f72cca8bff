"""What is put to the lists from the command line: a table of parties, or one name."""

import sys
from pathlib import Path
from typing import Final

from qaitaru.cli.face import WORDS
from qaitaru.cli.screening.screen_given import Given
from qaitaru.facts.errors import SettingFaulty, SourceUnreadable
from qaitaru.facts.problems import Problem
from qaitaru.ingest.text.encodings import decode
from qaitaru.lists.asked_file import AskedFile, asked_file
from qaitaru.lists.asked_row import asked_of
from qaitaru.screening.thresholds import STANDARD, Pack, only, packs, packs_in

_STDIN: Final = "-"


def asked_at(given: Given) -> AskedFile:
    """The parties asked for: those of a table, or the one that the options tell.

    Raises: SettingFaulty where nothing, or both, is given; SourceUnreadable.
    """
    names = given.names
    told = {name for name, text in given.cells.items() if text and name != "query_id"}
    if bool(names) == bool(told & {"name", "document"}) or (names and told):
        raise SettingFaulty("--names", str(names or ""), WORDS("cli.screen.nothing_asked"))
    if names is None:
        return AskedFile((asked_of(given.cells),))
    try:
        raw = sys.stdin.buffer.read() if str(names) == _STDIN else names.read_bytes()
        decoded = decode(raw, given.encoding)
    except OSError as fault:
        raise SourceUnreadable(str(names), str(fault.strerror)) from fault
    if isinstance(decoded, Problem):
        return AskedFile((), (decoded,))
    return asked_file(decoded.text)


def pack_of(name: str, threshold: float | None) -> Pack:
    """The thresholds to show hits by: a number for all, else a pack of the house or of a file.

    Raises: SettingFaulty, SourceUnreadable.
    """
    if threshold is not None:
        return only(threshold)
    if name in packs() or not name:
        return packs()[name or STANDARD]
    path = Path(name)
    if not path.is_file():
        raise SettingFaulty("--pack", name, ", ".join(packs()))
    try:
        found = packs_in(path.read_text(encoding="utf-8"))
    except ValueError as fault:  # also of TOML and of letters
        raise SourceUnreadable(name, str(fault)) from fault
    if len(found) != 1:
        raise SettingFaulty("--pack", name, "[[pack]]")
    return found[0]
