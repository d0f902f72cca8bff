"""Runs a module's ``work`` and prints the greatest resident memory, children included, in MiB."""

import resource
import sys
from importlib import import_module


def main() -> None:
    """Work, then say what it took."""
    import_module(sys.argv[1]).work(*sys.argv[2:])
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024)


if __name__ == "__main__":
    main()
