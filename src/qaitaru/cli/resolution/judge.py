"""``qaitaru resolve judge`` and ``undo``: what a member says of two parties."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.resolution.judge_pair import judge_pair
from qaitaru.acts.resolution.look_at_resolution import look_at_resolution
from qaitaru.acts.resolution.party_marks import PartyPair, parties_of
from qaitaru.acts.resolution.resolve_parties import resolve_parties
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, finish, tell, tell_json
from qaitaru.resolution.judging import Verdict

FirstArgument = Annotated[str, typer.Argument(help=WORDS("cli.resolve.first"))]
SecondArgument = Annotated[str, typer.Argument(help=WORDS("cli.resolve.second"))]
ReasonOption = Annotated[str, typer.Option(help=WORDS("cli.resolve.reason"))]
VerdictArgument = Annotated[str, typer.Argument(help=WORDS("cli.resolve.verdict"))]
_VERDICTS = [one for one in Verdict if one is not Verdict.WITHDRAWN]


def judge(
    first: FirstArgument,
    second: SecondArgument,
    verdict: VerdictArgument,
    *,
    reason: ReasonOption,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Say that two parties are the same, different, or that it is not sure."""
    if verdict not in _VERDICTS:
        raise typer.BadParameter(", ".join(_VERDICTS))
    _say(workspace, (first, second), Verdict(verdict), reason, as_json=as_json)


def undo(
    first: FirstArgument,
    second: SecondArgument,
    *,
    reason: ReasonOption,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take back what was said of two parties; it stays in the record."""
    _say(workspace, (first, second), Verdict.WITHDRAWN, reason, as_json=as_json)


def _say(
    workspace: Path, named: tuple[str, str], verdict: Verdict, reason: str, *, as_json: bool
) -> None:
    with desk_at(workspace) as desk:
        pair = parties_of(desk).pair(*named)
        said = judge_pair(desk, pair, verdict, reason)
        kept = resolve_parties(desk)
        seen = look_at_resolution(desk)
    together = pair.second.key in kept.outcome.party_of(pair.first.key)
    if as_json:
        tell_json({"judgement": said, "resolution": kept.number, "together": together})
    else:
        _tell(pair, verdict, together=together)
        tell("cli.resolve.after", number=kept.number, parties=len(seen.groups))
    finish(problems=verdict is Verdict.SAME and not together)


def _tell(pair: PartyPair, verdict: Verdict, *, together: bool) -> None:
    names = {"first": pair.first.name, "second": pair.second.name}
    tell("cli.resolve.said", verdict=WORDS(f"resolution.verdict.{verdict}"), **names)
    if verdict is Verdict.SAME and not together:
        tell("cli.resolve.still_apart")
    else:
        tell("cli.resolve.together" if together else "cli.resolve.apart")
