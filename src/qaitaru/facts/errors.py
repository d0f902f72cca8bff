"""What the caller asked cannot be done.

QaitaruError
├── WorkspaceError
│   ├── WorkspaceMissing        no workspace at that path
│   ├── WorkspaceOccupied       the folder holds something already
│   ├── WorkspaceFull           no room is left on the disk
│   └── WorkspaceTooNew         written by a later edition of the program
├── EvidenceError
│   ├── EvidenceMissing         no evidence item under that number or hash
│   ├── EvidenceAltered         sealed bytes no longer have their hash
│   └── SourceUnreadable        the file offered cannot be opened at all
├── JournalBroken               a journal entry does not follow from the one before
├── ImportMissing               no import under that number
├── ReadingStands               an item is read already; that reading is withdrawn first
├── MappingError
│   ├── MappingMissing          no mapping of that name
│   └── MappingFaulty           a mapping file says something impossible
├── EntryMissing                no booking or claimed transfer under that number
├── AccountMissing              no visible booking or statement of that account
├── CurrencyError
│   ├── CurrencyUnknown         not an ISO 4217 code
│   └── CurrencyMismatch        two currencies never add
├── RateStands                  this source states a rate of that day already
├── AnalysisMissing             no kept analysis under that number
├── AnalysisAltered             a stored result no longer has its hash
├── AnalysisWithoutClaim        a trace kept before the texts of claims were
├── ClaimMissing                no saved claim of that name and version
├── ClaimChanged                a claim has a version that its changer has not seen
├── ProfileMissing              no saved wealth profile of that name and version
├── ProfileChanged              a wealth profile has a version that its changer has not seen
├── ClaimFaulty                 a claim names receipts that are not in the ledger
├── ClaimNotCompiled            a claim asks for what no compiled rule knows
├── ClaimTooLarge               more bookings are in reach of a claim than are traced one by one
├── ListError
│   ├── ListVersionMissing      no list version under that number
│   ├── ListAltered             what is stored of a list version is not what was written
│   ├── ListMissing             no version of that list was in force then
│   ├── FolderWithoutFiles      a folder of lists in which there is no file
│   └── DesignationMissing      no version of any list has that reference
├── PackFaulty              a file of a law pack says something impossible
├── DutyError
│   ├── DutyMissing         no duty record, or no entry of it, under that number
│   └── DutyRefused         what the record or the law does not allow; the reason is a rule's
├── CaseError
│   ├── InvestigationMissing    no investigation, or no entry, that this member may see
│   ├── CaseRefused             what the record or the law does not allow; the reason is a rule's
│   └── UseRefused              evidence items that a partner gave for other uses than this one
├── SameMember              who asked for it may not decide it: a second member does
├── HitError
│   ├── HitMissing              no hit under that number
│   ├── OwnProposal             who proposes a decision does not confirm or refuse it
│   ├── ProposalMissing         no decision on that hit waits for a second member
│   └── ProposalWaits           a decision on that hit waits for a second member already
├── FindingError
│   ├── FindingMissing          no finding under that number
│   ├── OwnFindingProposal      who proposes to close a finding does not confirm or refuse it
│   ├── FindingProposalMissing  no decision on that finding waits for a second member
│   └── FindingProposalWaits    a decision on that finding waits for a second member already
├── ResolutionError
│   ├── PartyMissing            no one party is meant by a name, number or mark
│   ├── PairOfOne               two names mean one party, and a pair is of two
│   ├── NumbersConflict         parties with different numbers of the state are never one
│   └── JudgementMissing        no judgement of that pair stands
├── SharingRefused          a partner, package or question that is not trusted, sound or allowed
├── DocumentError
│   ├── TemplateMissing         no template of that document, language and jurisdiction
│   └── FactsFaulty             a file of a document's facts says something impossible
├── PostingRefused              a posting that the compiled tracing cannot take
├── EngineError
│   ├── EngineUnreachable       no engine answers at that address
│   ├── EditionOtherwise        the cluster's workers have another edition of the program
│   ├── StepRefused             an engine could not do a step of an analysis, or was asked wrongly
│   └── StepUnsupported         a step needs what such an engine is known not to do
├── ExtraMissing                an optional part of the program is not installed
├── SystemRefused               the system could not read or write what it was asked to
└── SettingFaulty               a setting is not one of the values it may take

A class stands here only where a caller reacts differently. Bad data in the world is not an
exception but a Problem (facts/problems.py).

Long because the whole tree stands in one file, so that it is seen at once.
"""

