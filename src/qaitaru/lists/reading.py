"""What a list's reader is: one publisher's format, from the bytes of its files to designations.

A list is one file or several that belong together (``sdn.csv`` with ``alt.csv`` and ``add.csv``):
each file is a Part, and a reader says of each which role it plays. What holds for every list is
judged once, in ``refusing.py``, and by no reader: references missing or given twice, a list with
nothing in it, letters destroyed on the way, far fewer entries than before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from qaitaru.facts.designations import Designation
from qaitaru.facts.problems import Problem

HEAD_BYTES: Final = 65_536
WHOLE: Final = "whole"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a list: the name it was offered under, and all of its bytes."""

    name: str
    raw: bytes

    @property
    def head(self) -> bytes:
        """The first bytes, enough to tell a format by."""
        return self.raw[:HEAD_BYTES]


@dataclass(frozen=True, slots=True)
class ListChoices:
    """What a member decided where the files cannot: an encoding, a mapping of columns.

    ``mappings`` are the texts of the mapping files at hand (name -> TOML), for national lists
    that come as plain tables.
    """

    encoding: str = ""
    mappings: dict[str, str] = field(default_factory=dict)


AS_THEY_STAND: Final = ListChoices()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReading:
    """What one list says.

    ``publisher`` with ``list_name`` is the list whose versions follow each other: ``un`` and
    ``consolidated``, ``ofac`` and ``sdn``. ``designations`` stand in the order of the file, each
    with its claims in the order of the file and with ``content.content_sha256`` over them.
    A Problem of severity REFUSED or ASKED means that nothing of the reading may be used; others
    are told and the list stands. ``published_on`` is the date inside the file as it is written
    (of an instant the day by the publisher's own clock), None where it states none.
    """

    publisher: str
    list_name: str
    published_on: date | None = None
    published_text: str = ""  # the date of publication as it stands in the file
    designations: tuple[Designation, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ListReader:
    """One publisher's format.

    ``role_of`` judges one file by its name and first bytes and never raises: the empty text for
    a stranger's file, WHOLE for a file that is a list by itself, else the reader's own word for
    the role (``sdn``, ``alt``, ``add``). ``read`` gets the parts of one list, each with its role,
    in the order they were offered; ``main`` is the role without which there is no list, and two
    files of it are two lists. It never raises on a stranger's bytes. ``version`` grows whenever
    the same bytes would give another reading.
    """

    name: str
    version: int
    role_of: Callable[[str, bytes], str]
    read: Callable[[Sequence[tuple[str, Part]], ListChoices], ListReading]
    main: str = WHOLE
