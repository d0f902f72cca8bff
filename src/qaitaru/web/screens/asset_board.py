"""The asset board by phase in law, the same as a table, and one asset with the ways onward."""

from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from qaitaru.acts.casework.look_at_asset import AssetView, look_at_asset
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.look_at_rates import look_at_day_rates
from qaitaru.acts.casework.look_over import look_over
from qaitaru.casework.phases import Phase
from qaitaru.casework.tally import Rates, tally
from qaitaru.casework.values import Rung, joined
from qaitaru.facts.money import total
from qaitaru.web import values
from qaitaru.web.casework.asset_cards import MOST, AssetCard, Column, cards_of, columns_of, tally_of
from qaitaru.web.casework.asset_ways import ways_of
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import PAGE_ROWS, Sorting, cut, in_order, paging_of, sorting_of
from qaitaru.web.view import View

_KEYS: Final = ("name", "phase", "worth", "owner", "left", "number")
_PHASES: Final = tuple(Phase)


@get("/assets", sync_to_thread=True)
def show_board(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Every asset that the member may see, narrowed by what the address says."""
    over = look_over(desk)
    asked = values.number(view.asked("investigation")) or 0
    seen = [one for one in over.views if asked in {0, one.record.head.number}]
    told = [card for one in seen for card in cards_of(one, view, over.at)]
    cards = [one for one in told if _is_asked(one, view)]
    rates, told_ladder = look_at_day_rates(desk), joined(one.ladder for one in seen)
    as_table = view.asked("view") == "table"
    sorting, paging = sorting_of(view, _KEYS, "phase"), paging_of(view, len(cards))
    return page(
        view,
        "assets.html",
        room="assets",
        investigations=[one.record.head for one in over.views],
        asked=asked,
        as_table=as_table,
        columns=() if as_table else _columns(cards, rates, view),
        rows=cut(_ordered(cards, sorting), paging) if as_table else (),
        sorting=sorting,
        paging=paging,
        sorts=sorted({one.standing.asset.sort for one in told}),
        phases=_phases(told),
        whole=total(one.worth for one in cards if one.worth),
        tally=tally_of(cards, rates),
        rates=tally(told_ladder.parts, rates),
        shown=len(cards),
        told=len(told),
        ladder=told_ladder,
        rungs=list(Rung),
    )


def _columns(cards: list[AssetCard], rates: Rates, view: View) -> tuple[Column, ...]:
    """The columns; of a long one those that press most, and all where one phase is asked for."""
    most = None if view.asked("phase") and len(cards) <= PAGE_ROWS else MOST
    return columns_of(cards, rates, most)


def _phases(cards: list[AssetCard]) -> list[Phase]:
    stood = {one.standing.phase for one in cards}
    return [one for one in Phase if one in stood]


@get("/assets/{number:int}", sync_to_thread=True)
def show_asset(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One asset whole: whose, worth, held by what, claimed by whom, and what each way needs."""
    seen = look_at_asset(desk, number)
    own = CasePage(look_at_investigation(desk, seen.case.record.head.number), view, desk.member)
    (card,) = [one for one in cards_of(own.seen, view) if one.number == number]
    return page(
        view,
        "asset.html",
        room="assets",
        own=own,
        one=seen,
        card=card,
        ways=ways_of(seen, own),
        tally=tally_of([card], look_at_day_rates(desk)),
        grounds=_grounds(seen, view),
    )


def _grounds(seen: AssetView, view: View) -> list[tuple[str, str, str]]:
    """On what grounds of the law the property of others is reached, and what shows each."""
    return [
        (point.text.words(view.language), point.article, one.measure.others_why)
        for one in seen.standing.held_by
        for point in one.edition.others_property
        if point.key == one.measure.others_ground
    ]


def _is_asked(card: AssetCard, view: View) -> bool:
    standing, owner = card.standing, view.asked("owner").casefold()
    lapsed = view.asked("lapsed") != "1" or standing.has_lapsed
    return (
        view.asked("sort_of") in {"", standing.asset.sort}
        and view.asked("phase") in {"", standing.phase.value}
        and lapsed
        and (not owner or owner in f"{card.of_record} {card.believed}".casefold())
    )


def _ordered(cards: list[AssetCard], sorting: Sorting) -> list[AssetCard]:
    by = {
        "name": lambda one: one.standing.asset.name.casefold(),
        "phase": lambda one: _PHASES.index(one.standing.phase),
        "worth": lambda one: (one.worth.currency, one.worth.amount_minor) if one.worth else ("", 0),
        "owner": lambda one: one.of_record.casefold(),
        "left": lambda one: one.presses,
        "number": lambda one: one.number,
    }
    return in_order(cards, by, sorting)


ROUTES: Final = (show_board, show_asset)
