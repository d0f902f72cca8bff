"""By whose clock a workspace tells its instants."""

from importlib.resources import files
from zoneinfo import ZoneInfo

from qaitaru.acts.act import Desk
from qaitaru.acts.home_zone import UTC_ZONE, home_zone


def test_it_is_that_of_the_home_pack(desk: Desk) -> None:
    assert home_zone(desk) == ZoneInfo("Asia/Almaty")


def test_an_agency_that_keeps_the_pack_itself_keeps_its_clock_too(desk: Desk) -> None:
    own = desk.workspace.folder / "law" / "kz"
    own.mkdir(parents=True)
    for file in (files("qaitaru.law") / "packs" / "kz").iterdir():
        told = file.read_text(encoding="utf-8").replace("Asia/Almaty", "Asia/Tokyo")
        (own / file.name).write_text(told, encoding="utf-8")
    assert home_zone(desk) == ZoneInfo("Asia/Tokyo")


def test_a_pack_that_cannot_be_read_leaves_utc(desk: Desk) -> None:
    own = desk.workspace.folder / "law"
    own.mkdir()
    (own / "zz.toml").write_text('code = "zz"\n', encoding="utf-8")
    assert home_zone(desk) == UTC_ZONE
