"""Serving one workspace to the browser on this machine, and to nobody else."""

import secrets
import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Final

import uvicorn

from qaitaru.acts.act import Desk
from qaitaru.facts.errors import SettingFaulty
from qaitaru.web.app import make_app

LOOPBACK: Final = "127.0.0.1"


def serve(
    desk: Desk, *, announce: Callable[[str], None], host: str = LOOPBACK, port: int = 0
) -> None:
    """Serve until interrupted.

    Args:
        announce: told the address that opens the first session, once the door is open, and a
            fresh one whenever a session has ended; each opens once.
        port: 0 for any that is free.
    Raises: SettingFaulty for a host that is not the loopback, or a port that is taken.
    """
    door = _open_door(host, port)
    place = f"http://{_in_address(host)}:{door.getsockname()[1]}"
    token = secrets.token_urlsafe(32)

    def invite(new: str) -> None:
        announce(f"{place}/enter/{new}")

    app = make_app(desk, token, announce=invite)
    config = uvicorn.Config(
        app, log_level="error", access_log=False, server_header=False, proxy_headers=False
    )
    invite(token)
    with door:
        uvicorn.Server(config).run(sockets=[door])


def _open_door(host: str, port: int) -> socket.socket:
    if not _is_loopback(host):
        raise SettingFaulty("host", host, LOOPBACK)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen()  # whoever opens the address at once waits, and is not refused
    except (OSError, OverflowError):
        door.close()
        raise SettingFaulty("port", str(port), "0") from None
    return door


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
