"""Why two records are, or are not, one party: each field's part, with the two values.

The parts add up to the bits of the pair: its waterfall.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from qaitaru.facts.designations import BirthDate
from qaitaru.resolution.estimating import Weights
from qaitaru.resolution.fields import FIELDS, LEVELS, Field
from qaitaru.resolution.records import PartyRecord
from qaitaru.resolution.values import SILENT


@dataclass(frozen=True, slots=True)
class Part:
    """What one field adds to the bits of a pair; ``level`` is lower case, empty where silent."""

    field: Field
    level: str
    bits: float
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A pair from what any compared pair begins with to its bits, field by field."""

    before: float
    parts: tuple[Part, ...]
    bits: float


def waterfall(
    first: PartyRecord, second: PartyRecord, levels: Sequence[int], weights: Weights
) -> Waterfall:
    """How a pair came to its bits.

    Args:
        levels: of the pair, in the order of ``FIELDS``.
    """
    parts = tuple(
        _part(field, level, weights, (first, second))
        for field, level in zip(FIELDS, levels, strict=True)
    )
    bits = weights.of(np.array([levels], np.int8))[0]
    return Waterfall(weights.before, parts, float(bits))


def _part(
    field: Field, level: int, weights: Weights, pair: tuple[PartyRecord, PartyRecord]
) -> Part:
    first, second = (said(one, field) for one in pair)
    if level == SILENT:
        return Part(field, "", 0.0, first, second)
    name = LEVELS[field](level).name.lower()
    return Part(field, name, float(weights.fields[field][level]), first, second)


def said(record: PartyRecord, field: Field) -> tuple[str, ...]:
    """The values a field is read from, as the source has them; father and gender are in names."""
    return _READ[field](record) if field in _READ else record.names


def _birth(birth: BirthDate) -> str:
    return birth.original or f"{birth.period.start}/{birth.period.end}"


_READ: Final[Mapping[Field, Callable[[PartyRecord], tuple[str, ...]]]] = {
    Field.BIRTH: lambda record: tuple(map(_birth, record.births)),
    Field.NUMBER: lambda record: tuple(one.text for one in record.numbers),
    Field.PHONE: lambda record: record.phones,
    Field.ACCOUNT: lambda record: record.accounts,
    Field.ADDRESS: lambda record: record.addresses,
    Field.COUNTRY: lambda record: record.countries,
}
"""What a field is read from, where it is not the names."""
