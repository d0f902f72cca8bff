"""Small duty records, built entry by entry."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from qaitaru.duty.bodies import Body, ExemptionRequest, FrozenAsset
from qaitaru.duty.record import Decision, DutyHead, DutyRecord, Entry, Reason

NOTHING: Mapping[int, bool] = {}
PUBLISHED = datetime(2026, 3, 6, 5, 0, tzinfo=UTC)  # a Friday, 10:00 in Almaty
HEAD = DutyHead(
    number=1,
    publisher="un",
    reference="QDi.901",
    listed_name="Marat Testov",
    regime="un_1267",
    jurisdiction="kz",
    list_version=3,
    list_sha256="ab" * 32,
    published_on="2026-03-06",
    published_utc="2026-03-06T05:00:00.000000Z",
    fetched_at="2026-03-06T05:20:00.000000Z",
    party="Marat Testov",
    party_key="",
    hit=0,
    score=0.91,
    reasons=(Reason(kind="birth_same", effect=2.0, asked="1968-04-01", listed="1968-04-01"),),
    opened_by="aigerim",
    opened_at="2026-03-06T06:00:00.000000Z",
)


def after(**by: float) -> datetime:
    """So long after the publication."""
    return PUBLISHED + timedelta(**by)


def duty(
    *told: tuple[datetime, Body], head: DutyHead = HEAD, granted: Mapping[int, bool] = NOTHING
) -> DutyRecord:
    """A record of entries numbered from 1; ``granted={2: True}`` grants the second."""
    entries = tuple(
        Entry(number=n, duty=1, at=at, body=body, made_by="aigerim", made_at="")
        for n, (at, body) in enumerate(told, start=1)
    )
    decisions = tuple(
        Decision(
            number=n,
            entry=entry,
            granted=yes,
            remark="",
            asked_by="aigerim",
            decided_by="bolat",
            decided_at=after(days=30),
        )
        for n, (entry, yes) in enumerate(granted.items(), start=1)
    )
    return DutyRecord(head=head, entries=entries, decisions=decisions)


def account(amount_minor: int = 1_000_00, currency: str = "KZT", **more: str) -> FrozenAsset:
    """A frozen account of the listed person."""
    told = FrozenAsset(
        sort="account",
        name="KZ00TEST0000000001",
        amount_minor=amount_minor,
        currency=currency,
        holding="whole",
        link="direct",
        owner="Marat Testov",
    )
    return replace(told, **more)


def basic(limit_minor: int = 300_00, period: str = "month", **more: object) -> ExemptionRequest:
    """Food and rent from March to May, out of the first entry."""
    told = ExemptionRequest(
        exemption="basic",
        asset=1,
        purposes=("food", "rent"),
        limit_minor=limit_minor,
        period=period,
        first_day=date(2026, 3, 15),
        last_day=date(2026, 5, 14),
    )
    return replace(told, **more)
