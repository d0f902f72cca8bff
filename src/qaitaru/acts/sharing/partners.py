"""Partners: whose key is trusted, since when, and no more."""

from qaitaru.acts.act import Deed, Desk, act, consult
from qaitaru.acts.remarks import check_remark
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.engine.schema import PARTNER_STEPS
from qaitaru.facts.errors import SharingRefused
from qaitaru.facts.moments import instant_text
from qaitaru.sharing import sharing_store
from qaitaru.sharing.sharing_store import PartnerStep
from qaitaru.sharing.signing import fingerprint, is_key

TRUSTED, ENDED = "trusted", "ended"


def trust_partner(
    desk: Desk, agency: str, key: str, told_fingerprint: str, *, name: str = ""
) -> str:
    """Trust an agency's key, once its fingerprint, told by another way, is that of the key.

    Returns: the fingerprint.

    Raises: SharingRefused.
    """
    if not is_key(key):
        raise SharingRefused("key_faulty", key, "64 × 0-9a-f")
    if key == own_public_key(desk):
        raise SharingRefused("own_key", key)
    expected = fingerprint(key)
    if desk.workspace.settings.agency == agency or not agency.strip() or "/" in agency:
        raise SharingRefused("agency_code", agency, desk.workspace.settings.agency)
    if "".join(told_fingerprint.split()).lower() != expected.replace(" ", ""):
        raise SharingRefused("fingerprint_differs", told_fingerprint, expected)
    with act(desk, "trust_partner") as deed:
        known = {one.key: one for one in sharing_store.partners(deed.connection)}
        if key in known and known[key].move == TRUSTED:
            raise SharingRefused("partner_stands", known[key].agency)
        _step(deed, PartnerStep(
            number=sharing_store.next_number(deed.connection, PARTNER_STEPS),
            agency=agency, name=name, key=key, move=TRUSTED, reason="",
            member=deed.member, at=instant_text(deed.at),
        ))  # fmt: skip
    return expected


def end_partner(desk: Desk, agency: str, reason: str) -> None:
    """Trust an agency's keys no more; what came before stays as it is.

    Raises: SharingRefused; SettingFaulty where no reason is told.
    """
    check_remark(reason, is_needed=True)
    with act(desk, "end_partner") as deed:
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
    """The agency's key that was trusted last and still is.

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


def _trusted(deed: Deed) -> list[PartnerStep]:
    return [one for one in sharing_store.partners(deed.connection) if one.move == TRUSTED]


def _step(deed: Deed, step: PartnerStep) -> None:
    sharing_store.add_partner_step(deed.connection, step)
    deed.told.update(agency=step.agency, key=step.key, move=step.move)
