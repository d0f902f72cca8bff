"""What it costs a unit of a script to be written in Latin letters: the shipped tables as arrays.

Costs are evidence against equality, in nats. They were learned from pairs in the public domain
(``assets/learn_names.py``); what a table does not know costs its cap, for hands slip too.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.screening.names.alphabet import DIGRAPH_NUMBER, DIGRAPHS, LETTERS, VOWELS
from qaitaru.screening.names.scripts import Script

Floats = NDArray[np.float32]

NO_LETTER: Final = len(LETTERS)
NO_DIGRAPH: Final = len(DIGRAPHS)
NEVER: Final = 99.0
SWAPPED: Final = 1.6  # two neighbouring letters changed places
_DROPPED_VOWEL: Final = 0.35  # in a word from which somebody took the vowels


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """One table. Columns are Latin letters or digraphs, and one more for none of them.

    ``couple`` numbers two units that may be written as one letter or digraph.
    """

    script: Script
    unit: dict[str, int]
    couple: dict[str, int]
    letter: Floats
    digraph: Floats
    silent: Floats
    extra: Floats
    couple_letter: Floats
    couple_digraph: Floats
    unknown: float


@cache
def costs_of(script: Script, *, voweless: bool = False) -> Costs:
    """The table of a script; ``voweless`` where a word seems to have lost its vowels."""
    rows, caps = _read(script)
    singles = sorted({unit for unit, _, _ in rows if unit and "|" not in unit})
    couples = sorted({unit for unit, _, _ in rows if "|" in unit})
    unit = {text: number for number, text in enumerate(singles)}
    couple = {text: number for number, text in enumerate(couples)}
    table = Costs(
        script=script,
        unit=unit,
        couple=couple,
        letter=_filled((len(unit), NO_LETTER + 1), caps[0]),
        digraph=_filled((len(unit), NO_DIGRAPH + 1), caps[1]),
        silent=_filled((len(unit),), caps[2]),
        extra=_filled((NO_LETTER + 1,), caps[3]),
        couple_letter=_filled((len(couple), NO_LETTER + 1), NEVER),
        couple_digraph=_filled((len(couple), NO_DIGRAPH + 1), NEVER),
        unknown=caps[2],
    )
    for text, latin, cost in rows:
        _put(table, text, latin, cost)
    for part in (table.letter, table.digraph, table.couple_letter, table.couple_digraph):
        part[:, -1] = NEVER
    if voweless:
        table.extra[[LETTERS.index(vowel) for vowel in VOWELS]] = _DROPPED_VOWEL
    return table


def _put(table: Costs, unit: str, latin: str, cost: float) -> None:
    column = DIGRAPH_NUMBER[latin] if len(latin) > 1 else LETTERS.find(latin or "?")
    if not unit:
        table.extra[column] = cost
    elif not latin:
        table.silent[table.unit[unit]] = cost
    elif unit in table.couple:
        part = table.couple_digraph if len(latin) > 1 else table.couple_letter
        part[table.couple[unit], column] = cost
    else:
        part = table.digraph if len(latin) > 1 else table.letter
        part[table.unit[unit], column] = cost


def _filled(shape: tuple[int, ...], value: float) -> Floats:
    return np.full(shape, value, dtype=np.float32)


def _read(script: Script) -> tuple[list[tuple[str, str, float]], list[float]]:
    path = files("qaitaru.screening.names") / "tables" / f"{script.value}.tsv"
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = [(unit, latin, float(cost)) for unit, latin, cost in (x.split("\t") for x in lines)]
    return rows, [float(cap) for cap in first.partition("\t")[2].split()]
