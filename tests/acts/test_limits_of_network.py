"""A graph is noted by the limited items whose rows its arrows are sums of, and by no other."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from lxml.etree import fromstring
from tests.acts.limited_item_cases import limit_item, take_in
from tests.web.evidence_texts import ALPHA, BETA, EVIDENCE

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.interchange.export_case import export_case
from qaitaru.acts.networks.ledger_source import ledger_source
from qaitaru.acts.networks.limits_of_network import limits_of_network
from qaitaru.acts.networks.look_at_network import NetworkAsked, look_at_network
from qaitaru.acts.networks.network_source import By, window_of
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework.bodies.requests import Limitation
from qaitaru.facts.moments import Period

GAMMA: Final = "KZ00000000000000GAMA"
MARCH: Final = window_of(Period(date(2026, 3, 1), date(2026, 4, 1)))
DOLLAR_DAYS: Final = window_of(Period(date(2026, 1, 6), date(2026, 1, 8)))
OF_ALPHA: Final = NetworkAsked(opened=(ALPHA,))
DISCLOSED: Final = Limitation(uses=("evidence",), may_be_shared_with=("gpo",))
DOLLARS: Final = (
    f"Счет: {BETA}\nКлиент: ТОО «Бета»\nВалюта: USD\nПериод: 01.01.2026 - 28.01.2026\n"
    "Входящий остаток: 0,00\n"
    "Дата;Контрагент;Счет контрагента;Дебет;Кредит;Остаток;Назначение платежа\n"
    f"07.01.2026;ТОО «Альфа»;{ALPHA};;70,00;70,00;Оплата\nИсходящий остаток: 70,00\n"
)


@pytest.fixture
def held(tmp_path: Path) -> Desk:
    """Exhibits 1 and 3 of Alpha, January and March; 2 of Beta in January, 4 of Beta in dollars."""
    own = Settings(title="T", language="en", member="aigerim", agency="fiu")
    desk = Desk(create_workspace(tmp_path / "w", own))
    names = ("alpha-01__csv", "beta-01__csv", "alpha-03__csv")
    files = {name: str(EVIDENCE[name]) for name in names} | {"dollars__csv": DOLLARS}
    for name, text in files.items():
        take_in(desk, tmp_path / "in", **{name: text})
    return desk


def named(desk: Desk, asked: NetworkAsked, by: By = By.PARTY) -> list[int]:
    """The exhibits a drawing is noted by."""
    with ledger_source(desk, "look_at_network", by=by) as source:
        view = look_at_network(source, asked)
        assert view is not None
        assert view.currency == (asked.currency or "KZT")
        assert view.found.links or view.found.rests or view.ways
        return [one.exhibit for one in limits_of_network(source, view, look_at_use_marks(desk))]


def test_nothing_is_named_where_nothing_is_limited(held: Desk) -> None:
    assert named(held, OF_ALPHA) == []


@pytest.mark.parametrize("by", [By.PARTY, By.ACCOUNT])
def test_a_limited_item_behind_an_arrow_is_named_and_one_elsewhere_is_not(
    held: Desk, by: By
) -> None:
    limit_item(held, 2)
    assert named(held, OF_ALPHA, by) == [2], "the other side of what Alpha paid"
    assert named(held, replace(OF_ALPHA, window=MARCH), by) == [], "March is told by Alpha alone"
    assert named(held, replace(OF_ALPHA, currency="USD"), by) == []
    assert named(held, NetworkAsked(opened=(GAMMA,)), by) == [], "Gamma paid Alpha, nobody else"
    assert named(held, NetworkAsked(), by) == [2], "the largest of all"


def test_what_is_drawn_as_one_sum_of_others_rests_on_their_rows_too(held: Desk) -> None:
    limit_item(held, 2)
    assert named(held, replace(OF_ALPHA, hidden=(BETA,))) == [2]
    assert named(held, NetworkAsked(opened=(BETA,), hidden=(ALPHA,))) == [2]


def test_an_item_of_another_currency_is_named_by_its_own_graph(held: Desk) -> None:
    limit_item(held, 4)
    assert named(held, OF_ALPHA) == []
    assert named(held, replace(OF_ALPHA, currency="USD")) == [4]


def test_a_way_told_in_another_currency_is_told_with_its_limitation(held: Desk) -> None:
    limit_item(held, 4)
    asked = replace(OF_ALPHA, target=BETA, window=DOLLAR_DAYS)
    assert named(held, asked) == [4], "no arrow in tenge in those days; the way told is in dollars"
    assert named(held, replace(asked, window=MARCH)) == []


def test_a_graph_of_the_case_names_no_item_that_no_transfer_is_of(
    held: Desk, tmp_path: Path
) -> None:
    take_in(held, tmp_path / "in", photo__txt="no table at all")
    limit_item(held, 5, DISCLOSED)
    for form, place in (("graphml", "{*}desc"), ("gexf", "{*}meta/{*}description")):
        done = export_case(held, form, purpose="x", to="gpo")
        assert fromstring(done.content).find(place) is None
        assert done.goes_out == ()
    told = export_case(held, "case", purpose="x", to="gpo")
    assert [one.exhibit for one in told.goes_out] == [5], "its custody is told"


def test_a_graph_of_the_case_names_the_item_its_transfers_are_of(held: Desk) -> None:
    limit_item(held, 2, DISCLOSED)
    done = export_case(held, "graphml", purpose="x", to="gpo")
    assert [one.exhibit for one in done.goes_out] == [2]
    note = fromstring(done.content).find("{*}desc")
    assert note is not None
    assert "Item 2" in str(note.text)
