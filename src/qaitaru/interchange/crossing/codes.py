"""Which code of one format is which of the other: a file the agency supplies, never a guess.

The two formats' code lists are the agencies' own, and those of FM-1 were not found as text. The
file is JSON: a tag of FM-1 -> its code -> the code of goAML. ``MemberId`` leads to ``from`` and
``to``; ``URAddress`` and ``ACAddress`` have one code each, under an empty one of FM-1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.interchange.form_file import bytes_of


@dataclass(frozen=True, slots=True)
class CodeCrossing:
    """Codes of FM-1 by tag, each with its code of goAML."""

    pairs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def to_goaml(self, tag: str, code: str) -> str | None:
        """The code of goAML; None where the file does not say."""
        return self.pairs.get(tag, {}).get(code)

    def to_fm1(self, tag: str, code: str) -> str | None:
        """The one code of FM-1 that leads there; None where none or several do."""
        found = [mine for mine, theirs in self.pairs.get(tag, {}).items() if theirs == code]
        return found[0] if len(found) == 1 else None


def code_crossing(path: Path) -> CodeCrossing | Problem:
    """The codes in a file.

    Raises: SourceUnreadable.
    """
    try:
        pairs = msgspec.json.decode(bytes_of(path), type=dict[str, dict[str, str]])
    except msgspec.MsgspecError as fault:
        return Problem("code_crossing_faulty", Severity.REFUSED, WHOLE_FILE, str(fault))
    return CodeCrossing(pairs)
