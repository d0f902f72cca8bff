"""The one way a DuckDB connection is made: in memory, nothing fetched, nothing guessed."""

import duckdb

Setting = str | bool | int | float | list[str]

_SETTINGS: dict[str, Setting] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": True,
}


def connect(*, memory_mb: int = 1024, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to an empty database in memory.

    Args:
        memory_mb: past it DuckDB spills to its temporary folder.
        threads: None for one a core.
    """
    settings: dict[str, Setting] = {
        **_SETTINGS,
        "memory_limit": f"{memory_mb}MB",
    }
    if threads is not None:
        settings["threads"] = threads
    return duckdb.connect(":memory:", config=settings)
