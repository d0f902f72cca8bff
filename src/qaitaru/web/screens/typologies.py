"""The typologies: what each seeks, how often it was right, and what other values would find."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.back_test import BackTest, back_test
from qaitaru.acts.detection.look_at_outcomes import TypologyAtDesk, look_at_outcomes
from qaitaru.facts.errors import QaitaruError, SettingFaulty
from qaitaru.web import values
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar
from qaitaru.web.pages import page
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text
from qaitaru.wording.patterns import PatternWords
from qaitaru.wording.rules_told import RuleWords

_VALUE: Final = "p_"  # and a parameter's name


@get("/findings/typologies", sync_to_thread=True)
def show_typologies(desk: GivenDesk, view: GivenView) -> Response[str]:
    """All typologies, each with what became of its findings."""
    return page(
        view,
        "typologies.html",
        room="findings",
        typologies=look_at_outcomes(desk),
        pattern=PatternWords(view.words),
        rules=RuleWords(view.words),
    )


@get("/findings/typologies/{name:str}", sync_to_thread=True)
def show_typology(desk: GivenDesk, view: GivenView, name: FromPath[str]) -> Response[str]:
    """One of them."""
    return _typology(view, _at_desk(desk, name))


@post("/findings/typologies/{name:str}/back-test", sync_to_thread=True)
def try_values(
    desk: GivenDesk, view: GivenView, *, data: Fields, jobs: GivenJobs, name: FromPath[str]
) -> Response[str] | Response[None]:
    """Try other values of its parameters on the ledger."""
    one = _at_desk(desk, name)
    try:
        asked = _values(one, data)
    except SettingFaulty as fault:
        return _typology(view, one, fault=fault_text(fault, view.words), given=data)
    job = jobs.start("back_test", partial(_try, desk, name, asked))
    job.wait(SOON)
    if not job.work.done():
        return go(f"/jobs/{job.number}")
    failed = job.work.exception()
    if isinstance(failed, QaitaruError):
        return _typology(view, one, fault=fault_text(failed, view.words), given=data)
    if failed:
        return go(f"/jobs/{job.number}")
    (found,) = job.work.result()
    return _typology(view, one, given=data, found=found)


def _at_desk(desk: Desk, name: str) -> TypologyAtDesk:
    try:
        (one,) = look_at_outcomes(desk, (name,))
    except SettingFaulty as fault:
        raise NotFoundException from fault
    return one


def _typology(
    view: View,
    one: TypologyAtDesk,
    *,
    fault: str = "",
    given: Fields | None = None,
    found: object = None,
) -> Response[str]:
    return page(
        view,
        "typology.html",
        status=422 if fault else 200,
        room="findings",
        one=one,
        pattern=PatternWords(view.words),
        rules=RuleWords(view.words),
        fault=fault,
        given=given or {},
        found=found,
    )


def _values(one: TypologyAtDesk, data: Fields) -> dict[str, list[int]]:
    """The values told for each parameter, apart by commas or blanks.

    Raises: SettingFaulty where one is no whole number, or none is told at all.
    """
    found = {}
    for each in one.view.parameters:
        told = field(data, f"{_VALUE}{each.name}").replace(",", " ").split()
        numbers = [values.number(text) for text in told]
        if None in numbers:
            raise SettingFaulty(each.name, " ".join(told), f"{each.default}")
        if told:
            found[each.name] = [number for number in numbers if number is not None]
    if not found:
        raise SettingFaulty("values", "", ", ".join(each.name for each in one.view.parameters))
    return found


def _try(desk: Desk, name: str, asked: dict[str, list[int]], _: HowFar) -> list[object]:
    found: BackTest = back_test(desk, name, asked)
    return [found]


ROUTES: Final = (show_typologies, show_typology, try_values)
