"""A goAML report drafted from the ledger: what it says, where each value stands, what is missing.

Nothing is guessed: what the ledger does not say stays out of the report and is named by its path.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qaitaru.interchange.case import CaseAccount, Standing
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.sheets import Sheets
from qaitaru.ledger.conversion import Rate
from qaitaru.ledger.known_parties import KnownParty


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNote:
    """Where a value of the draft comes from: its rows, or how it was reckoned from them."""

    path: str  # as the report is written: /report/transaction[2]/amount_local
    value: str
    standing: tuple[Standing, ...]
    how: str = ""  # a code: as_stated, converted, own_number ...
    rate: str = ""  # that converted it, with its day and source


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A field that the report wants and nobody said, or that is said in several ways."""

    path: str
    code: str  # unsaid, several, rate, kind, name_parts, payments
    found: str = ""


@dataclass(frozen=True, slots=True)
class GoamlDraft:
    """The report so far."""

    report: GoamlReport
    notes: tuple[DraftNote, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One who directs an entity or disposes of an account, and where that is said."""

    party: str
    role: str = ""  # a code of goAML; empty where another format says it
    standing: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftKnown:
    """What the workspace knows of parties and accounts, by key, and the exhibit of each import.

    ``own_banks`` names the reporting entity as a bank, by name, code or BIC, in small letters;
    empty where nobody said whose clients the sides are.
    """

    parties: Mapping[str, KnownParty] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, CaseAccount] = field(default_factory=dict)
    exhibits: Mapping[int, int] = field(default_factory=dict)
    sheets: Sheets = field(default_factory=dict)
    account_sheets: Sheets = field(default_factory=dict)
    directors: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)  # by entity
    signatories: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)  # by account
    own_banks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMoney:
    """The currency a report is told in, and the rates that bring amounts into it."""

    local: str
    rates: tuple[Rate, ...] = ()
    within_days: int = 3


@dataclass(slots=True)
class Drafting:
    """One draft on its way."""

    known: DraftKnown
    money: DraftMoney
    notes: list[DraftNote] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    def say(
        self,
        path: str,
        value: str,
        standing: Iterable[Standing] = (),
        *,
        how: str = "as_stated",
        rate: str = "",
    ) -> str | None:
        """The value for its field, its place kept; None for what nobody said."""
        if not value:
            return None
        self.notes.append(
            DraftNote(path=path, value=value, standing=tuple(standing), how=how, rate=rate)
        )
        return value

    def lacks(self, path: str, code: str, found: str = "") -> None:
        """Name what is missing; nothing is said in its place."""
        self.missing.append(Missing(path=path, code=code, found=found))


def numbered(path: str, number: int, count: int) -> str:
    """The path of one of several, as the report's own writing numbers them."""
    return f"{path}[{number}]" if count > 1 else path
