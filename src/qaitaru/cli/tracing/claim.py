"""``qaitaru claim``: claims saved under a name, in versions; saved, listed, shown."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.act import Desk
from qaitaru.acts.tracing.claims import (
    FILE_ENDING,
    KnownClaim,
    claim_text,
    claimants,
    claims,
    save_claim,
)
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, table, tell, tell_json
from qaitaru.cli.given import text_of
from qaitaru.cli.local_time import told_at
from qaitaru.facts.errors import ClaimMissing
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.claim_file import parse_claim

_COLUMNS = tuple(
    f"cli.column.{name}"
    for name in ("claim", "version", "claimant", "receipts", "saved_at", "saved_by", "sha256")
)
_SHORT = 12


def save(
    name: Annotated[str, typer.Argument(help=WORDS("cli.claim.name"))],
    file: Annotated[Path, typer.Argument(help=WORDS("cli.claim.file"))],
    *,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Keep a claim's text as its newest version."""
    text = text_of(file)
    with desk_at(workspace) as desk:
        saved = save_claim(desk, name, text)
    if as_json:
        tell_json(saved)
    else:
        tell("cli.claim.saved", name=saved.name, version=saved.version, sha256=saved.sha256)


def list_claims(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """Every claim with its versions, the latest first."""
    with desk_at(workspace) as desk:
        known = claims(desk)
    if as_json:
        tell_json(known)
    else:
        table(WORDS("cli.claim.title", count=len(known)), _COLUMNS, _rows(known), right=(1, 3))


def show(
    name: Annotated[str, typer.Argument(help=WORDS("cli.claim.name"))],
    *,
    version: Annotated[
        int | None, typer.Option("--version", min=1, help=WORDS("cli.claim.version"))
    ] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """A claim's text, as it may be kept in a file and changed."""
    with desk_at(workspace) as desk:
        text = claim_text(desk, name, version)
    if as_json:
        tell_json({"name": name, "text": text})
    else:
        sys.stdout.write(text)


def named_text(desk: Desk, claim: str, version: int | None = None) -> str:
    """The text of a claim that is named, or of the file of that path.

    What has a slash in it or ends as a file of claims does is a path; anything else is first a
    name, for no claim may be called so.

    Raises: ClaimMissing, SourceUnreadable.
    """
    path = Path(claim)
    if path.name != claim or claim.endswith(FILE_ENDING):
        return text_of(path)
    try:
        return claim_text(desk, claim, version)
    except ClaimMissing:
        if version is None and path.is_file():
            return text_of(path)
        raise


def _rows(known: Iterable[KnownClaim]) -> Iterable[tuple[object, ...]]:
    for claim in known:
        for one in claim.versions:
            said = parse_claim(one.text)
            yield (
                one.name,
                one.version,
                ", ".join(claimants(said)),
                _receipts(said),
                told_at(one.saved_at),
                one.saved_by,
                one.sha256[:_SHORT],
            )


def _receipts(said: TraceClaim) -> str:
    queries = WORDS("cli.claim.queries", count=len(said.queries)) if said.queries else ""
    return " + ".join(filter(None, (str(len(said.receipts) or ""), queries)))
