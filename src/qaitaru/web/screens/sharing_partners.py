"""Partners: our key, whose keys are trusted and since when, and who may trust and answer."""

from collections.abc import Mapping
from typing import Final

from anyio import to_thread
from litestar import Response, get, post
from litestar.datastructures import UploadFile

from qaitaru.acts.act import Desk
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.partners import (
    CHANNELS,
    TRUSTED,
    Trusting,
    end_partner,
    look_at_partners,
    trust_partner,
)
from qaitaru.acts.sharing.workspace_roles import (
    end_workspace_role,
    give_workspace_role,
    look_at_workspace_roles,
)
from qaitaru.facts.errors import SettingFaulty, SharingRefused
from qaitaru.sharing.signing import fingerprint
from qaitaru.sharing.workspace_roles import WorkspaceRole, may
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.gate import Asked
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.sharing_files import read_whole, sent_with
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

Answer = Response[str] | Response[None]
_HERE: Final = "/sharing/partners"


@get(_HERE, sync_to_thread=True)
def show_partners(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Our key and its fingerprint, the partners there are and were, and the roles."""
    return _partners(desk, view)


@get(f"{_HERE}/key", sync_to_thread=True)
def own_key_file(desk: GivenDesk) -> Response[str]:
    """Our public key, to be sent to a partner."""
    name = f"{desk.workspace.settings.agency}.key".replace('"', "").replace("/", "_")
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(
        f"{own_public_key(desk)}\n", media_type="text/plain; charset=utf-8", headers=headers
    )


@post(f"{_HERE}/trust")
async def trust(request: Asked, desk: GivenDesk, view: GivenView) -> Answer:
    """Trust a key that was uploaded, once its fingerprint was told by another way."""
    fields, file = await sent_with(request)
    return await to_thread.run_sync(_trust, desk, view, fields, file)


@post(f"{_HERE}/end", sync_to_thread=True)
def end(desk: GivenDesk, view: GivenView, data: Fields) -> Answer:
    """Trust a partner no more."""
    try:
        end_partner(desk, field(data, "agency"), field(data, "reason"))
    except (SharingRefused, SettingFaulty) as fault:
        return _partners(desk, view, fault=fault_text(fault, view.words), given=data)
    return go(_HERE)


@post(f"{_HERE}/role", sync_to_thread=True)
def role(desk: GivenDesk, view: GivenView, data: Fields) -> Answer:
    """Give a member a role in the workspace, or end it."""
    holder, named = field(data, "holder"), field(data, "role")
    try:
        if field(data, "do") == "end":
            end_workspace_role(desk, holder, named, field(data, "reason"))
        else:
            give_workspace_role(desk, holder, named)
    except (SharingRefused, SettingFaulty) as fault:
        return _partners(desk, view, fault=fault_text(fault, view.words), given=data)
    return go(f"{_HERE}#roles")


def _trust(desk: Desk, view: View, fields: Mapping[str, str], file: UploadFile | None) -> Answer:
    told = read_whole(file).decode("ascii", "replace") if file else field(fields, "key")
    trusting = Trusting(
        agency=field(fields, "agency"),
        key=told.strip().lower(),
        fingerprint=field(fields, "fingerprint"),
        channel=field(fields, "channel"),
        told_by=field(fields, "told_by"),
        name=field(fields, "name"),
    )
    try:
        trust_partner(desk, trusting)
    except SharingRefused as fault:
        return _partners(desk, view, fault=fault_text(fault, view.words), given=fields)
    return go(_HERE)


def _partners(
    desk: Desk, view: View, *, fault: str = "", given: Mapping[str, str] | None = None
) -> Response[str]:
    roles = look_at_workspace_roles(desk)
    return page(
        view,
        "sharing_partners.html",
        status=422 if fault else 200,
        room="sharing",
        own=own_fingerprint(desk),
        partners=look_at_partners(desk),
        trusted=TRUSTED,
        fingerprint=fingerprint,
        roles=roles,
        every_role=tuple(WorkspaceRole),
        may_trust=may(roles, desk.member, "trust_partner"),
        may_give=may(roles, desk.member, "give_role") or not roles,
        member=desk.member,
        channels=CHANNELS,
        fault=fault,
        given=given or {},
    )


def own_fingerprint(desk: Desk) -> str:
    """Of our key, to be read out."""
    return fingerprint(own_public_key(desk))


ROUTES: Final = (show_partners, own_key_file, trust, end, role)
