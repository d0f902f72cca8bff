"""Two versions of a wealth profile: what differs in their texts, and in what the rules say."""

from dataclasses import dataclass
from difflib import unified_diff
from typing import Final

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.wealth.kept_profiles import KnownProfile, find, read
from qaitaru.facts.errors import ProfileMissing
from qaitaru.wealth.analysis import RULES, WealthAnalysis
from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.profile_store import SavedProfile

_AROUND: Final = 3  # lines told around what differs
_KINDS: Final = {"+": "added", "-": "gone", "@": "at"}


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """What a rule said over all periods, and says; None where it had no lines to work on."""

    rule: str
    before: Estimate | None
    after: Estimate | None

    @property
    def difference_minor(self) -> int | None:
        """By how much the likely answer changed."""
        if self.before is None or self.after is None:
            return None
        return self.after.likely_minor - self.before.likely_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedProfiles:
    """A profile with two of its versions held against each other."""

    known: KnownProfile
    after: SavedProfile
    before: SavedProfile | None = None  # None: there is no earlier one
    differing: tuple[tuple[str, str], ...] = ()  # added, gone, at or same; and the line
    currency: str = ""
    answers: tuple[ChangedAnswer, ...] = ()


def compare_profiles(
    desk: Desk, name: str, *, before: int | None = None, after: int | None = None
) -> ComparedProfiles:
    """Two versions of a profile; left out, the newest and the one before it.

    Raises: ProfileMissing.
    """
    with consult(desk, "look_at_profiles", name=name) as connection:
        known = find(connection, name)
        second = _version(known, after or known.versions[0].version)
        earlier = before or second.version - 1
        if earlier < 1:
            return ComparedProfiles(known=known, after=second)
        first = _version(known, earlier)
        said, says = (_said(connection, known, one) for one in (first, second))
    return ComparedProfiles(
        known=known,
        before=first,
        after=second,
        differing=_differing(first, second),
        currency=says.currency if says else "",
        answers=_answers(said, says) if said and says and said.currency == says.currency else (),
    )


def _version(known: KnownProfile, number: int) -> SavedProfile:
    found = next((one for one in known.versions if one.version == number), None)
    if found is None:
        raise ProfileMissing(f"{known.name}, {number}")
    return found


def _differing(before: SavedProfile, after: SavedProfile) -> tuple[tuple[str, str], ...]:
    """The lines that differ, with some around them."""
    told = unified_diff(before.text.splitlines(), after.text.splitlines(), n=_AROUND, lineterm="")
    return tuple(
        (_KINDS.get(line[:1], "same"), line) for number, line in enumerate(told) if number > 1
    )


def _said(connection: Connection, known: KnownProfile, one: SavedProfile) -> WealthAnalysis | None:
    """What was worked from a version for the whole household."""
    whole = next((head for head in known.of(one.sha256) if not head.scope), None)
    return read(connection, whole).analysis if whole else None


def _answers(said: WealthAnalysis, says: WealthAnalysis) -> tuple[ChangedAnswer, ...]:
    first, second = (
        {result.rule: result.whole.answer for result in one.results} for one in (said, says)
    )
    return tuple(
        ChangedAnswer(rule, first.get(rule), second.get(rule))
        for rule in RULES
        if rule in first or rule in second
    )
