"""The workspace's own key: made once, kept beside the record, read by its owner alone."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.sharing.signing import public_key

_BYTES: Final = 32
_FILE: Final = "sharing.key"


def own_key(desk: Desk) -> bytes:
    """The private key of 32 bytes this workspace signs with; made where there is none."""
    folder = desk.workspace.folder / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / _FILE
    if not path.exists():
        _make(path)
    return bytes.fromhex(path.read_text(encoding="ascii"))


def own_public_key(desk: Desk) -> str:
    """What partners know this workspace by, in hex."""
    return public_key(own_key(desk))


def _make(path: Path) -> None:
    """Put a whole key in place at once: of two that make one, the first stays, and none is cut."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(secrets.token_bytes(_BYTES).hex().encode())
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
