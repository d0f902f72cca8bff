"""A weak alias: the publisher itself says that the name alone should not be relied on.

Source: UN consolidated list, alias QUALITY "Low"; OFAC, Frequently Asked Questions 122-123 (weak
aliases).
"""

from typing import Final

from qaitaru.facts.designations import Designation, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Reason

_WEAK: Final = -0.5


def weak_alias(asked: Asked, _designation: Designation, name: ListedName) -> Reason | None:
    """Against, where the name that agreed is a weak alias."""
    if not name.weak:
        return None
    return Reason("weak_alias", _WEAK, next(iter(asked.names), ""), name.text)
