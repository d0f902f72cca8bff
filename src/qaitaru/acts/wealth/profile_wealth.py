"""Work a wealth profile under every rule its lines allow, and keep what it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

import msgspec

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.code_version import code_version
from qaitaru.acts.tracing.claims import checked_name
from qaitaru.acts.wealth.kept_profiles import RULE, look_at_profile
from qaitaru.engine.analyses import Analysis, keep
from qaitaru.evidence import store
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.analysis import WealthAnalysis, analyse
from qaitaru.wealth.profile import Evidence, Profile
from qaitaru.wealth.profile_file import Read, read_profile
from qaitaru.wealth.profile_store import save_profile

NAME: Final = "household"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfiledWealth:
    """What a profile says, and where that is kept; without an analysis, the file was refused."""

    problems: tuple[Problem, ...]
    analysis: WealthAnalysis | None = None
    number: int = 0  # 0: not kept
    result_sha256: str = ""
    name: str = ""
    version: int = 0


def profile_wealth(
    desk: Desk,
    text: str,
    *,
    scope: Sequence[str] = (),
    name: str = NAME,
    seen: int | None = None,
) -> ProfiledWealth:
    """Work a profile, keep its text as a version and the analysis; a faulty file is refused.

    Args:
        text: the profile's TOML.
        scope: keys of the persons whose purse is looked at; empty for the whole household.
        name: what the profile is called; another text of that name is its next version.
        seen: the version that the text was made from, 0 for none; None where nobody asks.
    Raises: SettingFaulty for a name that cannot be one; ProfileChanged.
    """
    checked_name(name)
    exhibits = _exhibits(desk, text)
    read = _read(text, scope, exhibits)
    if read.profile is None:
        return ProfiledWealth(problems=read.problems)
    with act(desk, "save_profile") as deed:
        saved = save_profile(
            deed.connection, (name, text), seen=seen, member=deed.member, at=deed.at
        )
        deed.told.update(name=name, version=saved.version, sha256=saved.sha256)
    made = _kept(desk, _Asked(read.profile, text, scope, exhibits))
    return replace(made, name=name, version=saved.version)


def work_purse(desk: Desk, number: int, scope: Sequence[str]) -> ProfiledWealth:
    """The profile of a kept analysis worked for some persons alone, and kept as another analysis.

    Raises: AnalysisMissing.
    """
    text = look_at_profile(desk, number).head.text
    exhibits = _exhibits(desk, text)
    read = _read(text, scope, exhibits)
    if read.profile is None:
        return ProfiledWealth(problems=read.problems)
    return _kept(desk, _Asked(read.profile, text, scope, exhibits))


def check_profile(desk: Desk, text: str) -> ProfiledWealth:
    """What a profile would say, and what is wrong in it; nothing is kept."""
    read = _read(text, (), _exhibits(desk, text))
    if read.profile is None:
        return ProfiledWealth(problems=read.problems)
    analysis = analyse(read.profile)
    return ProfiledWealth(problems=analysis.problems, analysis=analysis)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be worked, and the exhibits it may rest on: the hash of each, by number."""

    profile: Profile
    text: str
    scope: Sequence[str]
    exhibits: Mapping[int, str]


def _kept(desk: Desk, asked: _Asked) -> ProfiledWealth:
    purse = purse_of(asked.profile, asked.scope)
    made = analysis_of(asked.profile, asked.text, purse, asked.exhibits)
    with act(desk, "keep_analysis") as deed:
        kept = keep(deed.connection, made, member=deed.member, at=deed.at)
        deed.told.update(analysis=kept.number, sha256=kept.result_sha256, rule=RULE)
    analysis = analyse(asked.profile, scope=purse)
    return ProfiledWealth(
        problems=analysis.problems,
        analysis=analysis,
        number=kept.number,
        result_sha256=kept.result_sha256,
    )


def purse_of(profile: Profile, scope: Sequence[str]) -> tuple[str, ...]:
    """Some persons in the order of the profile, each once; empty where they are all."""
    keys = tuple(one.key for one in profile.persons if one.key in scope)
    return () if len(keys) == len(profile.persons) else keys


def analysis_of(
    profile: Profile, text: str, scope: Sequence[str], exhibits: Mapping[int, str]
) -> Analysis:
    """A profile worked, with all that is needed to come to it again.

    Args:
        exhibits: the hash of each that there is, by number.
    """
    return Analysis(
        rule=RULE,
        parameters={"profile": text, "scope": list(scope)},
        data_version=_data_version(profile, exhibits),
        code_version=code_version(),
        result=msgspec.to_builtins(analyse(profile, scope=scope)),
    )


def _exhibits(desk: Desk, text: str) -> dict[int, str]:
    digest = sha256(text.encode()).hexdigest()
    with consult(desk, "profile_wealth", profile_sha256=digest) as connection:
        return {item.exhibit: item.sha256 for item in store.items(connection)}


def _read(text: str, scope: Sequence[str], exhibits: Mapping[int, str]) -> Read:
    """A profile whose persons and exhibits are all there; else what is wrong."""
    read = checked(text, scope)
    missing = () if read.profile is None else tuple(_missing(read.profile, exhibits))
    return Read(None, missing) if missing else read


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
