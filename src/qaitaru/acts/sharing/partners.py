"""Partners: whose key is trusted, since when, by whose voice, and no more."""

from dataclasses import dataclass

from qaitaru.acts.act import Deed, Desk, act, consult
from qaitaru.acts.remarks import check_remark
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.workspace_roles import must_hold
from qaitaru.engine.schema import PARTNER_STEPS
from qaitaru.facts.errors import SharingRefused
from qaitaru.facts.moments import instant_text
from qaitaru.sharing import sharing_store
from qaitaru.sharing.kept import PartnerStep
from qaitaru.sharing.look_alikes import looks
from qaitaru.sharing.signing import fingerprint, is_key

TRUSTED, ENDED = "trusted", "ended"
CHANNELS = ("telephone", "in_person", "video", "letter")
"""Ways by which a fingerprint is told that are not the way by which the key came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusting:
    """A key to be trusted: whose it is, and how its fingerprint was told, by whom."""

    agency: str
    key: str
    fingerprint: str  # as it was read out
    channel: str
    told_by: str
    name: str = ""


def trust_partner(desk: Desk, trusting: Trusting) -> str:
    """Trust an agency's key, once its fingerprint, told by another way, is that of the key.

    Returns: the fingerprint.

    Raises: SharingRefused.
    """
    expected = _must_be_the_key(desk, trusting)
    with act(desk, "trust_partner") as deed:
        must_hold(deed, "trust_partner")
        _must_be_another(deed, desk, trusting)
        _step(deed, PartnerStep(
            number=sharing_store.next_number(deed.connection, PARTNER_STEPS),
            agency=trusting.agency, name=trusting.name.strip(), key=trusting.key, move=TRUSTED,
            reason="", member=deed.member, at=instant_text(deed.at),
            channel=trusting.channel, told_by=trusting.told_by.strip(),
        ))  # fmt: skip
    return expected


def end_partner(desk: Desk, agency: str, reason: str) -> None:
    """Trust an agency's key no more; what came before stays as it is.

    Raises: SharingRefused; SettingFaulty where no reason is told.
    """
    check_remark(reason, is_needed=True)
    with act(desk, "end_partner") as deed:
        must_hold(deed, "end_partner")
        trusted = [one for one in _trusted(deed) if one.agency == agency]
        if not trusted:
            raise SharingRefused("partner_unknown", agency)
        for one in trusted:
            _step(deed, PartnerStep(
                number=sharing_store.next_number(deed.connection, PARTNER_STEPS),
                agency=agency, name=one.name, key=one.key, move=ENDED, reason=reason,
                member=deed.member, at=instant_text(deed.at),
            ))  # fmt: skip


def look_at_partners(desk: Desk) -> tuple[PartnerStep, ...]:
    """The last step of every key there was."""
    with consult(desk, "look_at_partners") as connection:
        return sharing_store.partners(connection)


def partner_named(deed: Deed, agency: str) -> PartnerStep:
    """The agency whose key is trusted.

    Raises: SharingRefused.
    """
    trusted = [one for one in _trusted(deed) if one.agency == agency]
    if not trusted:
        raise SharingRefused("partner_unknown", agency)
    return trusted[-1]


def partner_with(deed: Deed, key: str) -> PartnerStep:
    """The partner whose key it is.

    Raises: SharingRefused for a key that nobody trusts here, or no more.
    """
    found = next((one for one in _trusted(deed) if one.key == key), None)
    if found is None:
        raise SharingRefused("key_not_trusted", fingerprint(key) if is_key(key) else key)
    return found


def _must_be_the_key(desk: Desk, trusting: Trusting) -> str:
    """A partner's key with its fingerprint, told by somebody, by another way.

    Raises: SharingRefused.
    """
    if not is_key(trusting.key):
        raise SharingRefused("key_faulty", trusting.key[:80], "64 × 0-9a-f")
    if trusting.key == own_public_key(desk):
        raise SharingRefused("own_key", trusting.key)
    if trusting.channel not in CHANNELS or not trusting.told_by.strip():
        found = f"{trusting.channel}, {trusting.told_by.strip()}"
        raise SharingRefused("not_told_otherwise", found, ", ".join(CHANNELS))
    expected = fingerprint(trusting.key)
    if "".join(trusting.fingerprint.split()).lower() != expected.replace(" ", ""):
        raise SharingRefused("fingerprint_differs", trusting.fingerprint[:80], expected)
    return expected


def _must_be_another(deed: Deed, desk: Desk, trusting: Trusting) -> None:
    """Nobody is taken for us, or for a partner who is trusted: not by code, look or name.

    Raises: SharingRefused.
    """
    agency, own = trusting.agency, desk.workspace.settings.agency
    if looks(agency) in {"", looks(own)} or "/" in agency or agency != agency.strip():
        raise SharingRefused("agency_code", agency, own)
    every = sharing_store.partners(deed.connection)
    for one in every:
        if one.key == trusting.key and one.move == TRUSTED:
            raise SharingRefused("partner_stands", one.agency)
        if one.agency == agency and one.move == TRUSTED:
            raise SharingRefused("partner_has_key", agency, fingerprint(one.key))
        if one.agency != agency and looks(one.agency) == looks(agency):
            raise SharingRefused("partner_looks_alike", agency, one.agency)
        is_other = one.agency != agency and one.move == TRUSTED
        if is_other and looks(trusting.name) and looks(one.name) == looks(trusting.name):
            raise SharingRefused("partner_looks_alike", trusting.name, f"{one.agency}: {one.name}")


def _trusted(deed: Deed) -> list[PartnerStep]:
    return [one for one in sharing_store.partners(deed.connection) if one.move == TRUSTED]


def _step(deed: Deed, step: PartnerStep) -> None:
    sharing_store.add_partner_step(deed.connection, step)
    deed.told.update(agency=step.agency, key=step.key, move=step.move)
    if step.channel:
        deed.told.update(channel=step.channel, told_by=step.told_by)
