"""The mark of a party: how an address tells of it.

A party's number holds for one set of imports only. Its mark is made from its key and holds as long
as the same sources name it; it tells nobody whose it is.
"""

from hashlib import sha256
from typing import Final

from qaitaru.ledger.mentions import Party

MARK_LETTERS: Final = 16
UNNAMED_MARK: Final = "unnamed"  # of those whom no source names


def mark_of(party: Party) -> str:
    """The name under which an address tells of a party."""
    return mark_of_key(party.key)


def mark_of_key(key: str) -> str:
    """The same, by the party's key alone."""
    return sha256(key.encode()).hexdigest()[:MARK_LETTERS]
