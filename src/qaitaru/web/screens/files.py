"""The files pages ask for: open to all, kept by the browser, named by their hash."""

from typing import Final

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.web.assets import assets
from qaitaru.web.headers import KEPT


@get("/static/{name:str}", sync_to_thread=False)
def send_file(name: FromPath[str]) -> Response[bytes]:
    """One file, packed."""
    for asset in assets().values():
        if asset.address == f"/static/{name}":
            headers = {"cache-control": KEPT, "content-encoding": "gzip"}
            return Response(asset.packed, media_type=asset.content_type, headers=headers)
    raise NotFoundException


ROUTES: Final = (send_file,)
