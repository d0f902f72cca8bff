"""Learn which names are one name spelt in two languages, where no cost of letters tells it.

Reads the pairs in the public domain that ``learn_names.py`` reads: two Latin spellings are one
name when people who bear them share a spelling in another script often enough, and the tables of
costs hold them apart. Run by hand after them: ``python assets/learn_same_names.py PAIRS_FOLDER``.
"""

import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np

from qaitaru.screening.names.costs import costs_of
from qaitaru.screening.names.distance import distances
from qaitaru.screening.names.packing import vocabulary_of
from qaitaru.screening.names.romanise import latin_letters
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.vocabulary import folded
from qaitaru.screening.names.words import patronymic

TABLE: Final = Path(__file__).parents[1] / "src/qaitaru/screening/names/tables/same.tsv"
BORNE: Final = 4  # people of each spelling who share the foreign one
SHARE: Final = 0.3  # of all who bear the spelling
APART: Final = 2.2  # cost from which the tables hold two spellings apart
SHORTEST: Final = 4


def same_names(folder: Path) -> set[tuple[str, str]]:
    """Pairs of folded spellings of one name."""
    found = set()
    for kind in ("russian", "hebrew"):
        borne: Counter[str] = Counter()
        spelt: dict[str, Counter[str]] = defaultdict(Counter)
        for line in (folder / f"wd_{kind}_80").read_text(encoding="utf-8").splitlines():
            latin, foreign, count = line.split("\t")
            word = latin_letters(latin.lower())
            borne[word] += int(count)
            spelt[foreign][word] += int(count)
        for group in spelt.values():
            often = [word for word, count in group.items() if count >= BORNE]
            usual = [word for word in often if group[word] >= SHARE * borne[word]]
            found |= {pair for pair in combinations(sorted(usual), 2) if _are_apart(*pair)}
    return {tuple(sorted(map(folded, pair))) for pair in found}  # type: ignore[misc]


def _are_apart(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST or patronymic(one) or folded(one) == folded(other):
        return False
    table = costs_of(Script.LATIN)
    cost = distances(tuple(one), table, vocabulary_of((other,)), np.array([0]))[0]
    return float(cost) > APART


def main(folder: Path) -> None:
    """Write the table anew."""
    lines = [f"{one}\t{other}" for one, other in sorted(same_names(folder))]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
