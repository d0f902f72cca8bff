"""Runs a module's ``work`` and prints the greatest resident memory, children included, in MiB."""

import resource
import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Work, then say what it took."""
    import_module(sys.argv[1]).work(*sys.argv[2:])
    print(max(_own_peak_kib(), _children_peak_kib()) / 1024)


def _own_peak_kib() -> int:
    """This program's own: what ``getrusage`` says is never less than its parent's at the start."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1])


def _children_peak_kib() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


if __name__ == "__main__":
    main()
