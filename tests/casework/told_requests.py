"""A request told piece by piece, for tests."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from msgspec import structs

from qaitaru.casework.bodies.assets import Asset, Valuation
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.requests import Asked, FieldTold, Paper, Request, RequestStep
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseDecision, CaseEntry, CaseHead, CaseRecord
from qaitaru.casework.requests.request_at import RequestAt, request_at
from qaitaru.law.law import Law
from qaitaru.law.packs_shipped import shipped_law

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
HEAD = CaseHead(
    number=1, title="beside the drug case", jurisdiction="kz", agency="afm", opened_by="aida",
    opened_at=NOW,
)  # fmt: skip
LAW = shipped_law()
TEXTS = {
    "requesting_authority": "Department of Economic Investigations",
    "addressee": "Ministry of Justice",
    "addressee_address": "1 High Street",
    "case_name": "case 267500000000001",
    "facts": "On 3 February ...",
    "qualification": "art. 218(2)",
    "full_text_of_articles": "Article 218 ...",
    "persons": "A. B., born 1980",
    "link_to_case": "received the proceeds",
}
PAPERS = ("letterhead", "signature", "seal", "translation")


@dataclass
class Telling:
    """An investigation that is told one thing after another, an hour apart."""

    entries: list[CaseEntry] = field(default_factory=list)
    decisions: list[CaseDecision] = field(default_factory=list)

    def tell(self, body: EveryBody, about: int = 0, *, by: str = "aida") -> int:
        number = len(self.entries) + 1
        at = NOW + timedelta(hours=number)
        entry = CaseEntry(
            number=number, investigation=1, about=about, at=at, body=body, made_by=by, made_at=at
        )
        self.entries.append(entry)
        return number

    def grant(self, entry: int) -> None:
        """A second member says yes, a minute after it was told."""
        at = self.entries[entry - 1].at + timedelta(minutes=1)
        self.decisions.append(
            CaseDecision(
                number=len(self.decisions) + 1, entry=entry, granted=True, remark="",
                asked_by="aida", decided_by="bolat", decided_at=at,
            )
        )  # fmt: skip

    @property
    def now(self) -> datetime:
        return self.entries[-1].at

    @property
    def record(self) -> CaseRecord:
        entries, decisions = tuple(self.entries), tuple(self.decisions)
        return CaseRecord(head=HEAD, entries=entries, decisions=decisions)

    def at(self, number: int, law: Law = LAW) -> RequestAt:
        found = request_at(CaseAt(self.record, law, self.now), number)
        assert found
        return found


def asked_of(subject: int, **said: object) -> Asked:
    told = Asked(
        text="statements of the account",
        assistance="records",
        subject=subject,
        element="e6",
        why="the proceeds were paid there",
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
    )
    return structs.replace(told, **said)


def mla(**said: object) -> tuple[Telling, int]:
    """A formal request that is complete, and its number."""
    told = Telling()
    subject = told.tell(Subject(name="A. B."))
    asset = told.tell(Asset(sort="balance", name="account abroad", country="gb"))
    valued = Valuation(basis="balance", on=date(2026, 1, 1), amount_minor=100, currency="GBP")
    told.tell(valued, asset)
    head = Request(title="the account abroad", channel="mla", partner="gb", treaty="of 2015")
    number = told.tell(structs.replace(head, **said))
    for name, text in TEXTS.items():
        told.tell(FieldTold(field=name, text=text), number)
    for name in PAPERS:
        told.tell(Paper(field=name), number)
    told.tell(asked_of(subject, asset=asset), number)
    return told, number


def step(told: Telling, number: int, to: str, *, by: str = "berik", **said: str) -> int:
    return told.tell(structs.replace(RequestStep(to=to), **said), number, by=by)
