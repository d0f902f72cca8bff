"""What may be done with what came from partners: the marks that faces show and acts obey."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from qaitaru.acts.act import Desk
from qaitaru.casework import case_store
from qaitaru.casework.requests.use_limits import Use
from qaitaru.casework.requests.use_marks import UseMark, bound_elsewhere, marks_of, use_marks
from qaitaru.engine import imports
from qaitaru.facts.errors import LimitedItem, UseRefused

_ANSWER: Final = "answer"
PAPER_USES: Final = (Use.EVIDENCE, Use.INTELLIGENCE, Use.CONFISCATION, Use.TAX)
"""What a paper may be made for; the first is meant where nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseMarks:
    """The marks of all evidence items; empty in a workspace that no answer came to."""

    by_exhibit: Mapping[int, tuple[UseMark, ...]] = field(default_factory=dict)
    exhibits: Mapping[int, int] = field(default_factory=dict)  # of imports, by number
    investigations: tuple[int, ...] = ()  # all there are in the workspace

    def __bool__(self) -> bool:
        """Whether any item carries a mark."""
        return bool(self.by_exhibit)

    def of(self, exhibits: Iterable[int]) -> tuple[UseMark, ...]:
        """The marks of some evidence items."""
        return marks_of(self.by_exhibit, exhibits)

    def of_entries(self, entries: Iterable[str]) -> tuple[UseMark, ...]:
        """The marks of some rows of the ledger, told by number: ``12-b345``, ``12-t7``."""
        if not self.by_exhibit:
            return ()
        return self.of_imports({int(one.partition("-")[0]) for one in entries})

    def of_imports(self, numbers: Iterable[int]) -> tuple[UseMark, ...]:
        """The marks of the items that some imports were read from."""
        return self.of(self.exhibits[one] for one in numbers if one in self.exhibits)

    def of_other_cases(
        self, exhibits: Iterable[int], investigation: int = 0
    ) -> tuple[UseMark, ...]:
        """The marks that bind some items to another investigation than what is made is for.

        Args:
            investigation: that it is made for; 0 for the whole workspace.
        """
        return bound_elsewhere(self.of(exhibits), investigation, self.investigations)

    def must_be_of(self, exhibits: Iterable[int], investigation: int = 0) -> None:
        """Items of limited use that may be told of together with what else is made.

        Raises: UseRefused, naming each item bound to another investigation.
        """
        bound = self.of_other_cases(exhibits, investigation)
        if bound:
            raise UseRefused(str(Use.OTHER_CASE), "", tuple(map(_limited, bound)))

    def refusing(
        self, exhibits: Iterable[int], use: Use, shared_with: str = ""
    ) -> tuple[UseMark, ...]:
        """The marks of those that do not let some items be used so."""
        return tuple(one for one in self.of(exhibits) if not one.allows(use, shared_with))

    def must_allow(
        self, exhibits: Iterable[int], use: Use, shared_with: str = ""
    ) -> tuple[UseMark, ...]:
        """The marks of some items that may be used so.

        Raises: UseRefused, naming each item, its partner and the answer to ask about.
        """
        wanted = tuple(exhibits)
        refusing = self.refusing(wanted, use, shared_with)
        if refusing:
            raise UseRefused(str(use), shared_with, tuple(map(_limited, refusing)))
        return self.of(wanted)


def look_at_use_marks(desk: Desk) -> UseMarks:
    """The marks as they stand now, told whoever asks: who may see an item must know its limits.

    The journal is told of by the reading of what they are shown beside.
    """
    with desk.workspace.record.read() as connection:
        return marks_at(desk, connection)


def marks_at(desk: Desk, connection: Connection) -> UseMarks:
    """The same, in a reading that goes on."""
    numbers = case_store.telling(connection, _ANSWER)
    if not numbers:
        return UseMarks()
    found = use_marks(case_store.every(connection, numbers), desk.clock())
    read = imports.every(connection) if found else []
    return UseMarks(
        by_exhibit=found,
        exhibits={one.number: one.exhibit for one in read},
        investigations=case_store.numbers(connection),
    )


def _limited(mark: UseMark) -> LimitedItem:
    return LimitedItem(
        exhibit=mark.exhibit,
        answer=mark.answer,
        partner=mark.partner,
        uses=mark.uses,
        shared_with=mark.shared_with,
        until=mark.until.isoformat() if mark.until else "",
    )
