"""What a paper tells of the items of limited use that it stands on, once they allow it."""

from collections.abc import Iterable
from dataclasses import dataclass

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.casework.requests.use_limits import Use
from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.documents.use_words import limits_text
from qaitaru.wording import Forms, Words


@dataclass(frozen=True, slots=True)
class Limited:
    """The marks of the items behind a paper; nothing at all where none is limited."""

    marks: tuple[UseMark, ...] = ()

    @property
    def is_working_paper(self) -> bool:
        """Whether it stands on what may not be evidence."""
        return is_working_paper(self.marks)

    def told(self, words: Words, forms: Forms) -> list[tuple[str, str]]:
        """What is told on its first sheet: names and what they are."""
        name = words("use_limit.mark")
        lines = [(name, line) for line in limits_text(self.marks, words, forms)]
        return [(name, words("use_limit.working")), *lines] if self.is_working_paper else lines

    def lines(self, words: Words, forms: Forms) -> list[str]:
        """The same as the lines of a note under a drawing."""
        return [f"{name}: {said}" for name, said in self.told(words, forms)]

    def named(self, name: str) -> str:
        """The name of its file, which says what it may not be."""
        stem, dot, ending = name.rpartition(".")
        return f"{stem}.{Use.INTELLIGENCE}{dot}{ending}" if self.is_working_paper else name


def is_working_paper(marks: Iterable[UseMark]) -> bool:
    """Whether a paper that stands on some items can be no more than a working paper."""
    return not all(one.allows(Use.EVIDENCE) for one in marks)


def limited_for(desk: Desk, exhibits: Iterable[int], use: Use) -> Limited:
    """The limitations of the items a paper stands on, which let it be made for a use.

    Raises: UseRefused.
    """
    return Limited(look_at_use_marks(desk).must_allow(exhibits, use))
