"""Coming to the desk: the workspace a command works at, and which member works."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, TypeVar

from qaitaru.acts.act import Desk
from qaitaru.acts.workspace import SETTINGS_FILE, Workspace, open_workspace
from qaitaru.cli.local_time import stand_at
from qaitaru.facts.errors import SettingFaulty, WorkspaceMissing

MEMBER: Final = "QAITARU_MEMBER"
_LONGEST: Final = 64  # letters of a member's code
_Given = ParamSpec("_Given")
_Outcome = TypeVar("_Outcome")


@contextmanager
def desk_at(folder: Path) -> Iterator[Desk]:
    """The member's desk at the workspace in a folder or above it."""
    places = [folder, *folder.absolute().parents]
    found = next((place for place in places if (place / SETTINGS_FILE).is_file()), None)
    if found is None:
        raise WorkspaceMissing(str(folder.absolute()))
    workspace = _worked_by(open_workspace(found), os.environ.get(MEMBER, "").strip())
    desk = Desk(workspace)
    stand_at(desk)
    try:
        yield desk
    finally:
        workspace.close()


def at_desk(
    folder: Path,
    act: Callable[Concatenate[Desk, _Given], _Outcome],
    *given: _Given.args,
    **named: _Given.kwargs,
) -> _Outcome:
    """What one act at the member's desk comes to: ``at_desk(folder, look_at_board)``."""
    with desk_at(folder) as desk:
        return act(desk, *given, **named)


def _worked_by(workspace: Workspace, member: str) -> Workspace:
    """The workspace as another member of the agency works at it; as its settings say for none.

    Raises: SettingFaulty.
    """
    if not member or member == workspace.settings.member:
        return workspace
    if len(member) > _LONGEST or not member.isprintable():
        workspace.close()
        raise SettingFaulty(MEMBER, member, f"1…{_LONGEST}")
    return replace(workspace, settings=replace(workspace.settings, member=member, member_name=""))
