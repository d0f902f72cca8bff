"""The publishers' formats, one a file, in the order they are asked whose a file is.

A new list is one more line here, and its reader beside the others. Each is loaded when it is asked:
a list of the first format does not wait for the others.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from qaitaru.lists.reading import ListReader

_FORMATS: Final = (
    "un.reader",
    "ofac.plain",
    "ofac.advanced.reader",
    "ofac.files",
    "eu",
    "uk.document",
    "uk.table",
    "seco.reader",
    "kz.document",
    "kz.weapons",
    "kz.answer",
    "ftm.entities",
    "ftm.table",
    "mapped.reader",  # any table: the last to be asked
)


def readers() -> Iterator[ListReader]:
    """Every reader in its turn."""
    for name in _FORMATS:
        reader: ListReader = import_module(f"qaitaru.lists.publishers.{name}").READER
        yield reader