from dataclasses import dataclass


class QaitaruError(Exception):
    """Root of the tree; its words come from the catalogue under ``error.<class name>``."""

    def __str__(self) -> str:
        """The class and its typed fields, for a log; faces word it in the member's language."""
        return f"{type(self).__name__}({self.details()})"

    def details(self) -> dict[str, str]:
        """The typed fields as text, for the catalogue's placeholders."""
        return {name: str(value) for name, value in vars(self).items() if name[0] != "_"}


class WorkspaceError(QaitaruError):
    """The workspace cannot be used as asked."""


@dataclass(eq=False)
class WorkspaceMissing(WorkspaceError):
    """No workspace at that path."""

    path: str


@dataclass(eq=False)
class WorkspaceOccupied(WorkspaceError):
    """The folder holds something already."""

    path: str


@dataclass(eq=False)
class WorkspaceFull(WorkspaceError):
    """No room is left on the disk; what stood before stands."""

    path: str


@dataclass(eq=False)
class WorkspaceTooNew(WorkspaceError):
    """The record was written by a later edition of the program."""

    path: str
    edition: str


class EvidenceError(QaitaruError):
    """An evidence item cannot be had or trusted."""


@dataclass(eq=False)
class EvidenceMissing(EvidenceError):
    """No evidence item under that exhibit number or hash."""

    exhibit: str


@dataclass(eq=False)
class EvidenceAltered(EvidenceError):
    """Sealed bytes no longer have the hash they were sealed under."""

    exhibit: str
    sealed_sha256: str
    found_sha256: str


@dataclass(eq=False)
class SourceUnreadable(EvidenceError):
    """The file offered cannot be opened at all."""

    path: str
    reason: str


@dataclass(eq=False)
class JournalBroken(QaitaruError):
    """A journal entry does not follow from the one before it."""

    entry: int


@dataclass(eq=False)
class ImportMissing(QaitaruError):
    """No import under that number."""

    number: str


@dataclass(eq=False)
class ReadingStands(QaitaruError):
    """An item is read already, and two readings would count its rows twice."""

    exhibit: str
    number: str


class MappingError(QaitaruError):
    """A mapping cannot be used."""


@dataclass(eq=False)
class MappingMissing(MappingError):
    """No mapping of that name."""

    name: str


@dataclass(eq=False)
class MappingFaulty(MappingError):
    """A mapping file says something impossible."""

    name: str
    key: str
    found: str
    expected: str


@dataclass(eq=False)
class EntryMissing(QaitaruError):
    """No visible booking or claimed transfer under that entry id."""

    entry: str


@dataclass(eq=False)
class AccountMissing(QaitaruError):
    """No visible booking or statement of that account."""

    account: str


class CurrencyError(QaitaruError):
    """Money was asked to do what money cannot."""


@dataclass(eq=False)
class CurrencyUnknown(CurrencyError):
    """Not a code of ISO 4217, nor one of the listed crypto assets."""

    currency: str


@dataclass(eq=False)
class CurrencyMismatch(CurrencyError):
    """Two currencies never add; conversion is a fact with rate, date and source."""

    left: str
    right: str


@dataclass(eq=False)
class RateStands(QaitaruError):
    """A source states one rate for a pair and day; two would leave it open which counts."""

    pair: str
    on: str
    source: str
    rate: str


@dataclass(eq=False)
class AnalysisMissing(QaitaruError):
    """No kept analysis of that kind under that number."""

    number: str


@dataclass(eq=False)
class AnalysisAltered(QaitaruError):
    """What is stored of an analysis is not what was kept."""

    number: str
    kept_sha256: str
    found_sha256: str


