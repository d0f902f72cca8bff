"""``make bench``: every measurement, each beside its peer in the same run.

A figure is a ratio to a peer or to the engine's own floor, so that it means the same on a fast and
on a slow machine. Nothing here passes or fails.
"""

import json
import platform
import sys
from dataclasses import asdict
from importlib import import_module

BENCHES = (
    "ingest_million",
    "ledger_ten_million",
    "rescreening",
    "tracing_kernels",
    "tracing_whole",
    "tracing_workspace",
    "screening",
    "detection_planted",
    "detection",
    "papers",
    "casework_pages",
)


def main() -> None:
    """Run the benches named on the command line, or all."""
    print(f"{platform.machine()}, Python {platform.python_version()}, {platform.system()}")
    for name in sys.argv[1:] or BENCHES:
        result = import_module(f"bench.{name}").measure()
        print(f"\n== {name}")
        print(json.dumps(result, indent=1, ensure_ascii=False, default=asdict))


if __name__ == "__main__":
    main()
