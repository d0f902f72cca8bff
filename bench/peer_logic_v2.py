"""Runs in the peer's environment: scores candidates by nomenklatura's logic-v2, JSON in and out.

Imports nothing of the house; ``bench/screening_engines.py`` starts it.
"""

import json
import sys
import time
from typing import Any

from followthemoney import ValueEntity  # type: ignore[import-not-found]  # the peer's environment
from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found]


def entity(mark: str, schema: str, names: list[str], births: list[str]) -> Any:
    """An entity of the peer's own kind."""
    properties = {"name": names}
    if schema == "Person" and births:
        properties["birthDate"] = births
    return ValueEntity.from_dict({"id": mark, "schema": schema, "properties": properties})


def main() -> None:
    """Score every candidate of every query."""
    order = json.load(sys.stdin)
    listed = {
        one["id"]: entity(one["id"], one["schema"], one["names"], one["births"])
        for one in order["entities"]
    }
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()
    answers = []
    begin = time.process_time()
    for at, query in enumerate(order["queries"]):
        asked = entity(f"q{at}", "Person", [query["name"]], query["births"])
        found = [
            (one, algorithm.compare(asked, listed[one], config).score)
            for one in query["candidates"]
        ]
        answers.append(sorted(found, key=lambda pair: -pair[1]))
    print(f"{len(answers) / (time.process_time() - begin):.0f} queries/s", file=sys.stderr)
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
