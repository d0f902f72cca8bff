"""Forms as they come in: each proves that it was ours, and is read field by field."""

from collections.abc import Mapping
from secrets import compare_digest
from typing import Annotated, Final, TypeAlias

from litestar import Response
from litestar.enums import RequestEncodingType
from litestar.params import Body

from qaitaru.web.gate import Asked, session_of

CSRF_FIELD: Final = "csrf"
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

Fields: TypeAlias = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


async def proves_itself(request: Asked) -> bool:
    """Whether what changes something carries the token of its own session.

    Source: OWASP ASVS 5.0, 3.5.1.
    """
    if request.method in _SAFE:
        return True
    session = session_of(request.scope)
    if session is None:
        return False
    offered = (await request.form()).get(CSRF_FIELD, "")
    return isinstance(offered, str) and compare_digest(offered.encode(), session.csrf.encode())


def field(fields: Mapping[str, str], name: str) -> str:
    """One field without the blanks around it; empty where it was not sent."""
    return fields.get(name, "").strip()


def go(address: str) -> Response[None]:
    """What follows a form: the page that shows what it did, which may be loaded again."""
    return Response(None, status_code=303, headers={"location": address})
