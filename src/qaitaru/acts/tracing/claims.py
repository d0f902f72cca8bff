"""The claims of an investigation: saved under a name, never changed, every version kept."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.act import Desk, act, consult
from qaitaru.facts.errors import SettingFaulty
from qaitaru.tracing import claim_store
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.claim_store import SavedClaim

_LONGEST: Final = 128
_EXAMPLE: Final = "salary-2025"
FILE_ENDING: Final = ".toml"


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim with every version of it, from the latest."""

    name: str
    versions: tuple[SavedClaim, ...]

    @property
    def latest(self) -> SavedClaim:
        """The version that stands."""
        return self.versions[0]


def claimants(claim: TraceClaim) -> list[str]:
    """Whose money a claim says it is, in the order of the claim."""
    told = [one.claimant for one in claim.receipts] + [one.claimant for one in claim.queries]
    return list(dict.fromkeys(told))


def save_claim(desk: Desk, name: str, text: str) -> SavedClaim:
    """Keep a claim under a name; another text is a new version, the same text again is not.

    Raises: ClaimFaulty, CurrencyUnknown; SettingFaulty for a name that cannot be one.
    """
    checked_name(name)
    parse_claim(text)
    with act(desk, "save_claim") as deed:
        saved = claim_store.save_claim(deed.connection, name, text, member=deed.member, at=deed.at)
        deed.told.update(name=name, version=saved.version, sha256=saved.sha256)
    return saved


def claims(desk: Desk) -> list[KnownClaim]:
    """Every claim, by name."""
    found: dict[str, list[SavedClaim]] = defaultdict(list)
    with consult(desk, "look_at_claims") as connection:
        for one in claim_store.every_version(connection):
            found[one.name].append(one)
    return [KnownClaim(name, tuple(versions)) for name, versions in found.items()]


def claim_text(desk: Desk, name: str, version: int | None = None) -> str:
    """The text of a claim; of its newest version where none is named.

    Raises: ClaimMissing.
    """
    with consult(desk, "look_at_claims", name=name) as connection:
        return claim_store.find_claim(connection, name, version).text


def checked_name(name: str) -> str:
    """A name that may stand in an address and is never taken for a file's path.

    Raises: SettingFaulty.
    """
    fits = name.isprintable() and name == name.strip() and 0 < len(name) <= _LONGEST
    if not fits or set(name) & {"/", "\\"} or name.endswith(FILE_ENDING) or name in {".", ".."}:
        raise SettingFaulty("name", name, _EXAMPLE)
    return name