@dataclass(eq=False)
class AnalysisWithoutClaim(QaitaruError):
    """A trace that the edition ``found`` kept without the text of its claim."""

    number: str
    found: str


@dataclass(eq=False)
class ClaimMissing(QaitaruError):
    """No saved claim of that name, or no such version of it."""

    name: str


@dataclass(eq=False)
class ClaimChanged(QaitaruError):
    """A claim has a version that whoever changes it has not seen."""

    name: str
    version: str
    saved_by: str


@dataclass(eq=False)
class ProfileMissing(QaitaruError):
    """No saved wealth profile of that name, or no such version of it."""

    name: str


@dataclass(eq=False)
class ProfileChanged(QaitaruError):
    """A wealth profile has a version that whoever changes it has not seen."""

    name: str
    version: str
    saved_by: str


@dataclass(eq=False)
class ClaimFaulty(QaitaruError):
    """A claim names a receipt that is not in the ledger, or more than it brought."""

    entry_id: str
    reason: str


@dataclass(eq=False)
class ClaimNotCompiled(QaitaruError):
    """A claim asks for what no compiled rule knows; ``found`` names its keys."""

    found: str


@dataclass(eq=False)
class ClaimTooLarge(QaitaruError):
    """More bookings are in reach of a claim than are traced one by one."""

    bookings: str
    limit: str


class ListError(QaitaruError):
    """A sanctions list cannot be had as asked."""


@dataclass(eq=False)
class ListVersionMissing(ListError):
    """No list version under that number."""

    number: str


@dataclass(eq=False)
class ListAltered(ListError):
    """What is stored of a list version is not what was written."""

    number: str
    kept_sha256: str
    found_sha256: str


@dataclass(eq=False)
class ListMissing(ListError):
    """No version of that list was in force at that time; ``known`` are those there are."""

    name: str
    known: str


@dataclass(eq=False)
class FolderWithoutFiles(ListError):
    """A folder was offered as a list, and there is no file right in it."""

    path: str


@dataclass(eq=False)
class DesignationMissing(ListError):
    """No list version has that reference."""

    reference: str


@dataclass(eq=False)
class PackFaulty(QaitaruError):
    """A file of a law pack says something impossible."""

    file: str
    key: str
    found: str
    expected: str


class DutyError(QaitaruError):
    """A duty to freeze cannot be carried on as asked."""


@dataclass(eq=False)
class DutyMissing(DutyError):
    """No duty record under that number, or no such entry in it."""

    number: str


@dataclass(eq=False)
class DutyRefused(DutyError):
    """What the record or the law does not allow; ``reason`` names the rule."""

    reason: str
    found: str = ""
    expected: str = ""


class CaseError(QaitaruError):
    """An investigation cannot be had, or cannot go on as asked."""


@dataclass(eq=False)
class InvestigationMissing(CaseError):
    """No investigation, or no entry, under that number, that this member may see."""

    number: str


@dataclass(eq=False)
class CaseRefused(CaseError):
    """What the record or the law does not allow; ``reason`` names the rule."""

    reason: str
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitedItem:
    """An evidence item that an answer brought, and what it may be used for."""

    exhibit: int
    answer: int
    partner: str
    uses: tuple[str, ...]
    shared_with: tuple[str, ...]
    until: str  # a day; empty where there is none


@dataclass(eq=False)
class UseRefused(CaseError):
    """Evidence items may not be used so before the partner who gave them agrees."""

    use: str
    shared_with: str
    items: tuple[LimitedItem, ...]

    def details(self) -> dict[str, str]:
        """The use, and the items with the answers that a consent would be about."""
        exhibits = ", ".join(str(one.exhibit) for one in self.items)
        answers = ", ".join(dict.fromkeys(str(one.answer) for one in self.items))
        partners = ", ".join(dict.fromkeys(one.partner for one in self.items))
        told = {"use": self.use, "shared_with": self.shared_with, "exhibits": exhibits}
        return told | {"answers": answers, "partners": partners}


@dataclass(eq=False)
class SameMember(QaitaruError):
    """Who asked for it may not decide it."""

    member: str


class HitError(QaitaruError):
    """A hit cannot be had or decided as asked."""


