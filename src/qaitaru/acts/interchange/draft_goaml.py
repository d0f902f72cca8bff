"""A goAML report drafted from chosen transfers of the ledger; the journal tells what for, first.

A report leaves the house, so it is sharing: a row that a partner gave goes only to an agency that
is named and that the limitation, or the partner's consent, lets have it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.acts.casework.use_marks import marks_at
from qaitaru.casework.requests.use_limits import Use
from qaitaru.detection.desk import finding_store
from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import AccountMissing, EntryMissing, FindingMissing
from qaitaru.facts.moments import Period
from qaitaru.ingest.readers.goaml.profile import Profile
from qaitaru.interchange.case import CaseTransfer
from qaitaru.interchange.case_store import case_accounts, case_transfers
from qaitaru.interchange.chosen_store import transfers_of_account, transfers_shown_by
from qaitaru.interchange.claims_store import claims_describing
from qaitaru.interchange.goaml.draft import DraftKnown, DraftMoney, GoamlDraft
from qaitaru.interchange.goaml.draft_ends import DraftEnd
from qaitaru.interchange.goaml.draft_report import DraftWanted, drafted
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.sheets import Source, sheets_of
from qaitaru.interchange.goaml.ties import directors_of, signatories_of
from qaitaru.interests.claimed import claimed_interests
from qaitaru.ledger import rate_store
from qaitaru.ledger.known_party_store import all_known_parties, names_called
from qaitaru.ledger.naming_store import NOBODY, account_number
from qaitaru.ledger.relation_store import relation_claims

_ENTRY: Final = re.compile(r"[1-9]\d{0,8}-[bt]\d{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which transfers a report is made of: a finding's, named rows, or an account's of a period."""

    finding: int = 0  # 0: none
    entries: tuple[str, ...] = ()
    account: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWanted:
    """Which report: its code, what the member stated, the agency's rules, and who receives it."""

    code: str
    profile: Profile
    stated: GoamlReport = field(default_factory=GoamlReport)
    to: str = ""  # rows of limited use go to none that is not named
    own_banks: tuple[str, ...] = ()  # the reporting entity's, by name, code or BIC


def draft_goaml(
    desk: Desk,
    chosen: Chosen,
    wanted: ReportWanted,
    *,
    purpose: str,
    as_of: datetime | None = None,
) -> GoamlDraft:
    """The report as far as the workspace knows it.

    Raises: FindingMissing, EntryMissing, AccountMissing, UseRefused.
    """
    with act(desk, "draft_goaml_report", purpose=purpose) as deed:
        deed.told.update(_told(chosen, wanted))
        rates = rate_store.rates(deed.connection, as_of=as_of)
        entries = _entries(deed.connection, chosen)
    with reckoned_ledger_at(desk, "look_at_transfers", as_of=as_of) as view:
        transfers = _transfers(view, chosen, entries)
        known = _known(view, wanted.own_banks)
    made = drafted(
        DraftWanted(
            code=wanted.code,
            profile=wanted.profile,
            stated=wanted.stated,
            about=_about(chosen, known),
        ),
        transfers,
        known,
        DraftMoney(local=wanted.stated.currency_code_local or "", rates=rates),
    )
    standing = {at.exhibit for note in made.notes for at in note.standing}
    _must_be_allowed(desk, standing, wanted.to)
    return made


def _told(chosen: Chosen, wanted: ReportWanted) -> dict[str, object]:
    """What the journal keeps of the choice."""
    period = chosen.period and f"{chosen.period.start}..{chosen.period.end}"
    told = {
        "code": wanted.code,
        "finding": chosen.finding,
        "entries": list(chosen.entries),
        "account": chosen.account,
        "period": period,
        "to": wanted.to,
    }
    return {name: value for name, value in told.items() if value}


def _entries(connection: Connection, chosen: Chosen) -> tuple[str, ...]:
    """The rows that show what was chosen.

    Raises: EntryMissing for what is no row's number, FindingMissing.
    """
    for entry in chosen.entries:
        if not _ENTRY.fullmatch(entry):
            raise EntryMissing(entry)
    if not chosen.finding:
        return chosen.entries
    seen = finding_store.latest(connection).get(chosen.finding)
    if seen is None:
        raise FindingMissing(str(chosen.finding))
    shown = (entry for one in seen.sighting.transfers for entry in one)
    return (*chosen.entries, *dict.fromkeys(shown))


def _transfers(
    view: LedgerView, chosen: Chosen, entries: tuple[str, ...]
) -> tuple[CaseTransfer, ...]:
    """The chosen transfers, each once, by day.

    Raises: EntryMissing, AccountMissing.
    """
    numbers, unmet = transfers_shown_by(view.connection, entries)
    if unmet:
        raise EntryMissing(unmet[0])
    if chosen.account:
        if account_number(view.connection, account_key(chosen.account)) == NOBODY:
            raise AccountMissing(chosen.account)
        numbers |= transfers_of_account(view.connection, chosen.account, chosen.period)
    exhibits = {number: one.exhibit for number, one in view.imports.items()}
    return case_transfers(view.connection, exhibits, numbers=numbers)


def _known(view: LedgerView, own_banks: Iterable[str]) -> DraftKnown:
    exhibits = {number: one.exhibit for number, one in view.imports.items()}
    sources = {number: Source(one.exhibit, one.reader) for number, one in view.imports.items()}
    accounts = {one.account: one for one in case_accounts(view.connection, exhibits)}
    interests = claimed_interests(relation_claims(view.connection), {}).interests
    sheets, account_sheets = sheets_of(claims_describing(view.connection), sources)
    return DraftKnown(
        parties={one.key: one for one in all_known_parties(view.connection)},
        names=names_called(view.connection),
        accounts=accounts,
        exhibits=exhibits,
        sheets=sheets,
        account_sheets=account_sheets,
        directors=directors_of(interests, sources),
        signatories=signatories_of(interests, accounts, sources),
        own_banks=frozenset(one.casefold() for one in own_banks),
    )


def _about(chosen: Chosen, known: DraftKnown) -> tuple[DraftEnd, ...]:
    """Whom an activity is about: an account that was asked of, else all ends of the transfers."""
    if not chosen.account:
        return ()
    found = known.accounts[account_key(chosen.account)]
    return (DraftEnd(party=found.holder, account=found.account, standing=found.standing),)


def _must_be_allowed(desk: Desk, exhibits: Iterable[int], to: str) -> None:
    """Refuse rows that may not go to that agency.

    Raises: UseRefused.
    """
    with desk.workspace.record.read() as connection:
        marks_at(desk, connection).must_allow(exhibits, Use.SHARING, to)
