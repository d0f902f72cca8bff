"""A case for the pages: drug proceeds, a flat under restriction, an account abroad, two members."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tests.web.conftest import Caller

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.describe_asset import describe_asset
from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.make_request import ask, begin_request
from qaitaru.acts.casework.move_asset import move_asset
from qaitaru.acts.casework.name_subject import add_subject
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.casework.take_measure import take_measure
from qaitaru.casework.bodies.assets import Asset, Owner, Proof, Valuation
from qaitaru.casework.bodies.conduct import PredicateCase, RoleGiven
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import Held, Measure
from qaitaru.casework.bodies.requests import Asked, Request
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.law.provisional import Provisional

BESIDE = PredicateCase(
    registration="247500031000123", registered_on=date(2026, 2, 10), offence="kz.cc_218"
)
OWNERS = (Owner(name="Samat T.", by="record"), Owner(name="Daniyar K.", by="belief", parts=2))


@dataclass(frozen=True)
class Told:
    """The numbers of what the case holds."""

    case: int
    subject: int
    flat: int
    account: int
    measure: int
    request: int


def member(desk: Desk, code: str) -> Desk:
    """Another member at the same workspace."""
    own = replace(desk.workspace.settings, member=code, member_name="")
    return Desk(replace(desk.workspace, settings=own), desk.clock)


def tell_case(desk: Desk, *, title: str = "Proceeds of the drug case") -> Told:
    """Led by who owns the desk, supervised by bolat; the flat is restricted."""
    case = open_investigation(desk, title, beside=(BESIDE,)).head.number
    give_role(desk, case, RoleGiven(member="bolat", role="supervising_prosecutor"))
    subject = add_subject(desk, case, Subject(name="Daniyar K.")).number
    flat = add_asset(
        desk, case, Asset(sort="land", name="Flat, Abay 1-1", country="KZ"), owners=OWNERS
    ).number
    describe_asset(desk, flat, Proof(shows="an extract of the register", exhibit=1))
    value = Valuation(
        basis="market", on=date(2026, 3, 1), amount_minor=40_000_000_00, currency="KZT"
    )
    describe_asset(desk, flat, value)
    move_asset(desk, flat, PhaseMove(to="identified"))
    measure = take_measure(
        desk,
        case,
        Measure(
            measure="kz.restriction",
            ground=ground(desk, case),
            authority="investigator",
            document="No. 5 of 02.03.2026",
            holds=(Held(asset=flat),),
            others_ground="obtained",
            others_why="bought with the proceeds, in the name of a relative",
        ),
    ).number
    abroad = Asset(sort="balance", name="AE07 0331 2345", country="AE")
    account = add_asset(desk, case, abroad).number
    describe_asset(desk, account, Proof(shows="a statement", exhibit=1))
    move_asset(desk, account, PhaseMove(to="identified"))
    request = begin_request(
        desk,
        case,
        Request(title="Account in Dubai", channel="mla", partner="ae", basis=("uncac",)),
    ).number
    ask(desk, request, Asked(text="Statements of the account", assistance="records"))
    return Told(case, subject, flat, account, measure, request)


def ground(desk: Desk, case: int) -> str:
    """The first ground of the restriction in the law of the day."""
    seen = look_at_investigation(desk, case)
    (kind,) = [one for one in seen.law.every(Provisional, "kz") if one.key == "kz.restriction"]
    return kind.editions[-1].grounds[0].key if kind.editions[-1].grounds else "163"


def with_item(caller: Caller, folder: Path) -> Caller:
    """The caller at a workspace in which one item is sealed."""
    caller.ingest(folder / "offered", extract__txt="An extract of the register of rights.")
    return caller


def later(caller: Caller, **by: float) -> None:
    """The caller so long after, let in again: a quiet session has ended by then."""
    caller.clock.move(**by)
    caller.get("/")
    assert caller.enter(caller.announced[-1]).status_code == 200
