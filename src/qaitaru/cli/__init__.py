"""The command line: parse, call one act or one read, render."""

from qaitaru.cli.app import main

__all__ = ["main"]
