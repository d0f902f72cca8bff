"""Which steps of several typologies are the same: alike in name, in SQL, and in what they read."""

import re
from collections.abc import Iterable
from hashlib import sha256

from qaitaru.engine.steps import Step


def lineages(steps: Iterable[Step]) -> dict[str, str]:
    """For each step's name what tells it from every other: its SQL and the steps it reads.

    Args:
        steps: in the order in which they are made.
    """
    told: dict[str, str] = {}
    for step in steps:
        read = sorted({told[name] for name in re.findall(r"\w+", step.sql) if name in told})
        told[step.name] = sha256("\n".join((step.name, step.sql, *read)).encode()).hexdigest()
    return told
