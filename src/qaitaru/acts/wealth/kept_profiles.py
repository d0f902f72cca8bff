"""Wealth profiles and what was worked from them, as they are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import msgspec
from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.engine import kept_analyses
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.facts.errors import ProfileMissing
from qaitaru.wealth import profile_store
from qaitaru.wealth.analysis import WealthAnalysis
from qaitaru.wealth.profile_store import SavedProfile

RULE: Final = "wealth.profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileHead:
    """An analysis of a profile without what it says."""

    number: int
    text: str  # of the profile
    scope: tuple[str, ...]  # keys of the persons whose purse it is; empty for all
    saved: tuple[SavedProfile, ...]  # the versions that say just this
    data_version: str
    code_version: str
    result_sha256: str
    made_by: str
    made_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProfile:
    """A profile's analysis as it was kept."""

    head: ProfileHead
    analysis: WealthAnalysis


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownProfile:
    """A profile with every version of it, from the latest, and every analysis of them."""

    name: str  # empty for a profile that was kept before they had names
    versions: tuple[SavedProfile, ...]
    analyses: tuple[ProfileHead, ...]  # from the latest

    def of(self, digest: str) -> list[ProfileHead]:
        """The analyses of a text by its hash, the latest of each purse: the whole one first."""
        alike = [one for one in reversed(self.analyses) if hash_of(one.text) == digest]
        by_scope = {one.scope: one for one in alike}
        return [by_scope[scope] for scope in sorted(by_scope)]

    def latest(self) -> list[ProfileHead]:
        """What stands: the analyses of the newest text that was worked."""
        texts = [one.sha256 for one in self.versions] or [hash_of(self.analyses[0].text)]
        return next(filter(None, map(self.of, texts)), [])


def look_at_profiles(desk: Desk) -> list[tuple[KnownProfile, KeptProfile]]:
    """The profiles that were worked, each with what stands; the one worked last comes first."""
    with consult(desk, "look_at_profiles") as connection:
        return standing(connection)


def look_at_profile(desk: Desk, number: int) -> KeptProfile:
    """One analysis.

    Raises: AnalysisMissing.
    """
    with consult(desk, "look_at_profile", analysis=number) as connection:
        head = kept_analyses.head(connection, RULE, number)
        return read(connection, _head(head, profile_store.every_version(connection)))


def look_at_versions(desk: Desk, name: str) -> KnownProfile:
    """One profile by its name.

    Raises: ProfileMissing.
    """
    with consult(desk, "look_at_profiles", name=name) as connection:
        return find(connection, name)


def find(connection: Connection, name: str) -> KnownProfile:
    """One profile by its name.

    Raises: ProfileMissing.
    """
    found = next((one for one in known(connection) if name and one.name == name), None)
    if found is None:
        raise ProfileMissing(name)
    return found


def known(connection: Connection) -> list[KnownProfile]:
    """Every profile by name; then those that have none, by their texts."""
    saved = profile_store.every_version(connection)
    heads = [_head(one, saved) for one in kept_analyses.heads(connection, RULE)]
    heads.reverse()
    named = [
        KnownProfile(
            name=name,
            versions=tuple(one for one in saved if one.name == name),
            analyses=tuple(one for one in heads if any(s.name == name for s in one.saved)),
        )
        for name in dict.fromkeys(one.name for one in saved)
    ]
    nameless = [one for one in heads if not one.saved]
    return [
        *named,
        *(
            KnownProfile(
                name="", versions=(), analyses=tuple(one for one in nameless if one.text == text)
            )
            for text in dict.fromkeys(one.text for one in nameless)
        ),
    ]


def standing(connection: Connection) -> list[tuple[KnownProfile, KeptProfile]]:
    """Each profile with the analysis of its newest text: of the whole household, if worked."""
    found = [
        (one, read(connection, latest[0])) for one in known(connection) if (latest := one.latest())
    ]
    return sorted(found, key=lambda pair: -pair[1].head.number)


def read(connection: Connection, head: ProfileHead) -> KeptProfile:
    """An analysis with what it says."""
    text = kept_analyses.result_text(connection, head.number)
    return KeptProfile(head=head, analysis=msgspec.json.decode(text, type=WealthAnalysis))


def hash_of(text: str) -> str:
    """The hash by which a profile's text is known."""
    return sha256(text.encode()).hexdigest()


def _head(one: AnalysisHead, saved: Iterable[SavedProfile]) -> ProfileHead:
    text = one.parameters["profile"]
    digest = hash_of(text)
    return ProfileHead(
        number=one.number,
        text=text,
        scope=tuple(one.parameters["scope"]),
        saved=tuple(other for other in saved if other.sha256 == digest),
        data_version=one.data_version,
        code_version=one.code_version,
        result_sha256=one.result_sha256,
        made_by=one.made_by,
        made_at=one.made_at,
    )
