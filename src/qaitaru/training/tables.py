"""The tables of a story, as they stand beside the code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]


@cache
def table(name: str) -> Table:
    """One table of the bundled story."""
    return tomllib.loads((files("qaitaru.training") / "almaty" / name).read_text("utf-8"))
