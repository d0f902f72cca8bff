"""The journal's leaf: the exact bytes that are hashed, and how they chain.

A leaf is the canonical JSON (RFC 8785) of: ``v`` (format, 2), ``entry`` (from 0), ``at`` (UTC),
``agency``, ``member``, ``act`` and ``commitment``. What the act was about, the rows it added, and
the purpose or legal basis a member wrote for it may be personal data, so they are not in the leaf:
the commitment is SHA-256 over a random salt and the canonical payload. Erasing both leaves every
hash valid. (Format 1 told no rows; the first entry of format 2 tells all that stand.)

Its hash is ready for a Merkle tree: ``SHA-256(0x00 || leaf)``. Until a tree stands, the entries
are held together by a chain: ``SHA-256(chain hash before || leaf hash)``, from 32 zero bytes.

Source: RFC 9162 section 2.1.1 (leaf hash); RFC 8785 (canonical JSON).
"""

import hashlib
import json
from typing import Final

FORMAT: Final = 2
CHAIN_START: Final = bytes(32)
SALT_BYTES: Final = 16


def canonical(value: object) -> bytes:
    """The canonical JSON of text, whole numbers, lists and tables with plain ASCII keys.

    Raises: TypeError for a float, a number past 53 bits or a key that is not ASCII: outside what
        the sorted output of the standard library shares with RFC 8785; the caller's mistake.
    """
    _refuse_unlike(value)
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def commitment(salt: bytes, payload: bytes) -> str:
    """What the leaf says of a payload it does not show, in hex."""
    return hashlib.sha256(salt + payload).hexdigest()


def leaf_hash(leaf: bytes) -> bytes:
    """The leaf's hash in the tree."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def chain_hash(before: bytes, leaf: bytes) -> bytes:
    """The chain after this leaf."""
    return hashlib.sha256(before + leaf_hash(leaf)).digest()


def _refuse_unlike(value: object) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise TypeError(key)
            _refuse_unlike(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_unlike(inner)
    elif isinstance(value, float) or (isinstance(value, int) and abs(value) >= 2**53):
        raise TypeError(value)
