"""Learn what it costs a letter of one script to be written in Latin letters.

Reads aligned name tokens (Latin, the same name in another script, one pair a line; CC0, from
Wikidata: NETransliteration-COLING2018) and writes the small tables that ``screening/names``
ships. Run by hand where the pairs are: ``python assets/learn_names.py PAIRS_FOLDER``.

Expectation maximisation over monotone alignments: a unit of the script becomes one Latin letter,
one digraph, or nothing; two units become one letter or digraph; a Latin letter may stand for
nothing. Costs are negative logarithms, less the cost of the unit's own likeliest writing: what is
usual costs nothing, what is rare costs what it is worth as evidence. Letters and spellings that
the pairs do not hold stand in ``ruled_letters.py``.
"""

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numba
import numpy as np
from ruled_letters import RULED_ALONE, ruled

from qaitaru.screening.names.alphabet import DIGRAPHS, LETTERS
from qaitaru.screening.names.romanise import latin_letters
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.units import units_of

TABLES: Final = Path(__file__).parents[1] / "src" / "qaitaru" / "screening" / "names" / "tables"
SEED: Final = 20261122
PAIRS_AT_MOST: Final = 40_000
PASSES: Final = 8
LONGEST: Final = 17
RAREST: Final = 5  # a unit seen less often is learned from nothing
DIGRAPH: Final = {text: number for number, text in enumerate(DIGRAPHS)}
VOWELS: Final = "aeiou"
OTHER_VOWEL: Final = 1.6  # one vowel heard as another, at most


@dataclass(frozen=True, slots=True)
class Plan:
    """How one table is learned and tempered.

    ``worst`` is the cost a unit above which a pair is no transliteration and is passed over;
    ``silent`` is what a vowel costs that the script does not write; caps bound what a single slip
    may cost, since hands slip too.
    """

    name: str
    worst: float
    silent: float
    caps: tuple[float, float, float, float]  # letter, digraph, unit left out, letter put in
    couples: int = 40  # of neighbouring units that may be written as one, the commonest


PLANS: Final = (
    Plan("arabic", 2.6, 0.45, (4.5, 5.0, 3.5, 4.0)),
    Plan("hebrew", 2.6, 0.45, (4.5, 5.0, 3.5, 4.0)),
    Plan("russian", 2.6, 1.6, (4.5, 5.0, 3.5, 4.0), couples=300),
    Plan("korean", 2.6, 1.6, (4.5, 5.0, 3.5, 4.0)),
)
LATIN: Final = Plan("latin", 1.4, 1.6, (3.3, 4.2, 3.2, 3.2))

Pair = tuple[str, tuple[str, ...]]
Array = Any


def read_pairs(path: Path, units: Callable[[str], tuple[str, ...]]) -> list[Pair]:
    """The pairs of a file in a drawn order: Latin letters, and the units of the other script."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, foreign, _ = line.split("\t")
        pair = latin_letters(latin.lower()), units("".join(foreign.split(" ")))
        if all(2 <= len(side) <= LONGEST for side in pair) and pair[0].isalpha():
            pairs.append(pair)
    seen = Counter(unit for _, word in pairs for unit in word)
    kept = [pair for pair in pairs if all(seen[unit] >= RAREST for unit in pair[1])]
    random.Random(SEED).shuffle(kept)  # noqa: S311  # drawn again alike
    return kept[:PAIRS_AT_MOST]


def spelling_pairs(folder: Path) -> list[Pair]:
    """Two Latin spellings of what is one word in another script, both ways round."""
    pairs = []
    for name, share in (("russian", 30_000), ("arabic", 15_000)):
        spelt = defaultdict(set)
        for latin, word in read_pairs(folder / f"wd_{name}_80", tuple):
            spelt[word].add(latin)
        found = [
            (one, tuple(other))
            for group in spelt.values()
            for one in sorted(group)
            for other in sorted(group)
            if one != other
        ]
        random.Random(SEED).shuffle(found)  # noqa: S311  # drawn again alike
        pairs += found[:share]
    return pairs


@dataclass(slots=True)
class Model:
    """Probabilities of one table: what a unit becomes, and what stands for nothing."""

    units: list[str]
    couples: dict[str, int]  # two units that are written as one
    letter: Array  # unit x letter
    digraph: Array  # unit x digraph
    silent: Array  # unit left out
    extra: Array  # letter put in
    couple_letter: Array
    couple_digraph: Array

    def parts(self) -> tuple[Array, ...]:
        """All probabilities, in the order that one pass takes and gives them."""
        return (
            self.letter,
            self.digraph,
            self.silent,
            self.extra,
            self.couple_letter,
            self.couple_digraph,
        )


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs as numbers, one after another, with where each begins."""

    unit: Array
    couple: Array  # with the unit before, -1 for none
    unit_from: Array
    letter: Array
    digraph: Array  # with the letter before, -1 for none
    letter_from: Array


