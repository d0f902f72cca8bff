"""The exhibits of a trace, to be taken away: workbooks and drawings, named by their hash."""

from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from qaitaru.acts.trace_exhibit import (
    IssuedExhibit,
    issue_balance_drawing,
    issue_rules_drawing,
    issue_workbook,
)
from qaitaru.web.given import GivenDesk, GivenView

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SVG: Final = "image/svg+xml"
_SHORT: Final = 12


@get("/tracing/{number:int}/workbook", sync_to_thread=True)
def send_workbook(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[bytes]:
    """The worksheet that computes the rule by itself."""
    return _sent(issue_workbook(desk, number, view.language), _XLSX)


@get("/tracing/{number:int}/balance", sync_to_thread=True)
def send_balance(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[bytes]:
    """The drawing of an account."""
    account, currency = view.asked("account"), view.asked("currency")
    issued = issue_balance_drawing(desk, number, account, currency, language=view.language)
    return _sent(issued, _SVG)


@get("/tracing/{number:int}/rules", sync_to_thread=True)
def send_rules(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[bytes]:
    """The drawing of all rules side by side."""
    return _sent(issue_rules_drawing(desk, number, view.language), _SVG)


def _sent(issued: IssuedExhibit, media_type: str) -> Response[bytes]:
    stem, _, ending = issued.name.rpartition(".")
    name = f"{stem}-{issued.sha256[:_SHORT]}.{ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(issued.content, media_type=media_type, headers=headers)


ROUTES: Final = (send_workbook, send_balance, send_rules)
