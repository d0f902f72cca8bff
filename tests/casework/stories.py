"""An investigation told entry by entry, and a pack of a country that is not, for tests."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from qaitaru.casework.bodies.assets import Asset, Proof, TracedInto, Valuation
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import Held, Measure, MeasureStep
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseDecision, CaseEntry, CaseHead, CaseRecord
from qaitaru.law.law import Law
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.reading import read_pack

BEGAN = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)  # a Monday, 09:00 in Almaty
PACK = """
code = "zz"
scope = "national"
text = { kk = "Z", ru = "Z", en = "Z" }
calendar = { zone = "UTC", weekend = [6, 7] }

[[clock]]
key = "zz.hold"
jurisdiction = "zz"
runs_from = "restricted"
stopped_by = "arrested"
owed_by = "investigator"
at_lapse = "lifted"
text = { kk = "u", ru = "u", en = "u" }
[[clock.editions]]
name = "2020"
valid_from = 2020-01-01
count = 5
unit = "calendar_days"
ends = "instant"
extension = 3
extended_by = ["prosecutor"]
source = "x"

[[clock]]
key = "zz.notice"
jurisdiction = "zz"
runs_from = "restricted"
stopped_by = "owner_notified"
owed_by = "investigator"
text = { kk = "u", ru = "u", en = "u" }
[[clock.editions]]
name = "2020"
valid_from = 2020-01-01
unit = "without_delay"
source = "x"

[[provisional]]
key = "zz.hold"
sort = "restriction"
starts_with = "restricted"
text = { kk = "u", ru = "u", en = "u" }
[[provisional.editions]]
name = "2020"
valid_from = 2020-01-01
source = "x"
orders = ["investigator"]
clocks = { expiry = "zz.hold", owner_notice = "zz.notice" }

[[provisional]]
key = "zz.watch"
sort = "monitoring"
starts_with = "restricted"
text = { kk = "u", ru = "u", en = "u" }
[[provisional.editions]]
name = "2020"
valid_from = 2020-01-01
source = "x"
orders = ["investigator"]
"""
LAW = Law((*shipped_law().packs, read_pack({"zz.toml": PACK})))


def head(jurisdiction: str = "kz", number: int = 1) -> CaseHead:
    """An investigation opened on a Monday."""
    return CaseHead(
        number=number,
        title="beside the drug case",
        jurisdiction=jurisdiction,
        agency="afm",
        opened_by="aida",
        opened_at=BEGAN,
    )


@dataclass
class Story:
    """What was told so far; hours are counted from the opening."""

    head: CaseHead = field(default_factory=head)
    law: Law = LAW
    entries: list[CaseEntry] = field(default_factory=list)
    decisions: list[CaseDecision] = field(default_factory=list)

    def tell(self, body: EveryBody, hours: float = 0, *, about: int = 0, corrects: int = 0) -> int:
        """Tell one thing, so many hours after the opening; its number."""
        at = BEGAN + timedelta(hours=hours)
        made_at = max([at, *(one.made_at for one in self.entries)])
        entry = CaseEntry(
            number=len(self.entries) + 1,
            investigation=self.head.number,
            about=about,
            at=at,
            body=body,
            corrects=corrects,
            made_by="aida",
            made_at=made_at,
        )
        self.entries.append(entry)
        return entry.number

    def decide(self, entry: int, hours: float = 0, *, granted: bool = True) -> None:
        """A second member says yes, or no."""
        self.decisions.append(
            CaseDecision(
                number=len(self.decisions) + 1,
                entry=entry,
                granted=granted,
                remark="" if granted else "no",
                asked_by="aida",
                decided_by="bolat",
                decided_at=BEGAN + timedelta(hours=hours),
            )
        )

    def at(self, hours: float = 0) -> CaseAt:
        """The investigation as of so many hours after the opening."""
        record = CaseRecord(
            head=self.head, entries=tuple(self.entries), decisions=tuple(self.decisions)
        )
        return CaseAt(record, self.law, BEGAN + timedelta(hours=hours))

    def flat(self, worth_minor: int = 0) -> int:
        """A flat, proved and identified, worth so much; its number."""
        number = self.tell(Asset(sort="land", name="Almaty, Abay 1-1"))
        self.tell(Proof(shows="an extract of the register", exhibit=1), about=number)
        self.move(number, "identified")
        if worth_minor:
            self.tell(
                Valuation(
                    basis="market", on=date(2026, 3, 1), amount_minor=worth_minor, currency="EUR"
                ),
                about=number,
            )
        return number

    def traced(self, number: int) -> None:
        """So much was traced into an asset."""
        traced = TracedInto(rule="lowest_balance", analysis=1, amount_minor=1, currency="EUR")
        self.tell(traced, about=number)
        self.move(number, "traced")

    def move(self, asset: int, to: str, hours: float = 0, **more: str) -> int:
        """A move of an asset, decided in the same hour."""
        number = self.tell(replace(PhaseMove(to=to), **more), hours, about=asset)
        self.decide(number, hours)
        return number

    def restrict(self, *assets: int, hours: float = 0) -> int:
        """A restriction under the law of Kazakhstan, the assets moved; its number."""
        number = self.tell(restriction(*assets), hours)
        for one in assets:
            self.move(one, "restricted", hours)
        return number

    def arrest(self, *assets: int, hours: float = 0, follows: int = 0) -> int:
        """An arrest by the judge, the assets moved; its number."""
        if follows:
            granted = MeasureStep(event="court_decided", outcome="granted", document="order 5")
            self.tell(granted, hours, about=follows)
        number = self.tell(arrest(*assets, follows=follows), hours)
        for one in assets:
            self.move(one, "arrested", hours)
        return number


def restriction(*assets: int, **more: str) -> Measure:
    """Of these assets, whole."""
    told = Measure(
        measure="kz.restriction",
        ground="possible_confiscation",
        authority="investigator",
        document="decree 12",
        holds=tuple(Held(asset=one) for one in assets),
    )
    return replace(told, **more)


def arrest(*assets: int, follows: int = 0, authority: str = "investigating_judge") -> Measure:
    """Of these assets, whole."""
    return Measure(
        measure="kz.arrest",
        ground="possible_confiscation",
        authority=authority,
        document="order 5",
        holds=tuple(Held(asset=one) for one in assets),
        follows=follows,
    )
