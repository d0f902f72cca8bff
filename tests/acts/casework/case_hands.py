"""A workspace with one sealed item, a clock that is set, and several members."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.describe_asset import describe_asset
from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.move_asset import move_asset
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.wealth.profile_wealth import profile_wealth
from qaitaru.casework.bodies.assets import Asset, Proof
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.engine.schema import ANALYSES
from qaitaru.facts.moments import instant_text

PROFILE = """
title = "One year"
currency = "KZT"
opening = 2024-12-31
period = [{ name = "2025", ends = 2025-12-31 }]
[[expense]]
what = "food"
evidence = { exhibit = 1, row = 2 }
amount.2025 = { low = 5, likely = 6, high = 7 }
"""
MONDAY = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


class Hands:
    """Members at one workspace: aigerim leads, bolat supervises, dana is of no investigation."""

    def __init__(self, desk: Desk) -> None:
        self.at = MONDAY
        self.workspace = desk.workspace
        self.first = self.member("aigerim")
        self.second = self.member("bolat")
        self.stranger = self.member("dana")

    def member(self, code: str) -> Desk:
        """The desk of a member of the agency."""
        own = replace(self.workspace.settings, member=code, member_name="")
        return Desk(replace(self.workspace, settings=own), lambda: self.at)

    def after(self, **by: float) -> "Hands":
        """So long after the beginning."""
        self.at = MONDAY + timedelta(**by)
        return self

    def opened(self, *, supervised: bool = True) -> int:
        """An investigation led by the first, supervised by the second."""
        number = open_investigation(self.first, "the flat").head.number
        if supervised:
            given = RoleGiven(member="bolat", role="supervising_prosecutor")
            give_role(self.first, number, given)
        return number

    def analysis(self) -> int:
        """An analysis that was kept; its number."""
        with self.workspace.record.write() as connection:
            row = {
                "number": 1,
                "rule": "lowest_balance",
                "parameters": "{}",
                "data_version": "",
                "code_version": "",
                "result_sha256": "",
                "made_by": "aigerim",
                "made_at": instant_text(self.at),
                "result": b"",
            }
            connection.execute(insert(ANALYSES).values(row))
        return 1

    def wealth_line(self) -> str:
        """The one line of a profile that was kept; its key."""
        profile_wealth(self.first, PROFILE)
        return "expense-1"

    def flat(self, number: int) -> int:
        """A flat that was proved and identified."""
        asset = add_asset(self.first, number, Asset(sort="land", name="Abay 1-1")).number
        describe_asset(self.first, asset, Proof(shows="an extract", exhibit=1))
        move_asset(self.first, asset, PhaseMove(to="identified"))
        return asset


def hands_at(desk: Desk, folder: Path) -> Hands:
    """Members at a workspace in which one item is sealed."""
    (folder / "extract.txt").write_text("An extract of the register of rights.", encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(folder / "extract.txt",), legal_basis="test")))
    return Hands(desk)
