"""``qaitaru screen payments`` in a workspace: its bookings and claimed transfers, kept as hits."""

from pathlib import Path

from qaitaru.acts.screening.screen_payments import KeptPayments, screen_payments
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import FORMS, finish, tell
from qaitaru.cli.lists.as_of import as_of_of
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
        made = screen_payments(desk, at, threshold=named, text_threshold=text)
        place = desk.workspace.settings.title
    found = Screened(place, made.screened.payments, made.screened.hits)
    tell_payments([found], [], limit=limit, as_json=as_json)
    if not as_json:
        tell_kept(made)
    finish(problems=bool(found.hits))


def tell_kept(made: KeptPayments) -> None:
    """What was kept of it: under which number, and how much of it is new to the queue."""
    tell(
        "cli.payments.kept",
        number=made.number,
        payments=FORMS.number(made.screened.payments),
        hits=FORMS.number(made.pairs),
        met=FORMS.number(made.met),
        behind=FORMS.number(made.behind),
    )
    if made.after:
        tell("cli.screen_here.after", number=made.after)
    if made.pairs:
        tell("cli.payments.decide")
