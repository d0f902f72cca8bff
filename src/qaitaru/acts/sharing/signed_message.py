"""A question or an answer as a file: whose it is, whether it is whole, and what it says."""

from collections.abc import Iterable
from typing import Final, TypeVar

import msgspec

from qaitaru.acts.act import Deed
from qaitaru.acts.sharing.packing_up import sha256_of
from qaitaru.acts.sharing.partners import partner_with
from qaitaru.facts.errors import SharingRefused
from qaitaru.sharing import sharing_store
from qaitaru.sharing.deconfliction import Answer, Question
from qaitaru.sharing.signing import Signed, is_sound

QUESTION: Final = "question"
ANSWER: Final = "answer"
LARGEST: Final = 32 * 2**20  # bytes of a file: more than a hundred thousand points need
M = TypeVar("M", Question, Answer)


def signed_of(told: bytes, name: str) -> Signed:
    """A signed message from the bytes of a file.

    Raises: SharingRefused.
    """
    if len(told) > LARGEST:
        raise SharingRefused("message_too_large", name, f"<= {LARGEST}")
    try:
        return msgspec.json.decode(told, type=Signed)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise SharingRefused("message_altered", f"{name}: {fault}", "Ed25519") from fault


def decoded(signed: Signed, kind: str, form: type[M]) -> M:
    """What was signed, as what it is to be.

    Raises: SharingRefused.
    """
    if signed.kind != kind:
        raise SharingRefused("message_of_other_kind", signed.kind, kind)
    if signed.version != 1 or not is_sound(signed):
        raise SharingRefused("message_altered", signed.kind, "Ed25519")
    try:
        return msgspec.json.decode(signed.payload, type=form)
    except msgspec.DecodeError as fault:
        raise SharingRefused("message_altered", str(fault), kind) from fault


def must_be_trusted(deed: Deed, signed: Signed) -> None:
    """From a partner, in its own name.

    Raises: SharingRefused.
    """
    partner = partner_with(deed, signed.key)
    if partner.agency != signed.agency:
        raise SharingRefused("agency_differs", signed.agency, partner.agency)


def must_be_sound(reason: str, faults: Iterable[tuple[str, str, str]]) -> None:
    """The first fault, if there is one.

    Raises: SharingRefused.
    """
    for field, found, expected in faults:
        raise SharingRefused(reason, f"{field}: {found}", expected)


def keep(deed: Deed, signed: Signed) -> str:
    """Keep what was signed; its hash."""
    sha256 = sha256_of(signed.payload)
    sharing_store.keep_message(deed.connection, sha256, signed.kind, msgspec.json.encode(signed))
    return sha256


def kept(deed: Deed, sha256: str) -> Signed:
    """A message by its hash.

    Raises: SharingRefused.
    """
    told = sharing_store.message(deed.connection, sha256)
    if told is None:
        raise SharingRefused("message_not_kept", sha256)
    return msgspec.json.decode(told, type=Signed)
