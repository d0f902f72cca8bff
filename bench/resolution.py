"""How well and how fast records are joined into parties, on made records whose truth is known.

``python -m bench.resolution [records] [seed]``. The tables were made with seed 5; 6 is held back.
Where Splink is installed (extra ``resolution``), its estimate is measured beside the house's own.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations

from bench.known_parties import records
from qaitaru.acts.resolution.name_words import name_words
from qaitaru.acts.resolution.splink_weights import splink_weights
from qaitaru.resolution.estimating import Weights, weights
from qaitaru.resolution.records import PartyRecord, in_conflict
from qaitaru.resolution.resolving import Learn, Resolution, resolve
from qaitaru.resolution.values import Levels

HELD_BACK = 6


def pairs_of(groups: Iterable[Sequence[int]]) -> set[tuple[int, int]]:
    """Every pair within a group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def true_pairs(truth: Sequence[int]) -> set[tuple[int, int]]:
    """Every pair of records of one party."""
    groups: dict[int, list[int]] = {}
    for record, party in enumerate(truth):
        groups.setdefault(party, []).append(record)
    return pairs_of(groups.values())


def shares(found: set[tuple[int, int]], true: set[tuple[int, int]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs."""
    both = len(found & true)
    precision, recall = both / max(1, len(found)), both / max(1, len(true))
    return precision, recall, 2 * both / max(1, len(found) + len(true))


def lost(resolution: Resolution, true: set[tuple[int, int]]) -> float:
    """The share of true pairs that no key brings together."""
    pairs = resolution.pairs
    seen = set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    return len(true - seen) / max(1, len(true))


def conflicts(resolution: Resolution) -> int:
    """Pairs of records with conflicting numbers that are in one party."""
    state = resolution.told.state
    together = pairs_of(resolution.clustered.parties)
    return sum(in_conflict(state[one], state[other]) for one, other in together)


def estimates(told: Sequence[PartyRecord], true: set[tuple[int, int]]) -> None:
    """What either estimate comes to, and its seconds of a core."""
    joined = []
    for name, learn in (("own", weights), ("Splink", splink_weights)):
        spent = Timed(learn)
        joined.append(pairs_of(resolve(told, name_words, learn=spent).clustered.parties))
        print(f"{name}: F1 {shares(joined[-1], true)[2]:.4f}, {spent.seconds:.2f} s of a core")
    own, other = joined
    print(f"they differ in {len(own ^ other)} of {len(own | other)} pairs")


@dataclass
class Timed:
    """An estimate that counts its seconds of a core."""

    learn: Learn
    seconds: float = 0

    def __call__(self, levels: Levels, known: Levels) -> Weights:
        begun = time.process_time()
        try:
            return self.learn(levels, known)
        finally:
            self.seconds += time.process_time() - begun


def main() -> None:
    """Measure once and say so."""
    given = [int(one) for one in sys.argv[1:]]
    count, seed = (*given, *(50_000, HELD_BACK)[len(given) :])
    told, truth = records(count, seed)
    true = true_pairs(truth)
    wall, cpu = time.perf_counter(), time.process_time()
    found = resolve(told, name_words)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    precision, recall, f1 = shares(pairs_of(found.clustered.parties), true)
    print(f"{count} records of {len(set(truth))} parties, seed {seed}: {len(true)} true pairs")
    print(f"compared {len(found.pairs.left)} pairs, lost {lost(found, true):.4f} of the true")
    kinds = Counter(block.key[0] for block in found.pairs.cut)
    print(f"blocks cut: {len(found.pairs.cut)} {dict(kinds)}")
    print(
        f"precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}; {conflicts(found)} conflicts"
    )
    print(f"{wall:.1f} s wall, {cpu:.1f} s of a core")
    if find_spec("splink"):
        estimates(told, true)


if __name__ == "__main__":
    main()
