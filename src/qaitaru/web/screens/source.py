"""The source of a figure: the stretch of the sealed original around its place."""

from typing import Final

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.intake.look_at_source import look_at_source
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page


@get("/source/{import_no:int}", sync_to_thread=True)
def show_source(desk: GivenDesk, view: GivenView, import_no: FromPath[int]) -> Response[str]:
    """What stands there."""
    return page(
        view,
        "source.html",
        room="evidence",
        source=look_at_source(desk, import_no, view.asked("place")),
    )


@get("/source/{import_no:int}/picture", sync_to_thread=True)
def show_picture(desk: GivenDesk, view: GivenView, import_no: FromPath[int]) -> Response[bytes]:
    """The page as a picture, the rectangle drawn on it."""
    picture = look_at_source(desk, import_no, view.asked("place")).excerpt.picture_png
    if not picture:
        raise NotFoundException
    return Response(picture, media_type="image/png")


ROUTES: Final = (show_source, show_picture)