def corpus_of(pairs: Sequence[Pair], units: Sequence[str], couples: dict[str, int]) -> Corpus:
    """The pairs as numbers."""
    number = {unit: at for at, unit in enumerate(units)}
    columns: list[list[int]] = [[], [], [0], [], [], [0]]
    for latin, word in pairs:
        columns[0] += [number[unit] for unit in word]
        columns[1] += [
            -1,
            *(couples.get("|".join(word[at - 1 : at + 1]), -1) for at in range(1, len(word))),
        ]
        columns[2].append(len(columns[0]))
        columns[3] += [LETTERS.index(letter) for letter in latin]
        columns[4] += [
            -1,
            *(DIGRAPH.get(latin[at - 1 : at + 1], -1) for at in range(1, len(latin))),
        ]
        columns[5].append(len(columns[3]))
    return Corpus(*(np.array(column, dtype=np.int64) for column in columns))


@numba.njit(cache=True)
def one_pass(corpus, model, counts, worst):  # noqa: ANN001, ANN201, C901, PLR0912, PLR0915
    """Count, over all pairs, how often each writing is used, each alignment by its probability.

    Long because the two sweeps of the alignment stand side by side, as they are read.
    """
    unit, couple, unit_from, letter, digraph, letter_from = corpus
    to_letter, to_digraph, silent, extra, two_letter, two_digraph = model
    n_letter, n_digraph, n_silent, n_extra, n_two_letter, n_two_digraph = counts
    cost, total = 0.0, 0
    ahead, back = np.zeros((20, 20)), np.zeros((20, 20))
    for pair in range(len(unit_from) - 1):
        u = unit[unit_from[pair] : unit_from[pair + 1]]
        c = couple[unit_from[pair] : unit_from[pair + 1]]
        a = letter[letter_from[pair] : letter_from[pair + 1]]
        d = digraph[letter_from[pair] : letter_from[pair + 1]]
        n, m = len(u), len(a)
        for i in range(n + 1):
            for j in range(m + 1):
                value = 1.0 if i == 0 and j == 0 else 0.0
                if i:
                    value += ahead[i - 1, j] * silent[u[i - 1]]
                if j:
                    value += ahead[i, j - 1] * extra[a[j - 1]]
                if i and j:
                    value += ahead[i - 1, j - 1] * to_letter[u[i - 1], a[j - 1]]
                if i and j > 1 and d[j - 1] >= 0:
                    value += ahead[i - 1, j - 2] * to_digraph[u[i - 1], d[j - 1]]
                if i > 1 and j and c[i - 1] >= 0:
                    value += ahead[i - 2, j - 1] * two_letter[c[i - 1], a[j - 1]]
                if i > 1 and j > 1 and c[i - 1] >= 0 and d[j - 1] >= 0:
                    value += ahead[i - 2, j - 2] * two_digraph[c[i - 1], d[j - 1]]
                ahead[i, j] = value
        whole = ahead[n, m]
        if whole <= 0 or -math.log(whole) / n > worst:
            continue
        cost, total = cost - math.log(whole), total + n
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                value = 1.0 if i == n and j == m else 0.0
                if i < n:
                    value += back[i + 1, j] * silent[u[i]]
                if j < m:
                    value += back[i, j + 1] * extra[a[j]]
                if i < n and j < m:
                    value += back[i + 1, j + 1] * to_letter[u[i], a[j]]
                if i < n and j < m - 1 and d[j + 1] >= 0:
                    value += back[i + 1, j + 2] * to_digraph[u[i], d[j + 1]]
                if i < n - 1 and j < m and c[i + 1] >= 0:
                    value += back[i + 2, j + 1] * two_letter[c[i + 1], a[j]]
                if i < n - 1 and j < m - 1 and c[i + 1] >= 0 and d[j + 1] >= 0:
                    value += back[i + 2, j + 2] * two_digraph[c[i + 1], d[j + 1]]
                back[i, j] = value
        for i in range(n + 1):
            for j in range(m + 1):
                rest = back[i, j] / whole
                if i:
                    n_silent[u[i - 1]] += ahead[i - 1, j] * silent[u[i - 1]] * rest
                if j:
                    n_extra[a[j - 1]] += ahead[i, j - 1] * extra[a[j - 1]] * rest
                if i and j:
                    used = ahead[i - 1, j - 1] * to_letter[u[i - 1], a[j - 1]] * rest
                    n_letter[u[i - 1], a[j - 1]] += used
                if i and j > 1 and d[j - 1] >= 0:
                    used = ahead[i - 1, j - 2] * to_digraph[u[i - 1], d[j - 1]] * rest
                    n_digraph[u[i - 1], d[j - 1]] += used
                if i > 1 and j and c[i - 1] >= 0:
                    used = ahead[i - 2, j - 1] * two_letter[c[i - 1], a[j - 1]] * rest
                    n_two_letter[c[i - 1], a[j - 1]] += used
                if i > 1 and j > 1 and c[i - 1] >= 0 and d[j - 1] >= 0:
                    used = ahead[i - 2, j - 2] * two_digraph[c[i - 1], d[j - 1]] * rest
                    n_two_digraph[c[i - 1], d[j - 1]] += used
    return cost / max(total, 1)


