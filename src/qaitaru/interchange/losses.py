"""What did not come across: every field that was left behind, changed, or not guessed.

A conversion that cannot say a thing says that it did not say it; nothing is dropped in silence.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_NUMBER: Final = re.compile(r"\[\d+\]")


class LossKind(StrEnum):
    """What became of a field."""

    NOT_CARRIED = "not_carried"  # the other side has no place for it
    CHANGED = "changed"  # it stands there otherwise than it was said
    NOT_GUESSED = "not_guessed"  # the other side wants what this one does not say
    REFUSED = "refused"  # it stands there as it was said, and the other side will not take it


@dataclass(frozen=True, slots=True)
class Loss:
    """One field that did not come across as it was."""

    code: str  # its words are under ``loss.<code>``
    kind: LossKind
    field: str  # where it stands in what was given; in what was made, for what was not guessed
    found: str = ""
    became: str = ""
    target: str = ""  # the field of the other side it belongs to


def not_carried(code: str, field: str, found: str, target: str = "") -> Loss:
    """A text that the other side cannot take."""
    return Loss(code, LossKind.NOT_CARRIED, field, found, target=target)


def changed(code: str, field: str, found: str, became: str, *, target: str = "") -> Loss:
    """A text that stands on the other side otherwise."""
    return Loss(code, LossKind.CHANGED, field, found, became, target)


def refused(code: str, field: str, found: str, target: str = "") -> Loss:
    """A text that stands on the other side as it was said, and will be refused there."""
    return Loss(code, LossKind.REFUSED, field, found, found, target)


def not_guessed(code: str, field: str, found: str = "", *, target: str = "") -> Loss:
    """What the other side asks for and nobody said."""
    return Loss(code, LossKind.NOT_GUESSED, field, found, target=target)


def without_numbers(path: str) -> str:
    """A path by its names alone."""
    return _NUMBER.sub("", path)


def by_field(losses: Iterable[Loss]) -> list[list[Loss]]:
    """Losses of one reason in one field, wherever it repeats, together; in the order met."""
    found: dict[tuple[str, str, str], list[Loss]] = {}
    for loss in losses:
        field = without_numbers(loss.field)
        found.setdefault((loss.code, field, loss.target), []).append(loss)
    return list(found.values())


def counted(losses: Iterable[Loss]) -> dict[str, int]:
    """How many losses there are of each kind; kinds without any are not named."""
    return dict(sorted(Counter(str(loss.kind) for loss in losses).items()))
