"""Runs in the peer's environment: the classes of sanctions-screening-benchmark over a list.

Generation is deterministic; imports nothing of the house.
"""

import json
import sys

from ssb import benchmark, sources  # type: ignore[import-not-found]  # the peer's environment


def main() -> None:
    """Make the cases of the first persons of the list told on standard input."""
    order = json.load(sys.stdin)
    entities = [
        sources.Entity(
            entity_id=one["id"],
            primary_name=one["names"][0],
            entity_type="individual",
            aliases=one["names"][1:],
        )
        for one in order
    ]
    snapshot = sources.ListSnapshot(source="UN", retrieved_at="", entities=entities)  # its own word
    made = benchmark.build(snapshot, limit=250, seed=0, max_per_class=2)
    cases = [
        {"query": one.query, "expected": one.expected_entity_id, "class": one.perturbation}
        for one in made.cases
    ]
    json.dump({"candidates": made.candidates, "cases": cases}, sys.stdout)


if __name__ == "__main__":
    main()
