"""Money that left an account before a duty froze it is a finding; with no freeze, none is asked."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.detection.desk_cases_of_findings import HEAD, take_in
from tests.lists.un_texts import MARAT, un_list

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.detect_here import detect_again, detect_here
from qaitaru.acts.duty.freeze_assets import freeze_asset
from qaitaru.acts.duty.open_duty import DutyOffer, open_duty
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.list_offer import ListOffer
from qaitaru.duty.bodies import FrozenAsset

HELD = "KZ75125KZT1001300335"
LISTED = un_list(MARAT.replace("Test-A", "Al-Qaida"), generated="2026-03-06T00:00:00Z")
EMPTIED = (
    f"Счет: {HELD}\nКлиент: ТОО «Сбор»\nВалюта: KZT\n"
    f"Период: 01.01.2026 - 05.03.2026\nВходящий остаток: 0,00\n{HEAD}"
    "10.01.2026;ТОО «Работа»;KZ05125KZT9000000001;;2000000,00;2000000,00;Оплата\n"
    "12.01.2026;ИП Жильё;KZ05125KZT9000000002;20000,00;;1980000,00;Аренда\n"
    "04.03.2026;ТОО «Тень»;KZ05125KZT9000000003;1900000,00;;80000,00;Возврат\n"
    "Исходящий остаток: 80000,00\n"
)


@pytest.fixture
def emptied(desk: Desk, tmp_path: Path) -> Desk:
    """A desk on the day of the freeze, with the statement of an account emptied two days before."""
    take_in(desk, tmp_path / "in", "march", EMPTIED)
    path = tmp_path / "un.xml"
    path.write_text(LISTED, encoding="utf-8")
    list(add_list(desk, ListOffer(files=(("un.xml", path),))))
    return desk


def test_money_that_left_before_a_freeze_is_a_finding(emptied: Desk) -> None:
    asked = asked_typologies(("flight_before_measure",), {})
    before = detect_here(emptied, asked)
    assert before.run.result.unknown == ("flight_before_measure",)
    taken = datetime(2026, 3, 6, 5, tzinfo=UTC)
    open_duty(
        Desk(emptied.workspace, lambda: taken + timedelta(hours=1)),
        DutyOffer(reference="XXi.001", party="ТОО «Сбор»", published=taken),
    )
    spelled = f"{HELD[:4]} {HELD[4:]}"
    frozen = FrozenAsset(
        sort="account",
        name=spelled,
        amount_minor=80_000_00,
        currency="KZT",
        holding="whole",
        link="direct",
        owner="ТОО «Сбор»",
    )
    freeze_asset(Desk(emptied.workspace, lambda: taken + timedelta(hours=2)), 1, frozen)
    later = Desk(emptied.workspace, lambda: taken + timedelta(days=1))
    found = detect_here(later, asked)
    assert found.run.result.unknown == ()
    (finding,) = found.run.result.findings
    assert (finding.about, finding.sums[0].amount_minor) == (HELD, 1_900_000_00)
    assert detect_again(later, found.run.number).equal
