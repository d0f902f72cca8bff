"""Count how often words stand in names, and write what each is worth as evidence.

Reads the pairs in the public domain that ``learn_names.py`` reads, with how many people bear each
name, and published sanctions lists, whose names are of other parts of the world. What ships is a
word and a rounded weight. Run by hand: ``python assets/learn_frequencies.py PAIRS LIST...``.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from qaitaru.lists.list_files import read_list
from qaitaru.screening.names.romanise import latin_letters
from qaitaru.screening.names.tokens import tokens

TABLE: Final = Path(__file__).parents[1] / "src/qaitaru/screening/names/tables/frequencies.tsv"
PEOPLE: Final = 0.4  # share of the count of people in the whole; the rest is of the lists
BORNE: Final = 10  # people who bear a word before it counts as known
LISTED: Final = 4  # names of lists it stands in, likewise
NAME: Final = 1.6  # a name has some five words: a word is this much commoner in names than of words
KNOWN_BELOW: Final = 8.4  # what is rarer is worth what an unknown word is
STEP: Final = 4  # quarters of a nat


def people(folder: Path) -> Counter[str]:
    """How many people bear each word, in Latin letters."""
    found: Counter[str] = Counter()
    for path in sorted(folder.glob("wd_*_80")):
        for line in path.read_text(encoding="utf-8").splitlines():
            latin, _, count = line.split("\t")
            found[latin_letters(latin.lower())] += int(count)
    return found


def listed(paths: Iterable[Path]) -> Counter[str]:
    """In how many names of the lists each word stands."""
    found: Counter[str] = Counter()
    for path in paths:
        for designation in read_list([path]).designations:
            for name in designation.names:
                found.update({token.form for token in tokens(name.text)})
    return found


def weights(borne: Counter[str], named: Counter[str]) -> dict[str, float]:
    """The negative logarithm of how often a word stands in a name."""
    total_borne, total_named = borne.total(), named.total()
    found = {}
    for word in borne.keys() | named.keys():
        if len(word) > 1 and (borne[word] >= BORNE or named[word] >= LISTED):
            share = PEOPLE * borne[word] / total_borne + (1 - PEOPLE) * named[word] / total_named
            weight = -math.log(share) - NAME
            if weight < KNOWN_BELOW:
                found[word] = weight
    return found


def main(folder: Path, lists: Iterable[Path]) -> None:
    """Write the table, the commonest words first."""
    rows = defaultdict(list)
    for word, weight in weights(people(folder), listed(lists)).items():
        rows[round(weight * STEP) / STEP].append(word)
    lines = ["# weight\twords: the negative logarithm of how often a word stands in a name"]
    lines += [f"{weight:.2f}\t{' '.join(sorted(rows[weight]))}" for weight in sorted(rows)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), map(Path, sys.argv[2:]))
