"""A workspace of very many investigations: each with ten assets held by ten measures of all ages.

What each tells is lawful and complete: consents before the measures, notices, petitions, arrests
in the place of restrictions, and here and there a lapse that nobody told of.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from qaitaru.acts.act import Desk
from qaitaru.acts.enter_workspace import enter_workspace
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework import case_store
from qaitaru.casework.bodies.assets import Asset, Owner, Proof, Valuation
from qaitaru.casework.bodies.conduct import PredicateCase, RoleGiven
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import Held, Measure, MeasureStep
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.record import CaseEntry, CaseHead

MEASURES = 10
MEMBERS = ("aida", "bolat")
Tell = Callable[..., int]
"""Tells one thing more at an instant, about another, by a member; the number it bears."""
_SORTS = ("land", "vehicle", "share", "balance", "cash")
_STEPS = ("owner_notified", "petitioned", "court_received")


def make_cases(folder: Path, investigations: int, now: datetime, *, record: str = "") -> None:
    """Create the workspace; its newest measures were taken within the last days before ``now``."""
    settings = Settings(
        title="Bench", language="en", member=MEMBERS[0], agency="aed", record=record
    )
    workspace = create_workspace(folder, settings)
    for code in MEMBERS:
        own = replace(settings, member=code)
        enter_workspace(Desk(replace(workspace, settings=own)))
    numbers = count(1)
    with workspace.record.write() as connection:
        for case in range(1, investigations + 1):
            _tell(connection, case, now, numbers)
    workspace.close()


def _tell(connection: Connection, case: int, now: datetime, numbers: Iterator[int]) -> None:
    opened = now - timedelta(days=40 + case % 300)
    head = CaseHead(
        number=case,
        title=f"Proceeds of case {case}",
        jurisdiction="kz",
        agency="aed",
        opened_by=MEMBERS[0],
        opened_at=opened,
    )
    case_store.add_investigation(connection, head)

    def tell(body: EveryBody, at: datetime, about: int = 0, by: str = MEMBERS[0]) -> int:
        number = next(numbers)
        entry = CaseEntry(
            number=number,
            investigation=case,
            about=about,
            at=at,
            body=body,
            made_by=by,
            made_at=at,
        )
        case_store.add_entry(connection, entry)
        return number

    tell(RoleGiven(member=MEMBERS[0], role="investigator"), opened)
    tell(RoleGiven(member=MEMBERS[1], role="supervising_prosecutor"), opened)
    tell(PredicateCase(registration=f"{case:015}", registered_on=opened.date()), opened)
    tell(Subject(name=f"Subject {case}"), opened)
    for index in range(MEASURES):
        _hold(tell, now - timedelta(days=(case + index * 3) % 30, hours=index), index)


def _hold(tell: Tell, taken: datetime, index: int) -> None:
    """An asset found, valued and restricted; every third is arrested in time."""
    before = taken - timedelta(days=5)
    asset = tell(Asset(sort=_SORTS[index % 5], name=f"Asset {index}", country="KZ"), before)
    tell(Owner(name="Owner of record", by="record"), before, asset)
    tell(Proof(shows="an extract", exhibit=1), before, asset)
    worth = (index + 1) * 1_000_000_00
    told = Valuation(basis="market", on=date(2026, 1, 5), amount_minor=worth, currency="KZT")
    tell(told, before, asset)
    tell(PhaseMove(to="identified"), before, asset)
    restriction = tell(_measure("kz.restriction", "investigator", asset), taken)
    tell(PhaseMove(to="restricted"), taken, asset)
    tell(MeasureStep(event="prosecutor_consented", document="9"), taken, restriction, MEMBERS[1])
    for hours, event in enumerate(_STEPS if index % 2 else _STEPS[:1], 1):
        tell(MeasureStep(event=event), taken + timedelta(hours=hours), restriction)
    if index % 3 == 1:
        decided = taken + timedelta(hours=30)
        granted = MeasureStep(event="court_decided", outcome="granted", document="5")
        tell(granted, decided, restriction)
        tell(_measure("kz.arrest", "investigating_judge", asset, restriction), decided)
        tell(PhaseMove(to="arrested"), decided, asset)


def _measure(key: str, authority: str, asset: int, follows: int = 0) -> Measure:
    return Measure(
        measure=key,
        ground="possible_confiscation",
        authority=authority,
        document="12",
        holds=(Held(asset=asset),),
        follows=follows,
    )