def first_guess(pairs: Sequence[Pair], units: list[str], couples: dict[str, int]) -> Model:
    """What stands at about the same place in both words is a first guess."""
    near = np.full((len(units), 26), 0.02)
    near_two = np.full((len(units), len(DIGRAPHS)), 0.002)
    number = {unit: at for at, unit in enumerate(units)}
    for latin, word in pairs:
        for at, unit in enumerate(word):
            middle = (at + 0.5) / len(word) * len(latin)
            for j, letter in enumerate(latin):
                near[number[unit], LETTERS.index(letter)] += max(0.0, 1.5 - abs(j + 0.5 - middle))
                two = DIGRAPH.get(latin[max(j - 1, 0) : j + 1], -1)
                if two >= 0 and abs(j - middle) < 1.2:
                    near_two[number[unit], two] += 0.5
    share = near.sum(0) / near.sum()
    letter = near / near.sum(1, keepdims=True) / np.sqrt(share + 0.003)
    extra = np.array([0.03 if one in VOWELS else 0.01 for one in LETTERS])
    return Model(
        units=units,
        couples=couples,
        letter=0.6 * letter / letter.sum(1, keepdims=True),
        digraph=0.1 * near_two / near_two.sum(1, keepdims=True),
        silent=np.full(len(units), 0.05),
        extra=extra,
        couple_letter=np.full((len(couples), 26), 0.0005),
        couple_digraph=np.full((len(couples), len(DIGRAPHS)), 0.0002),
    )


def learned(pairs: Sequence[Pair], couples: dict[str, int], worst: float, *, same: bool) -> Model:
    """The model after all passes; the first two hear every pair, the others the plausible ones."""
    units = sorted({unit for _, word in pairs for unit in word})
    model = first_guess(pairs, units, couples)
    if same:
        _lean_to_itself(model)
    corpus = corpus_of(pairs, units, couples)
    numbers = (corpus.unit, corpus.couple, corpus.unit_from)
    numbers += (corpus.letter, corpus.digraph, corpus.letter_from)
    seen = np.bincount(corpus.couple[corpus.couple >= 0], minlength=len(couples)) + 1.0
    for number in range(PASSES):
        counts = tuple(np.zeros_like(part) for part in model.parts())
        limit = worst if number > 1 else math.inf
        cost = one_pass(numbers, model.parts(), counts, limit)
        model = _normalised(model, counts, seen)
        sys.stdout.write(f"  pass {number}: {cost:.3f} a unit\n")
    return model


