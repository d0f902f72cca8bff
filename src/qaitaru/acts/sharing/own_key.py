"""The workspace's own key: made once, kept beside the record, read by its owner alone."""

import os
import secrets
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
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text(encoding="ascii"))
    key = secrets.token_bytes(_BYTES)
    with os.fdopen(handle, "wb") as stream:
        stream.write(key.hex().encode())
        stream.flush()
        os.fsync(stream.fileno())
    return key


def own_public_key(desk: Desk) -> str:
    """What partners know this workspace by, in hex."""
    return public_key(own_key(desk))
