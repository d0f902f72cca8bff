"""Identifiers as points of a curve that an agency's secret blinds, in any order of secrets.

A word is hashed to a point of Curve25519 in the group of prime order; blinding is X25519 with a
secret. Two secrets laid on one word give the same point whichever came first, and without the
secret nobody can try words against a blinded point.

Source: RFC 7748, 4.1 and 5 (Curve25519, X25519); C. Meadows, "A more efficient cryptographic
matchmaking protocol", IEEE S&P 1986; Huberman, Franklin, Hogg, "Enhancing privacy and trust in
electronic communities", EC 1999.
"""

import hashlib
from itertools import count
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

POINT_BYTES: Final = 32
SECRET_BYTES: Final = 32
_P: Final = 2**255 - 19
_A: Final = 486662
_NO_SECRET: Final = bytes(32)  # X25519 reads it as 2**254, which clears the small factor of 8
_SPOKEN: Final = b"qaitaru deconfliction 1\x00"


def point_of(word: bytes) -> bytes:
    """The point a word is hashed to, as 32 bytes; of prime order, so that a point tells no bit.

    Half of all hashes lie beside the curve: the next one is tried, two on the average.
    """
    tried = (_hashed(word, attempt) for attempt in count())
    u = next(one for one in tried if _is_on_curve(one))
    return blinded(u.to_bytes(POINT_BYTES, "little"), _NO_SECRET)


def blinded(point: bytes, secret: bytes) -> bytes:
    """A point under a secret of 32 bytes.

    Raises: ValueError for what is no point: it is not 32 bytes, or of small order.
    """
    key = X25519PrivateKey.from_private_bytes(secret)
    return key.exchange(X25519PublicKey.from_public_bytes(point))


def is_point(point: bytes) -> bool:
    """Whether bytes from elsewhere are a point of the curve that blinding accepts.

    A point beside the curve, or of small order, could draw out what a secret is.
    """
    if len(point) != POINT_BYTES or point[-1] & 0x80:
        return False
    u = int.from_bytes(point, "little")
    if u >= _P or not _is_on_curve(u):
        return False
    try:
        blinded(point, _NO_SECRET)
    except ValueError:
        return False
    return True


def _hashed(word: bytes, attempt: int) -> int:
    told = _SPOKEN + attempt.to_bytes(1) + word
    return int.from_bytes(hashlib.sha512(told).digest(), "little") % _P


def _is_on_curve(u: int) -> bool:
    """Whether v² = u³ + 486662 u² + u has a root (Euler's criterion)."""
    square = (u * u % _P * u + _A * u * u + u) % _P
    return pow(square, (_P - 1) // 2, _P) == 1
