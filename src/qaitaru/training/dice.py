"""Chance, told by a seed: the same seed and stream give the same throws on every machine."""

import random


def dice(seed: int, *stream: object) -> random.Random:
    """The throws of one stream; what one stream draws never shifts another."""
    return random.Random("/".join(map(str, (seed, *stream))))  # noqa: S311 - a story, no secret