def _lean_to_itself(model: Model) -> None:
    """Of Latin spelt otherwise, most letters are themselves."""
    model.letter *= 0.3
    model.digraph *= 0.3
    for at, unit in enumerate(model.units):
        model.letter[at, LETTERS.index(unit)] = 0.8
    for couple, at in model.couples.items():
        model.couple_digraph[at, DIGRAPH[couple.replace("|", "")]] = 0.1


def _normalised(model: Model, counts: tuple[Array, ...], seen: Array) -> Model:
    letter, digraph, silent, extra, two_letter, two_digraph = counts
    bit = 0.02
    whole = (letter.sum(1) + digraph.sum(1) + silent + bit * (26 + len(DIGRAPHS) / 4))[:, None]
    return Model(
        units=model.units,
        couples=model.couples,
        letter=(letter + bit) / whole,
        digraph=(digraph + bit / 4) / whole,
        silent=(silent + bit) / whole[:, 0],
        extra=(extra + 0.05) / (letter.sum() + digraph.sum() + silent.sum()),
        couple_letter=(two_letter + bit / 20) / seen[:, None],
        couple_digraph=(two_digraph + bit / 20) / seen[:, None],
    )


def foreign_costs(model: Model, plan: Plan) -> dict[tuple[str, str], float]:
    """Costs over what is usual, with the vowels that are not written cheap, and slips bounded."""
    letter, digraph, silent, extra, two_letter, two_digraph = (-np.log(p) for p in model.parts())
    usual = np.minimum(np.minimum(letter.min(1), digraph.min(1)), silent)
    letter, digraph, silent = letter - usual[:, None], digraph - usual[:, None], silent - usual
    for at, one in enumerate(LETTERS):
        if one * 2 in DIGRAPH:
            doubled = digraph[:, DIGRAPH[one * 2]]
            np.minimum(doubled, letter[:, at] + 0.3, out=doubled)
    vowels = [LETTERS.index(one) for one in VOWELS]
    sounded = letter.argmin(1)[:, None] == np.array(vowels)
    for at in np.flatnonzero(sounded.any(1)) if plan.silent < 1 else ():
        letter[at, vowels] = np.minimum(letter[at, vowels], OTHER_VOWEL)
    extra = np.clip(extra - 1, 0.8, plan.caps[3])
    _cheapen(extra, dict.fromkeys(VOWELS, plan.silent))
    _cheapen(extra, {"y": 0.9} if plan.name == "russian" else {"y": 1.2, "h": 1.6})
    return _rows(model, plan, (letter, digraph, silent, extra, two_letter, two_digraph))


def spelling_costs(model: Model, plan: Plan) -> dict[tuple[str, str], float]:
    """Costs of spelling otherwise: a letter as itself is free, either way round costs the same."""
    letter, digraph, silent, extra, two_letter, two_digraph = (-np.log(p) for p in model.parts())
    own = np.array([letter[at, LETTERS.index(unit)] for at, unit in enumerate(model.units)])
    couples = [couple.replace("|", "") for couple in model.couples]
    usual = np.array([sum(own[model.units.index(one)] for one in two) for two in couples])
    letter = np.clip(letter - own[:, None], 0, None)
    letter = np.minimum(letter, letter.T)
    digraph = np.clip(digraph - own[:, None], 0.15, None)
    silent = np.clip(silent - own, 0.8, None)
    two_letter = np.clip(two_letter - usual[:, None] / 2, 0.3, None)
    two_digraph = np.clip(two_digraph - usual[:, None] / 2, 0.2, None)
    for at, two in enumerate(couples):
        two_digraph[at, DIGRAPH[two]] = 0
        both = np.minimum(two_letter[at], digraph[:, DIGRAPH[two]])
        two_letter[at], digraph[:, DIGRAPH[two]] = both, both
        if two[0] == two[1]:
            two_letter[at, LETTERS.index(two[0])] = digraph[LETTERS.index(two[0]), DIGRAPH[two]] = (
                0.25
            )
    _agree_on_vowels(letter)
    extra = np.clip(extra - 1, 1.2, plan.caps[3])
    _cheapen(extra, dict.fromkeys(VOWELS, plan.silent) | {"h": 1.5, "y": 1.1})
    vowels = [LETTERS.index(one) for one in VOWELS]
    silent[vowels] = np.clip(silent[vowels], 1.5, 1.8)
    return _rows(model, plan, (letter, digraph, silent, extra, two_letter, two_digraph))


