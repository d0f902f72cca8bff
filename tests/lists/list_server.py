"""A publisher's server on this machine, for tests that fetch."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Shelf:
    """What the server gives by path, and what was asked of it."""

    files: dict[str, bytes] = field(default_factory=dict)
    etags: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)  # announced whole, sent by half
    asked: list[str] = field(default_factory=list)
    address: str = ""


@contextmanager
def list_server() -> Iterator[Shelf]:
    """A server on a port of its own; its shelf may be filled while it runs."""
    shelf = Shelf()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shelf.asked.append(self.path)
            if self.path in shelf.moved:
                self._head(302, {"Location": shelf.moved[self.path]})
            elif self.path not in shelf.files:
                self._head(404, {})
            elif self.headers.get("If-None-Match") == shelf.etags.get(self.path, "none"):
                self._head(304, {})
            else:
                self._send(shelf.files[self.path])

        def _send(self, body: bytes) -> None:
            told = {
                "Content-Length": str(len(body)),
                "ETag": shelf.etags.get(self.path, ""),
                "Last-Modified": "Tue, 07 May 2024 03:00:00 GMT",
            }
            self._head(200, told)
            self.wfile.write(body[: len(body) // 2] if self.path in shelf.cut else body)

        def _head(self, code: int, headers: dict[str, str]) -> None:
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    shelf.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield shelf
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
