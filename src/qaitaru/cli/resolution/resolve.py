"""``qaitaru resolve``: which parties are one, in the workspace or in a plain table."""

import gc
from pathlib import Path
from typing import Annotated, Final

import typer

from qaitaru.acts.resolution.look_at_party import look_at_party
from qaitaru.acts.resolution.look_at_resolution import look_at_resolution
from qaitaru.acts.resolution.pair_views import doubts_seen, pair_seen
from qaitaru.acts.resolution.reresolve import reresolve
from qaitaru.acts.resolution.resolution_results import Estimate
from qaitaru.acts.resolution.resolve_file import ResolvedFile, resolve_file
from qaitaru.acts.resolution.resolve_parties import resolve_parties
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import CANNOT, HERE, WORDS, JsonOption, WorkspaceOption, finish, tell_json
from qaitaru.cli.given import LimitOption, OffsetOption, day_of
from qaitaru.cli.resolution.file_told import file_json, tell_file
from qaitaru.cli.resolution.pair_told import pair_json, tell_pair, tell_pairs
from qaitaru.cli.resolution.party_told import party_json, tell_party
from qaitaru.cli.resolution.resolution_told import groups_json, tell_groups
from qaitaru.cli.tracing.trace_again import tell_again
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.problems import Severity

_RARELY: Final = 200_000  # objects made between two searches for garbage

PartiesOption = Annotated[Path | None, typer.Option(help=WORDS("cli.resolve.parties"))]
EstimateOption = Annotated[Estimate | None, typer.Option(help=WORDS("cli.resolve.estimate"))]
EncodingOption = Annotated[str, typer.Option(help=WORDS("cli.resolve.names_encoding"))]
FirstArgument = Annotated[str, typer.Argument(help=WORDS("cli.resolve.first"))]


def resolve(
    context: typer.Context,
    *,
    parties: PartiesOption = None,
    names_encoding: EncodingOption = "",
    estimate: EstimateOption = None,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Which parties are one."""
    if context.invoked_subcommand:
        return
    gc.set_threshold(_RARELY)  # records are kept to the end: looking them through finds nothing
    if parties is not None:
        found = resolve_file(parties, estimate or Estimate.OWN, names_encoding)
        _tell_file(parties, found, limit, as_json=as_json)
        return
    if names_encoding:
        allowed = WORDS("cli.resolve.of_parties")
        raise SettingFaulty("--names-encoding", names_encoding, allowed)
    with desk_at(workspace) as desk:
        resolve_parties(desk, estimate)
        seen = look_at_resolution(desk)
    wanted = slice(offset, offset + limit)
    if as_json:
        tell_json(groups_json(seen, wanted))
    else:
        tell_groups(seen, wanted)


def pairs(
    *,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The pairs to judge, those first where the answer is open and much hangs on it."""
    with desk_at(workspace) as desk:
        resolve_parties(desk)
        found = doubts_seen(look_at_resolution(desk))
    page = found[offset : offset + limit]
    if as_json:
        tell_json([pair_json(one) for one in page])
    else:
        tell_pairs(page, len(found))


def why(
    first: FirstArgument,
    second: Annotated[str, typer.Argument(help=WORDS("cli.resolve.second"))] = "",
    *,
    as_of: Annotated[str, typer.Option(help=WORDS("cli.resolve.as_of"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Why the records of a party are one; or what speaks for and against two being one."""
    if second:
        _why_pair(workspace, (first, second), as_json=as_json)
        return
    with desk_at(workspace) as desk:
        resolve_parties(desk)
        party = look_at_party(desk, first, day_of("--as-of", as_of))
    if as_json:
        tell_json(party_json(party))
    else:
        tell_party(party)


def _why_pair(workspace: Path, named: tuple[str, str], *, as_json: bool) -> None:
    with desk_at(workspace) as desk:
        resolve_parties(desk)
        seen = look_at_resolution(desk)
        pair = pair_seen(seen, seen.parties.pair(*named))
    if as_json:
        tell_json(pair_json(pair))
    else:
        tell_pair(pair)


def again(
    number: Annotated[int, typer.Argument(min=1, help=WORDS("cli.resolve.number"))],
    *,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Make a kept resolution again, and say whether it comes to the same byte for byte."""
    with desk_at(workspace) as desk:
        found = reresolve(desk, number)
    tell_again(found, WORDS("resolution.rule"), as_json=as_json)


def _tell_file(path: Path, found: ResolvedFile, limit: int, *, as_json: bool) -> None:
    """The parties of a table; leaves with the exit code."""
    if as_json:
        tell_json(file_json(path, found))
    else:
        tell_file(path, found, limit)
    if found.outcome is None:
        raise typer.Exit(CANNOT)
    finish(problems=any(one.severity is not Severity.NOTED for one in found.problems))
