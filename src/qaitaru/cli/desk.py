"""Coming to the desk: the workspace a command works at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qaitaru.acts.act import Desk
from qaitaru.acts.workspace import SETTINGS_FILE, open_workspace
from qaitaru.facts.errors import WorkspaceMissing


@contextmanager
def desk_at(folder: Path) -> Iterator[Desk]:
    """The member's desk at the workspace in a folder or above it."""
    places = [folder, *folder.absolute().parents]
    found = next((place for place in places if (place / SETTINGS_FILE).is_file()), None)
    if found is None:
        raise WorkspaceMissing(str(folder.absolute()))
    workspace = open_workspace(found)
    try:
        yield Desk(workspace)
    finally:
        workspace.close()
