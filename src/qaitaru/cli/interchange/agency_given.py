"""The agency's own files on the command line: by an option, else as the workspace has them.

A file given by its option wins; else the one of ``agency/`` in the workspace in the folder or above
it, which is told; else there is none, and no workspace is needed.
"""

from pathlib import Path

from qaitaru.acts.interchange.agency_files import FOLDER
from qaitaru.acts.workspace import SETTINGS_FILE
from qaitaru.cli.face import ERR, WORDS


def agency_file(given: Path | None, workspace: Path, name: str) -> Path | None:
    """The file to be used, if any; one that nobody named in the command is told beside it.

    Args:
        given: by the option; taken whatever the workspace has.
        name: of the agency's file in the workspace.
    """
    if given is not None:
        return given
    places = [workspace, *workspace.absolute().parents]
    own = next((place for place in places if (place / SETTINGS_FILE).is_file()), None)
    if own is None or not (own / FOLDER / name).exists():
        return None
    told = WORDS("cli.agency.used", file=f"{FOLDER}/{name}")
    ERR.print(told, highlight=False, markup=False, soft_wrap=True)
    return own / FOLDER / name