@dataclass(eq=False)
class HitMissing(HitError):
    """No hit under that number."""

    number: str


@dataclass(eq=False)
class OwnProposal(HitError):
    """Who proposes a decision does not confirm or refuse it, and nobody else withdraws it."""

    number: str
    maker: str
    member: str


@dataclass(eq=False)
class ProposalMissing(HitError):
    """No decision on that hit waits for a second member."""

    number: str


@dataclass(eq=False)
class ProposalWaits(HitError):
    """A decision on that hit, proposed by ``maker``, waits for a second member already."""

    number: str
    maker: str


class FindingError(QaitaruError):
    """A finding cannot be had or decided as asked."""


@dataclass(eq=False)
class FindingMissing(FindingError):
    """No finding under that number."""

    number: str


@dataclass(eq=False)
class OwnFindingProposal(FindingError):
    """Who proposes to close a finding does not answer it, and nobody else withdraws it."""

    number: str
    maker: str
    member: str


@dataclass(eq=False)
class FindingProposalMissing(FindingError):
    """No decision on that finding waits for a second member."""

    number: str


@dataclass(eq=False)
class FindingProposalWaits(FindingError):
    """A decision on that finding, proposed by ``maker``, waits for a second member already."""

    number: str
    maker: str


class ResolutionError(QaitaruError):
    """Which parties are one cannot be told or judged as asked."""


@dataclass(eq=False)
class PartyMissing(ResolutionError):
    """No one party is meant by that; ``found`` are the names of several, if there are some."""

    asked: str
    found: str = ""


@dataclass(eq=False)
class PairOfOne(ResolutionError):
    """Both names mean the party of that name; a pair is of two."""

    name: str


@dataclass(eq=False)
class NumbersConflict(ResolutionError):
    """Two parties with different numbers of the state are never one, whoever says so."""

    first: str
    second: str


@dataclass(eq=False)
class JudgementMissing(ResolutionError):
    """No judgement of that pair stands, so that none can be withdrawn."""

    first: str
    second: str


@dataclass(eq=False)
class SharingRefused(QaitaruError):
    """What another agency sent, or would be sent, is not taken or given; ``reason`` names why."""

    reason: str
    found: str = ""
    expected: str = ""


@dataclass(eq=False)
class PostingRefused(QaitaruError):
    """The compiled tracing cannot take a posting; ``found`` names the column at fault."""

    posting: str
    found: str


class DocumentError(QaitaruError):
    """A document cannot be made as asked."""


@dataclass(eq=False)
class TemplateMissing(DocumentError):
    """No template of that name; ``known`` are those at hand."""

    name: str
    known: str


@dataclass(eq=False)
class FactsFaulty(DocumentError):
    """A file of a document's facts says something impossible at a place; nothing was made."""

    document: str
    reason: str


class EngineError(QaitaruError):
    """An engine cannot be had, or cannot do what an analysis needs."""


@dataclass(eq=False)
class EngineUnreachable(EngineError):
    """No engine answers at that address."""

    address: str
    reason: str


@dataclass(eq=False)
class EditionOtherwise(EngineError):
    """The cluster's workers have another edition of the program: answers could be others."""

    found: str
    expected: str


@dataclass(eq=False)
class StepRefused(EngineError):
    """An engine could not do a step, named and quoted; ``rows`` where rows were asked for."""

    step: str
    reason: str
    sql: str


@dataclass(eq=False)
class StepUnsupported(EngineError):
    """A step needs what such an engine is known not to do; ``construct`` is a mark of its list."""

    step: str
    construct: str
    sql: str


@dataclass(eq=False)
class ExtraMissing(QaitaruError):
    """An optional part of the program is not installed; ``extra`` is its name for the installer."""

    extra: str


@dataclass(eq=False)
class SystemRefused(QaitaruError):
    """The system could not read or write what it was asked to: no room, no right, no device."""

    path: str
    reason: str


@dataclass(eq=False)
class SettingFaulty(QaitaruError):
    """A setting is not one of the values it may take."""

    setting: str
    found: str
    expected: str
