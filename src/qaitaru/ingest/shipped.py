"""The mappings that the program ships: one TOML file a layout, in ``ingest/mappings``."""

from functools import cache
from importlib.resources import files


@cache
def shipped_mappings() -> dict[str, str]:
    """Their texts by name, in order of name."""
    folder = files("qaitaru.ingest") / "mappings"
    found = {
        file.name.removesuffix(".toml"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
    return dict(sorted(found.items()))
