"""A wealth profile's versions, what parts two of them, whose purse it is, and working it again."""

from typing import Final

from anyio import to_thread
from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.wealth.compare_profiles import compare_profiles
from qaitaru.acts.wealth.profile_wealth import work_purse
from qaitaru.acts.wealth.rework_wealth import rework_wealth
from qaitaru.acts.wealth.wealth_exhibit import issue_wealth_workbook
from qaitaru.web import values
from qaitaru.web.forms import go
from qaitaru.web.gate import Asked
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.screens.exhibits import XLSX, sent


@get("/wealth/profile/{name:str}", sync_to_thread=True)
def show_versions(desk: GivenDesk, view: GivenView, name: FromPath[str]) -> Response[str]:
    """Every version of a profile, and what parts two of them."""
    before, after = (values.number(view.asked(key)) for key in ("from", "to"))
    compared = compare_profiles(desk, name, before=before, after=after)
    return page(view, "wealth_versions.html", room="wealth", name=name, compared=compared)


@post("/wealth/{number:int}/purse")
async def show_purse(request: Asked, desk: GivenDesk, number: FromPath[int]) -> Response[None]:
    """The same profile for some persons of the household alone, kept as an analysis."""
    form = await request.form()
    scope = [str(one) for one in form.getall("person", [])]
    made = await to_thread.run_sync(work_purse, desk, number, scope)
    return go(f"/wealth/{made.number or number}")


@post("/wealth/{number:int}/again", sync_to_thread=True)
def work_again(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """Work an analysis again, and say whether it is the same to the byte."""
    return page(view, "wealth_again.html", room="wealth", found=rework_wealth(desk, number))


@post("/wealth/{number:int}/workbook", sync_to_thread=True)
def send_workbook(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[bytes]:
    """The worksheet that comes to the same figures by itself."""
    return sent(issue_wealth_workbook(desk, number, view.language), XLSX)


ROUTES: Final = (show_versions, show_purse, work_again, send_workbook)
