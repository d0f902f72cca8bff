"""How far each line is leant on, whatever the file says: a loan wants its document.

Source: IRM 9.5.9 (loans and gifts are verified by documents and by whoever gave them); for property
in another's name, FATF Recommendation 4 (property held or owned by third parties).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.profile import Line, Person, Profile, Reliability, Role, Section

_LOAN = "loan"
_WITHOUT_EVIDENCE = {Section.ASSUMPTION}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A profile whose lines say how far they may be leant on, and why some less than they said."""

    profile: Profile
    problems: tuple[Problem, ...]


def weighed(profile: Profile) -> Weighed:
    """Lines with no ground to stand on are taken for asserted: they only widen the bounds."""
    doubtful = {one.key for one in profile.persons if _is_groundless(one)}
    lines = tuple(
        replace(line, reliability=Reliability.ASSERTED)
        if _wants_document(line) or line.owner in doubtful
        else line
        for line in profile.lines
    )
    problems = (*_of_persons(profile), *_of_lines(profile))
    return Weighed(replace(profile, lines=lines), problems)


def open_leads(profile: Profile) -> tuple[Line, ...]:
    """Lines with another explanation, or on somebody's word, that nobody has answered.

    Source: Holland v United States 348 US 121 (1954): leads that are reasonably open to being
    checked are followed, or the inference fails.
    """
    return tuple(
        line
        for line in profile.lines
        if line.section is not Section.ASSUMPTION
        and not line.answer
        and (line.alternative or line.reliability is Reliability.ASSERTED)
    )


def _of_persons(profile: Profile) -> Iterator[Problem]:
    for one in profile.persons:
        if _is_groundless(one):
            yield Problem(
                "profile_nominee_without_ground", Severity.DOUBTFUL, "", one.key, one.holds_for
            )


def _of_lines(profile: Profile) -> Iterator[Problem]:
    for line in profile.lines:
        if _wants_document(line):
            yield Problem("profile_loan_without_document", Severity.DOUBTFUL, line.place, line.what)
        elif _wants_evidence(line):
            yield Problem("profile_line_without_evidence", Severity.DOUBTFUL, line.place, line.what)


def _wants_document(line: Line) -> bool:
    is_debt = line.section is Section.LIABILITY
    is_loan = line.section in {Section.SOURCE, Section.NON_INCOME} and line.kind == _LOAN
    return (is_debt or is_loan) and not line.evidence


def _wants_evidence(line: Line) -> bool:
    is_assumed = line.section in _WITHOUT_EVIDENCE
    return not (line.evidence or is_assumed or line.reliability is Reliability.ASSERTED)


def _is_groundless(person: Person) -> bool:
    return person.role is Role.NOMINEE and not (person.ground and person.evidence)
