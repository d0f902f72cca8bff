"""Fetching one file from a publisher: over https alone, at most so large, in so much time.

What cannot be had is a Problem, never an exception: the version in force stays in force. Where
the publisher says by its ETag that nothing is new, nothing is transferred.

Source: RFC 9110, 13.1.2 (If-None-Match); OWASP ASVS 5.0, 12.1 (TLS), 5.2.1 (size).
"""

import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO, Final
from urllib.parse import urlsplit

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity

_MIB: Final = 1024 * 1024
_CHUNK_BYTES: Final = 1 << 16
_NOT_MODIFIED: Final = 304
_AGENT: Final = "qaitaru"
_HTTP_DATE: Final = "%a, %d %b %Y %H:%M:%S GMT"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How a file is fetched; ``schemes`` are those an address may have, after a redirect too."""

    schemes: tuple[str, ...] = ("https",)
    largest_bytes: int = 256 * _MIB
    silence_seconds: float = 30.0  # without a byte from the other side


FETCH_LIMITS: Final = FetchLimits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that came: ``fresh`` is False where the publisher says that nothing is new."""

    fresh: bool
    etag: str = ""
    modified_on: date | None = None


class _SameSchemes(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to where an address may point."""

    def __init__(self, schemes: tuple[str, ...]) -> None:
        self._schemes = schemes

    def redirect_request(  # noqa: PLR0917  # the library's own order
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme not in self._schemes:
            raise urllib.error.URLError(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(
    address: str, into: Path, *, etag: str = "", limits: FetchLimits = FETCH_LIMITS
) -> Fetched | Problem:
    """One file to ``into``, or why it did not come.

    Args:
        address: where it lies.
        into: the file to write.
        etag: of the state had before; empty to ask for the file in any case.
        limits: see FetchLimits.
    """
    if urlsplit(address).scheme not in limits.schemes:
        return _problem("list_address_unsafe", address, ", ".join(limits.schemes))
    headers = {"User-Agent": _AGENT} | ({"If-None-Match": etag} if etag else {})
    request = urllib.request.Request(address, headers=headers)  # noqa: S310  # scheme just checked
    opener = urllib.request.build_opener(
        _SameSchemes(limits.schemes),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
    )
    try:
        with opener.open(request, timeout=limits.silence_seconds) as answer:
            return _written(answer, into, address, limits)
    except urllib.error.HTTPError as fault:
        if fault.code == _NOT_MODIFIED:
            return Fetched(fresh=False, etag=etag)
        return _problem("list_unreachable", f"{address} (HTTP {fault.code})")
    except (OSError, HTTPException, ValueError) as fault:
        return _problem("list_unreachable", f"{address} ({_reason(fault)})")


def _written(
    answer: HTTPResponse, into: Path, address: str, limits: FetchLimits
) -> Fetched | Problem:
    size, promised = 0, answer.headers.get("Content-Length", "")
    with into.open("wb") as target:
        while chunk := answer.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > limits.largest_bytes:
                most = f"{limits.largest_bytes // _MIB} MiB"
                return _problem("list_too_large", address, most)
            target.write(chunk)
    if promised.isdigit() and size < int(promised):
        return _problem("list_cut_short", f"{address}: {size}", promised)
    return Fetched(
        fresh=True,
        etag=answer.headers.get("ETag", ""),
        modified_on=_day(answer.headers.get("Last-Modified", "")),
    )


def _day(text: str) -> date | None:
    """The day in UTC of a date as HTTP writes it."""
    try:
        return datetime.strptime(text, _HTTP_DATE).replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _reason(fault: Exception) -> str:
    """The last cause in the chain: a name that is not found, a connection that is refused."""
    inner = getattr(fault, "reason", None)
    return str(inner) if inner else str(fault) or type(fault).__name__


def _problem(code: str, found: str, expected: str = "") -> Problem:
    return Problem(code, Severity.REFUSED, WHOLE_FILE, found, expected)
