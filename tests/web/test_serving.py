"""Serving: on the loopback alone, at an address that opens once."""

import socket
import threading

import httpx
import pytest
import uvicorn

from qaitaru.acts.act import Desk
from qaitaru.facts.errors import SettingFaulty
from qaitaru.web.serving import serve


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", ""])  # noqa: S104  # refused
def test_only_the_loopback_is_served(laptop_desk: Desk, host: str) -> None:
    with pytest.raises(SettingFaulty, match="host"):
        serve(laptop_desk, announce=lambda _: None, host=host)


def test_a_port_that_is_taken_is_named(laptop_desk: Desk) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingFaulty, match=str(port)):
            serve(laptop_desk, announce=lambda _: None, port=port)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_address_announced_opens_the_workspace_once(
    laptop_desk: Desk, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers: list[uvicorn.Server] = []
    announced: list[str] = []

    class Known(uvicorn.Server):
        def __init__(self, config: uvicorn.Config) -> None:
            super().__init__(config)
            servers.append(self)

    monkeypatch.setattr(uvicorn, "Server", Known)
    told = {"announce": announced.append, "host": host}
    thread = threading.Thread(target=serve, args=(laptop_desk,), kwargs=told, daemon=True)
    thread.start()
    try:
        while not (servers and servers[0].started):
            assert thread.is_alive(), "it gave up before it served"
            thread.join(0.01)
        (address,) = announced
        assert address.startswith(f"http://{host}:")
        with httpx.Client(follow_redirects=True) as browser:
            assert browser.get(address).status_code == 200
            assert browser.get(address, headers={"cookie": ""}).status_code == 401
    finally:
        for server in servers:
            server.should_exit = True
        thread.join()
