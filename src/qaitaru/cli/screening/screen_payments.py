"""``qaitaru screen payments``: messages against lists with no workspace, or its own transfers."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.cli.face import HERE, WORDS, AsOfOption, JsonOption, WorkspaceOption, finish
from qaitaru.cli.given import LimitOption
from qaitaru.cli.screening.payments_told import Screened, tell_payments
from qaitaru.cli.screening.screen_lists import LISTS, screener_of
from qaitaru.cli.screening.screen_payments_here import screen_here
from qaitaru.facts.errors import SettingFaulty
from qaitaru.messages.in_worker import messages_in_worker
from qaitaru.screening.payments.screening import TEXT_ALERT, PaymentScreener
from qaitaru.screening.screener import ALERT

ThresholdOption = Annotated[float, typer.Option(min=0, max=1, help=WORDS("cli.payments.threshold"))]
TextOption = Annotated[float, typer.Option(min=0, max=1, help=WORDS("cli.payments.text_threshold"))]


def payments(
    files: Annotated[list[Path] | None, typer.Argument(help=WORDS("cli.payments.files"))] = None,
    *,
    lists: LISTS = None,
    threshold: ThresholdOption = ALERT,
    text_threshold: TextOption = TEXT_ALERT,
    encoding: Annotated[str, typer.Option(help=WORDS("cli.ingest.encoding"))] = "",
    as_of: AsOfOption = "",
    limit: LimitOption = 50,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Put payments to lists."""
    if not files:
        if lists:
            raise SettingFaulty("FILES", "", WORDS("cli.payments.files"))
        thresholds = threshold, text_threshold
        screen_here(workspace, as_of, thresholds, limit=limit, as_json=as_json)
        return
    if not lists:
        raise SettingFaulty("--list", "", WORDS("cli.screen.list"))
    screener, faults = screener_of(lists)
    asking = PaymentScreener(screener)
    screened = [_screened(path, asking, (threshold, text_threshold), encoding) for path in files]
    tell_payments(screened, faults, limit=limit, as_json=as_json)
    finish(problems=bool(faults) or any(one.hits or one.problems for one in screened))


def _screened(
    path: Path, asking: PaymentScreener, thresholds: tuple[float, float], encoding: str
) -> Screened:
    reading = messages_in_worker(path, encoding)
    named, text = thresholds
    hits = [
        hit
        for one in reading.payments
        for hit in asking.screen(one, threshold=named, text_threshold=text)
    ]
    return Screened(str(path), len(reading.payments), tuple(hits), reading.problems)
