"""What one financial intelligence unit tells another unasked.

Source: Egmont Group, Principles for Information Exchange; UNCAC 46(4); FATF Recommendation 40.
"""

from dataclasses import dataclass
from datetime import date

from qaitaru.documents.facts.parts import Account, Authority, Signatory, Subject, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FiuSpontaneous:
    """Information given unasked, and what it may be used for."""

    number: str
    dated: date
    sending: Authority
    addressee: Authority
    facts: Text
    predicate: Text
    subjects: tuple[Subject, ...]
    link: Text  # to the state that is told
    use_limitation: Text
    reliability: Text  # of the source, and what was taken out
    signatory: Signatory
    accounts: tuple[Account, ...] = ()
    feedback_by: date | None = None
