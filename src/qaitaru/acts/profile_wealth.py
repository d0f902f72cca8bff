"""Work a wealth profile under every rule its lines allow, and keep what it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import msgspec

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.code_version import code_version
from qaitaru.engine.analyses import Analysis, KeptAnalysis, keep, kept_under
from qaitaru.evidence import store
from qaitaru.facts.errors import AnalysisMissing
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.analysis import WealthAnalysis, analyse
from qaitaru.wealth.profile import Evidence, Profile
from qaitaru.wealth.profile_file import Read, read_profile

RULE: Final = "wealth.profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfiledWealth:
    """What a profile says, and where that is kept; without an analysis, the file was refused."""

    problems: tuple[Problem, ...]
    analysis: WealthAnalysis | None = None
    number: int = 0  # 0: not kept
    result_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProfile:
    """A profile's analysis as it was kept."""

    number: int
    text: str  # of the profile
    analysis: WealthAnalysis
    data_version: str
    code_version: str
    result_sha256: str
    made_by: str
    made_at: str


def profile_wealth(desk: Desk, text: str, *, scope: Sequence[str] = ()) -> ProfiledWealth:
    """Work a profile and keep the analysis; a file with something wrong in it is refused.

    Args:
        text: the profile's TOML.
        scope: keys of the persons whose purse is looked at; empty for the whole household.
    """
    digest = sha256(text.encode()).hexdigest()
    with consult(desk, "profile_wealth", profile_sha256=digest) as connection:
        exhibits = {item.exhibit: item.sha256 for item in store.items(connection)}
    read = checked(text, scope)
    problems = read.problems
    if read.profile is not None:
        problems += tuple(_missing(read.profile, exhibits))
    if read.profile is None or any(one.severity is Severity.REFUSED for one in problems):
        return ProfiledWealth(problems=problems)
    analysis = analyse(read.profile, scope=scope)
    made = Analysis(
        rule=RULE,
        parameters={"profile": text, "scope": list(scope)},
        data_version=_data_version(read.profile, exhibits),
        code_version=code_version(),
        result=msgspec.to_builtins(analysis),
    )
    with act(desk, "keep_analysis") as deed:
        kept = keep(deed.connection, made, member=deed.member, at=deed.at)
        deed.told.update(analysis=kept.number, sha256=kept.result_sha256, rule=RULE)
    return ProfiledWealth(
        problems=analysis.problems,
        analysis=analysis,
        number=kept.number,
        result_sha256=kept.result_sha256,
    )


def checked(text: str, scope: Sequence[str] = ()) -> Read:
    """A profile that names everybody whose purse is asked for; else what is wrong."""
    read = read_profile(text)
    if read.profile is None:
        return read
    known = [one.key for one in read.profile.persons]
    strange = tuple(
        Problem("profile_person_unknown", Severity.REFUSED, "", name, ", ".join(known))
        for name in scope
        if name not in known
    )
    return Read(None, strange) if strange else read


def look_at_profiles(desk: Desk) -> list[KeptProfile]:
    """The profiles kept, from the latest."""
    with consult(desk, "look_at_profiles") as connection:
        return [_kept(one) for one in kept_under(connection, RULE)]


def look_at_profile(desk: Desk, number: int) -> KeptProfile:
    """One of them.

    Raises: AnalysisMissing.
    """
    with consult(desk, "look_at_profile", analysis=number) as connection:
        found = next((one for one in kept_under(connection, RULE) if one.number == number), None)
    if found is None:
        raise AnalysisMissing(str(number))
    return _kept(found)


def _kept(one: KeptAnalysis) -> KeptProfile:
    return KeptProfile(
        number=one.number,
        text=one.parameters["profile"],
        analysis=msgspec.convert(one.result, WealthAnalysis),
        data_version=one.data_version,
        code_version=one.code_version,
        result_sha256=one.result_sha256,
        made_by=one.made_by,
        made_at=one.made_at,
    )


def _missing(profile: Profile, exhibits: Mapping[int, str]) -> list[Problem]:
    """The exhibits that are cited and are not in the workspace."""
    count = str(len(exhibits))
    return [
        Problem("profile_exhibit_missing", Severity.REFUSED, where, str(one.exhibit), count)
        for where, one in _cited(profile)
        if one.exhibit is not None and one.exhibit not in exhibits
    ]


def _data_version(profile: Profile, exhibits: Mapping[int, str]) -> str:
    """The hash of the exhibits that the profile rests on; other evidence changes nothing."""
    numbers = sorted({one.exhibit for _, one in _cited(profile) if one.exhibit is not None})
    told = "\n".join(f"{number} {exhibits[number]}" for number in numbers)
    return sha256(told.encode()).hexdigest()


def _cited(profile: Profile) -> Iterator[tuple[str, Evidence]]:
    """All that is cited, and where."""
    for line in profile.lines:
        yield from ((line.place, one) for one in line.evidence)
    for person in profile.persons:
        yield from ((place(table="person", field=person.key), one) for one in person.evidence)
    for name, told in profile.foundations.items():
        yield from ((place(table="foundation", field=name), one) for one in told.evidence)
