"""``qaitaru screen payments`` in a workspace: its bookings and claimed transfers."""

from pathlib import Path

from qaitaru.acts.screening.screen_payments import screen_payments
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import finish
from qaitaru.cli.lists.lists_show import as_of_of
from qaitaru.cli.screening.payments_told import Screened, tell_payments


def screen_here(
    workspace: Path, as_of: str, thresholds: tuple[float, float], *, limit: int, as_json: bool
) -> None:
    """Screen the workspace's payments, and leave with the exit code: 1 where there are hits.

    Raises: ListMissing, SettingFaulty.
    """
    named, text = thresholds
    with desk_at(workspace) as desk:
        at = as_of_of(as_of)
        found = screen_payments(desk, at, threshold=named, text_threshold=text)
        place = desk.workspace.settings.title
    tell_payments([Screened(place, found.payments, found.hits)], [], limit=limit, as_json=as_json)
    finish(problems=bool(found.hits))
