"""A message between agencies with its maker's signature.

Source: RFC 8032, 5.1 (Ed25519).
"""

import hashlib
import re
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

_GROUP: Final = 4  # letters of a fingerprint that are read out together
_GROUPS: Final = 8


class Signed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bytes, who signed them, and the signature over kind and bytes.

    The kind keeps an answer from being passed off as a question.
    """

    version: int = 1
    kind: str
    agency: str
    key: str  # the public key in hex
    payload: bytes
    signature: bytes


def sign(kind: str, agency: str, payload: bytes, private_key: bytes) -> Signed:
    """Sign bytes with a private key of 32 bytes."""
    key = Ed25519PrivateKey.from_private_bytes(private_key)
    return Signed(
        kind=kind,
        agency=agency,
        key=key.public_key().public_bytes_raw().hex(),
        payload=payload,
        signature=key.sign(_signed_bytes(kind, agency, payload)),
    )


def is_sound(signed: Signed) -> bool:
    """Whether the bytes are those that the bearer of the key signed."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signed.key))
        key.verify(signed.signature, _signed_bytes(signed.kind, signed.agency, signed.payload))
    except (ValueError, InvalidSignature):
        return False
    return True


def public_key(private_key: bytes) -> str:
    """The public key of a private one, in hex."""
    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw().hex()


def is_key(text: str) -> bool:
    """Whether a text is a public key in hex."""
    return re.fullmatch("[0-9a-f]{64}", text) is not None


def fingerprint(key: str) -> str:
    """What is read out by telephone to tell a key: 128 bits of its hash, in groups of four."""
    told = hashlib.sha256(bytes.fromhex(key)).hexdigest()
    return " ".join(told[nth * _GROUP : (nth + 1) * _GROUP] for nth in range(_GROUPS))


def _signed_bytes(kind: str, agency: str, payload: bytes) -> bytes:
    return msgspec.json.encode([kind, agency, hashlib.sha256(payload).hexdigest()])
