"""``qaitaru paths``: the ways money may have taken, in a workspace or in a table of transfers."""

from typing import Annotated

import typer

from qaitaru.acts.networks.find_ways import WaysAsked, find_ways
from qaitaru.acts.networks.follow_money import FollowAsked, follow_money
from qaitaru.acts.networks.network_source import window_of
from qaitaru.cli.face import HERE, WORDS, AsOfOption, JsonOption, WorkspaceOption, tell_json
from qaitaru.cli.given import (
    CurrencyOption,
    LimitOption,
    PeriodOption,
    currency_of,
    period_of,
)
from qaitaru.cli.networks.network_given import (
    PARTY,
    ByOption,
    EncodingOption,
    FileOption,
    Table,
    WithinOption,
    source_given,
    within_of,
)
from qaitaru.cli.networks.ways_told import followed_json, tell_followed, tell_ways, ways_json
from qaitaru.facts.errors import SettingFaulty
from qaitaru.networks.ways import Best


def paths(
    source: Annotated[str, typer.Argument(metavar="FROM", help=WORDS("cli.paths.from"))] = "",
    target: Annotated[str, typer.Argument(metavar="TO", help=WORDS("cli.paths.to"))] = "",
    *,
    shortest: Annotated[bool, typer.Option("--shortest", help=WORDS("cli.paths.shortest"))] = False,
    earliest: Annotated[bool, typer.Option("--earliest", help=WORDS("cli.paths.earliest"))] = False,
    fattest: Annotated[bool, typer.Option("--fattest", help=WORDS("cli.paths.fattest"))] = False,
    within: WithinOption = None,
    from_row: Annotated[str, typer.Option(help=WORDS("cli.paths.from_row"))] = "",
    backward: Annotated[bool, typer.Option("--backward", help=WORDS("cli.paths.backward"))] = False,
    by: ByOption = PARTY,
    currency: CurrencyOption = "",
    period: PeriodOption = "",
    limit: LimitOption = 50,
    transfers: FileOption = None,
    encoding: EncodingOption = "",
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The best ways from one end to another; from one alone, where money may have gone on to."""
    _refuse_what_cannot_be(source, target, from_row, is_backward=backward)
    asked = {Best.SHORTEST: shortest, Best.EARLIEST: earliest, Best.FATTEST: fattest}
    bests = tuple(best for best, is_asked in asked.items() if is_asked) or tuple(Best)
    window, code = window_of(period_of("--period", period)), currency_of(currency) or ""
    with source_given(
        "find_ways", Table(transfers, encoding), workspace, by=by, as_of=as_of, as_json=as_json
    ) as read:
        if target:
            ways = WaysAsked(
                source=source, target=target, bests=bests, within_s=within_of(within),
                currency=code, window=window,
            )  # fmt: skip
            found = find_ways(read, ways, most=limit)
            if as_json:
                tell_json(ways_json(found, within))
            else:
                tell_ways(found)
            return
        follow = FollowAsked(
            row=from_row, end=source, is_backward=backward, within_s=within_of(within),
            currency=code, window=window,
        )  # fmt: skip
        followed = follow_money(read, follow, most=limit)
        if as_json:
            tell_json(followed_json(followed, within, is_backward=backward))
        else:
            tell_followed(followed, is_backward=backward)


def _refuse_what_cannot_be(source: str, target: str, row: str, *, is_backward: bool) -> None:
    """One beginning: an end or a row; backward only from one beginning; not from an end to itself.

    Raises: SettingFaulty.
    """
    if bool(source) == bool(row):
        raise SettingFaulty("--from-row", row, WORDS("cli.paths.one_beginning"))
    if target and (is_backward or source == target):
        raise SettingFaulty("TO", target, WORDS("cli.paths.no_target"))
