"""What each source says of one party or account, whole: a sheet a source, so that no two are mixed.

A phone is read with its own prefix and an address with its own city because the lines of a sheet
keep where they stand: lines of one element belong together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from qaitaru.facts.accounts import account_key
from qaitaru.facts.places import parts
from qaitaru.interchange.case import Standing
from qaitaru.ledger.known_parties import PlacedClaim, subject_keys

OWN = "goaml"
"""The reader whose lines are said in goAML's own names and codes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a source says."""

    field: str  # as the house calls it
    value: str
    original: str
    standing: Standing

    @property
    def tag(self) -> str:
        """The element it stands in."""
        return self._path.rpartition("/")[2].partition("[")[0]

    @property
    def group(self) -> str:
        """The element around it."""
        return self._path.rpartition("/")[0]

    @property
    def _path(self) -> str:
        return parts(self.standing.place).get("xpath", "")


@dataclass(frozen=True)
class Sheet:
    """All that one source says of a party or an account."""

    reader: str
    lines: tuple[Line, ...]

    @property
    def is_own(self) -> bool:
        """Whether it is said in goAML's own names and codes."""
        return self.reader == OWN

    @cached_property
    def scalars(self) -> Mapping[str, Line]:
        """What stands right in the element of the party, by tag; by field in another format."""
        if not self.is_own:
            return {one.field: one for one in reversed(self.lines)}
        top = min((one.group for one in self.lines), key=len, default="")
        return {one.tag: one for one in reversed(self.lines) if one.group == top}

    def groups(self, name: str) -> list[tuple[Line, ...]]:
        """The lines of each phone, address or paper that is said part by part: ``phone``."""
        found: dict[str, list[Line]] = defaultdict(list)
        for one in self.lines:
            if one.field.startswith(f"{name}."):
                found[one.group].append(one)
        return [tuple(lines) for lines in found.values()]

    def whole(self, name: str) -> list[Line]:
        """The lines that say it in one text."""
        return [one for one in self.lines if one.field == name]


Sheets = Mapping[str, tuple[Sheet, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """What an import was read from: its exhibit, and by which reader."""

    exhibit: int
    reader: str


def sheets_of(
    claims: Iterable[tuple[PlacedClaim, str]], sources: Mapping[int, Source]
) -> tuple[Sheets, Sheets]:
    """The sheets of parties by their key in the register, and of accounts by their number.

    Args:
        claims: of parties and accounts, each with its text as printed.
        sources: of each import; a claim of another is passed over.
    """
    told = list(claims)
    keys = dict(subject_keys(one for one, _ in told if one.claim.subject_kind == "party"))
    lines: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for one, original in told:
        if one.import_no in sources and original:
            at = Standing(sources[one.import_no].exhibit, one.claim.place)
            line = Line(one.claim.field, one.claim.value, original, at)
            lines[one.import_no, one.claim.subject].append(line)
    parties: dict[str, list[Sheet]] = defaultdict(list)
    accounts: dict[str, list[Sheet]] = defaultdict(list)
    for subject, said in lines.items():
        sheet = Sheet(sources[subject[0]].reader, tuple(said))
        if subject[1].startswith("account:"):
            accounts[_number(said)].append(sheet)
        elif subject in keys:
            parties[keys[subject]].append(sheet)
    return _frozen(parties), _frozen(accounts)


def _number(lines: Iterable[Line]) -> str:
    said = {one.field: one.value for one in lines if one.field in {"iban", "account"}}
    return account_key(said.get("iban") or said.get("account", ""))


def _frozen(sheets: Mapping[str, list[Sheet]]) -> Sheets:
    return {key: tuple(found) for key, found in sheets.items()}
