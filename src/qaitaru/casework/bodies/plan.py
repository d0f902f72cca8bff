"""The plan: what is supposed, what is asked of it, where one looks, what was found."""

from qaitaru.casework.bodies.case_body import CaseBody


class Hypothesis(CaseBody, frozen=True, kw_only=True, tag="hypothesis"):
    """What may be so: who benefited, how much, where it is, in whose name."""

    topic: str
    text: str


class Question(CaseBody, frozen=True, kw_only=True, tag="question"):
    """What must be known for a hypothesis, which the entry is about, and how to learn it."""

    text: str
    approach: str


class Conclusion(CaseBody, frozen=True, kw_only=True, tag="conclusion"):
    """What became of a hypothesis or a question, which the entry is about."""

    outcome: str  # confirmed, refuted, undecided
    text: str


class RegisterAsked(CaseBody, frozen=True, kw_only=True, tag="register"):
    """Where a register stands on the checklist; about a subject, or the whole."""

    register: str
    answer: str  # asked, found, nothing, not_applicable
