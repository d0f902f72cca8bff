"""What every answer says to the browser: trust nothing from elsewhere, keep nothing."""

from typing import Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; form-action 'self'; "
    "base-uri 'none'"
)

ALWAYS: Final = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer a browser would hide a form's Origin
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
"""Source: OWASP ASVS 5.0, 3.4.3-3.4.8 and 3.5.8."""

NEVER_KEPT: Final = "no-store"
KEPT: Final = "public, max-age=31536000, immutable"  # for files named by their hash


def with_headers(app: ASGIApp) -> ASGIApp:
    """The same application, each of whose answers bears the headers, refusals and faults too."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _joined(list(message["headers"]))
            await send(message)

        await app(scope, receive, sending if scope["type"] == ScopeType.HTTP else send)

    return answering


def _joined(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    own = [(name, value) for name, value in headers if name.decode().lower() not in ALWAYS]
    added = {**ALWAYS}
    if not any(name.lower() == b"cache-control" for name, _ in own):
        added["cache-control"] = NEVER_KEPT
    return [*own, *((name.encode(), value.encode()) for name, value in added.items())]
