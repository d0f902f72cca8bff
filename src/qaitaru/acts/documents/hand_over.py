"""The files of an issue, copied out of the sealed store to be sent."""

import shutil
from pathlib import Path

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.documents.issue_document import Issue
from qaitaru.facts.errors import EvidenceAltered

_UNSAFE = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


def copy_issue(desk: Desk, issue: Issue, folder: Path) -> list[Path]:
    """Copy each file of an issue into a folder under its name; the sealed one stays.

    Raises: EvidenceAltered where the sealed bytes no longer have their hash.
    """
    with consult(desk, "copy_issue", about=issue.about, exhibits=[f.exhibit for f in issue.files]):
        folder.mkdir(parents=True, exist_ok=True)
    written = []
    for one in issue.files:
        found = desk.workspace.originals.hash_again(one.sha256)
        if found != one.sha256:
            raise EvidenceAltered(str(one.exhibit), one.sha256, found)
        path = folder / one.name.translate(_UNSAFE)
        shutil.copyfile(desk.workspace.originals.path(one.sha256), path)
        written.append(path)
    return written
