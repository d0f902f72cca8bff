"""A Problem: the world's data is bad. A value, collected, stored and shown; the run goes on."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What became of the data."""

    REFUSED = "refused"  # the whole file was kept as evidence but not read
    ASKED = "asked"  # a member must decide something before the file is read
    SKIPPED = "skipped"  # this row or value was not taken into the ledger
    DOUBTFUL = "doubtful"  # taken as stated, but something about it does not agree
    NOTED = "noted"  # read and kept, yet no room of the ledger has a use for it


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of a source.

    ``code`` names the text and the mend in the catalogue (``problem.<code>`` and
    ``problem.<code>.mend``); ``found`` and ``expected`` are quoted as they stand and never
    translated.
    """

    code: str
    severity: Severity
    place: str
    found: str = ""
    expected: str = ""
