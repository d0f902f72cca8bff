"""``qaitaru partner key|trust|end|list``: whose packages and questions are believed."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.partners import (
    CHANNELS,
    Trusting,
    end_partner,
    look_at_partners,
    trust_partner,
)
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.given import text_of
from qaitaru.cli.local_time import told_at
from qaitaru.sharing.kept import PartnerStep
from qaitaru.sharing.signing import fingerprint

_COLUMNS = tuple(
    f"cli.column.partner_{one}" for one in ("agency", "name", "key", "since", "state", "told")
)
AgencyArgument = Annotated[str, typer.Argument(help=WORDS("cli.partner.agency"))]


def key(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """Our public key, to be sent to a partner, and its fingerprint, to be read out."""
    with desk_at(workspace) as desk:
        own = own_public_key(desk)
    if as_json:
        tell_json({"key": own, "fingerprint": fingerprint(own)})
    else:
        tell("cli.partner.own", public=own, fingerprint=fingerprint(own))


def trust(
    agency: AgencyArgument,
    *,
    key_: Annotated[str, typer.Option("--key", help=WORDS("cli.partner.key_told"))] = "",
    key_file: Annotated[Path | None, typer.Option(help=WORDS("cli.partner.key_file"))] = None,
    told: Annotated[str, typer.Option("--fingerprint", help=WORDS("cli.partner.fingerprint"))],
    by: Annotated[str, typer.Option(help=WORDS("cli.partner.by", all=", ".join(CHANNELS)))],
    told_by: Annotated[str, typer.Option(help=WORDS("cli.partner.told_by"))],
    name: Annotated[str, typer.Option(help=WORDS("cli.partner.name"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Trust a partner's key, once its fingerprint was told by another way."""
    given = text_of(key_file) if key_file else key_
    trusting = Trusting(
        agency=agency,
        key=given.strip().lower(),
        fingerprint=told,
        channel=by,
        told_by=told_by,
        name=name,
    )
    with desk_at(workspace) as desk:
        known = trust_partner(desk, trusting)
    if as_json:
        tell_json({"agency": agency, "fingerprint": known})
    else:
        tell("cli.partner.trusted", agency=agency, fingerprint=known)


def end(
    agency: AgencyArgument,
    *,
    reason: Annotated[str, typer.Option(help=WORDS("cli.partner.reason"))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Trust a partner no more."""
    with desk_at(workspace) as desk:
        end_partner(desk, agency, reason)
    if as_json:
        tell_json({"agency": agency, "state": "ended"})
    else:
        tell("cli.partner.ended", agency=agency)


def list_partners(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """The partners there are and were."""
    with desk_at(workspace) as desk:
        found = look_at_partners(desk)
    if as_json:
        tell_json([{"fingerprint": fingerprint(one.key), "step": one} for one in found])
        return
    title = WORDS("cli.partner.list.title", count=len(found))
    table(title, _COLUMNS, [_row(one) for one in found])


def _row(one: PartnerStep) -> tuple[str, ...]:
    channel = WORDS(f"sharing.channel.{one.channel}") if one.channel else ""
    return (
        one.agency,
        one.name,
        fingerprint(one.key),
        told_at(one.at) if one.at else "",
        WORDS(f"sharing.partner.{one.move}"),
        one.reason or ", ".join(filter(None, (one.told_by, channel))),
    )