def _agree_on_vowels(letter: Array) -> None:
    for one in "aeiouy":
        for other in "aeiouy":
            if one != other:
                near = (
                    0.8
                    if {one, other} in ({"o", "u"}, {"e", "i"}, {"a", "e"}, {"i", "y"})
                    else 1.25
                )
                at = LETTERS.index(one), LETTERS.index(other)
                letter[at] = min(letter[at], near)


def _cheapen(extra: Array, most: dict[str, float]) -> None:
    for one, cost in most.items():
        extra[LETTERS.index(one)] = min(extra[LETTERS.index(one)], cost)


def _rows(model: Model, plan: Plan, costs: tuple[Array, ...]) -> dict[tuple[str, str], float]:
    """The costs below their caps: what is not in a table costs the cap."""
    letter, digraph, silent, extra, two_letter, two_digraph = costs
    rows: dict[tuple[str, str], float] = {("", one): extra[at] for at, one in enumerate(LETTERS)}
    for at, unit in enumerate(model.units):
        rows |= {(unit, one): letter[at, j] for j, one in enumerate(LETTERS)}
        rows |= {(unit, two): digraph[at, j] for j, two in enumerate(DIGRAPHS)}
        rows[unit, ""] = silent[at]
    for couple, at in model.couples.items():
        rows |= {(couple, one): two_letter[at, j] for j, one in enumerate(LETTERS)}
        rows |= {(couple, two): two_digraph[at, j] for j, two in enumerate(DIGRAPHS)}
    return {key: cost for key, cost in rows.items() if cost < _cap(key, plan) - 0.05}


def _cap(key: tuple[str, str], plan: Plan) -> float:
    unit, latin = key
    if not unit:
        return plan.caps[3]
    return plan.caps[2] if not latin else plan.caps[len(latin) - 1]


def write(plan: Plan, costs: dict[tuple[str, str], float]) -> None:
    """A table as text: unit, Latin, cost; the caps stand in its first line."""
    least = RULED_ALONE.get(plan.name, 0.0)
    costs = {row: max(cost, least) for row, cost in costs.items()}
    for row, cost in ruled(plan.name).items():
        costs[row] = min(cost, costs.get(row, cost))
    lines = [f"# caps\t{' '.join(map(str, plan.caps))}"]
    lines += [f"{unit}\t{latin}\t{cost:.2f}" for (unit, latin), cost in sorted(costs.items())]
    (TABLES / f"{plan.name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{plan.name}: {len(lines) - 1} costs\n")


def couples_of(pairs: Iterable[Pair], count: int) -> dict[str, int]:
    """The commonest couples of neighbouring units."""
    seen = Counter(
        "|".join(word[at - 1 : at + 1]) for _, word in pairs for at in range(1, len(word))
    )
    return {couple: at for at, (couple, _) in enumerate(seen.most_common(count))}


def main(folder: Path) -> None:
    """Learn every table anew."""
    for plan in PLANS:
        script = Script(plan.name)
        pairs = read_pairs(
            folder / f"wd_{plan.name}_80", lambda word, of=script: units_of(word, of)
        )
        model = learned(pairs, couples_of(pairs, plan.couples), plan.worst, same=False)
        write(plan, foreign_costs(model, plan))
    couples = {f"{two[0]}|{two[1]}": at for at, two in enumerate(DIGRAPHS)}
    model = learned(spelling_pairs(folder), couples, LATIN.worst, same=True)
    write(LATIN, spelling_costs(model, LATIN))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
