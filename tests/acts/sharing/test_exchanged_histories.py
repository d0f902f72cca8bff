"""Two workspaces exchange histories in any order: nothing is lost or changed, both end alike."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.acts.sharing.test_packages import FLAT, Two, record
from tests.screening.desk_cases import as_member

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.close_investigation import ask_closing
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.lead_investigation import give_role, note_something
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.conduct import Closing, Note, RoleGiven
from qaitaru.casework.bodies.sharing import DecisionElsewhere
from qaitaru.casework.four_eyes import waiting
from qaitaru.casework.record import CaseEntry, CaseRecord, standing
from qaitaru.facts.errors import CaseRefused
from qaitaru.sharing import sharing_store
from qaitaru.sharing.choosing import KEPT_HOME
from qaitaru.sharing.conflicts import agency_of, conflicts
from qaitaru.sharing.package import Origin
from qaitaru.sharing.sharing_store import ENTRY

HISTORIES = some.lists(
    some.tuples(
        some.sampled_from((0, 1)),
        some.sampled_from(("note", "asset", "correct", "correct", "send", "send", "ask", "decide")),
        some.integers(0, 5),
    ),
    max_size=9,
)


class Exchange:
    """Two workspaces with clocks that go on, and what each has seen so far."""

    def __init__(self, folder: Path) -> None:
        began, ticks = datetime(2026, 3, 2, 4, tzinfo=UTC), count(1)
        own = Settings(title="FIU", language="en", member="aigerim", agency="fiu")
        ours = Desk(
            create_workspace(folder / "ours", own),
            lambda: began + timedelta(seconds=next(ticks)),
        )
        open_investigation(ours, "beside the drug case")
        add_asset(ours, 1, _asset("a flat"))
        self.two = Two(ours, folder)
        self.desks = (self.two.ours, self.two.theirs)
        self.pass_on(0)
        for desk in self.desks:
            give_role(desk, 1, RoleGiven(member="second", role="supervising_prosecutor"))
        self.seen: list[CaseRecord] = [record(one) for one in self.desks]

    def pass_on(self, side: int) -> None:
        self.two.pass_on(self.desks[side], self.two.theirs if side == 0 else self.two.ours)

    def do(self, side: int, what: str, number: int) -> None:
        desk = self.desks[side]
        if what == "send":
            self.pass_on(side)
        elif what == "note":
            note_something(desk, 1, Note(text=f"{side} {number}"))
        elif what == "asset":
            add_asset(desk, 1, _asset(f"{side} {number}"))
        elif what == "correct":
            assets = [one for one, _ in record(desk).of(Asset)]
            correct_entry(desk, assets[number % len(assets)].number, {"name": f"{number}"})
        elif what == "ask":
            with suppress(CaseRefused):  # one waits already
                ask_closing(desk, 1, Closing(reason="no_assets", text="nothing"))
        else:
            self.decide(desk)

    def decide(self, desk: Desk) -> None:
        """Whatever waits is refused, so that the investigation goes on."""
        for one in waiting(record(desk))[:1]:
            decide_entry(as_member(desk, "second"), one.number, granted=False, remark="no")

    def must_keep(self) -> None:
        """All that a workspace ever showed stands there still, unchanged, in its place."""
        for side, desk in enumerate(self.desks):
            before, now = self.seen[side], record(desk)
            assert now.entries[: len(before.entries)] == before.entries
            assert now.decisions[: len(before.decisions)] == before.decisions
            self.seen[side] = now


def _asset(name: str) -> Asset:
    return Asset(sort="land", name=name, remark=FLAT.remark)


def told(desk: Desk) -> Mapping[Origin, CaseEntry]:
    """What travels, by where it was first told."""
    with desk.workspace.record.read() as connection:
        came = sharing_store.origins(connection, ENTRY)
    own = own_public_key(desk)
    return {
        came[one.number][0] if one.number in came else (own, one.number): one
        for one in record(desk).entries
        if not isinstance(one.body, KEPT_HOME)
    }


def spoken(desk: Desk) -> Mapping[Origin, tuple[object, ...]]:
    """The same, without the numbers that are a workspace's own."""
    home = desk.workspace.settings.agency
    origin_of = {one.number: origin for origin, one in told(desk).items()}
    return {
        origin: (
            origin_of.get(one.about),
            origin_of.get(one.corrects),
            one.at,
            one.body,
            agency_of(one.made_by) or home,
            one.made_at,
        )
        for origin, one in told(desk).items()
    }


def shown(desk: Desk) -> dict[Origin, set[str]]:
    """The conflicts, by origin, and what is said."""
    origin_of = {one.number: origin for origin, one in told(desk).items()}
    return {
        origin_of[one.entry.number]: {getattr(each.body, "name", "") for each in one.told}
        for one in conflicts(record(desk))
    }


def stands(desk: Desk) -> dict[Origin, object]:
    """What holds of each entry."""
    origin_of = {one.number: origin for origin, one in told(desk).items()}
    return {
        origin_of[one.number]: one.body
        for one in standing(record(desk))
        if one.number in origin_of and not isinstance(one.body, DecisionElsewhere)
    }


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)  # fmt: skip
@given(HISTORIES)
def test_two_that_exchange_lose_nothing_and_end_alike(history: list[tuple[int, str, int]]) -> None:
    with TemporaryDirectory() as folder:
        exchange = Exchange(Path(folder))
        for side, what, number in history:
            exchange.do(side, what, number)
            exchange.must_keep()
        for side in (0, 1, 0, 1):  # what the decisions of each made the other tell, too
            exchange.pass_on(side)
            exchange.must_keep()
        ours, theirs = exchange.desks
        assert spoken(ours) == spoken(theirs)
        assert stands(ours) == stands(theirs)
        assert shown(ours) == shown(theirs)
        sizes = [len(told(one)) for one in exchange.desks]
        exchange.pass_on(0)
        exchange.pass_on(1)
        assert [len(told(one)) for one in exchange.desks] == sizes  # it comes to rest
        for desk in exchange.desks:
            desk.workspace.close()
