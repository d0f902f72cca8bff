"""Questions and answers as files: read whole, written once, by their owner alone."""

import os
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from qaitaru.acts.sharing.signed_message import LARGEST, signed_of
from qaitaru.cli.face import WORDS, tell, tell_json
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.sharing.signing import Signed

OutOption = Annotated[Path, typer.Option(help=WORDS("cli.deconflict.out"))]


def signed_in(path: Path) -> Signed:
    """A signed message from a file.

    Raises: SourceUnreadable; SharingRefused.
    """
    try:
        with path.open("rb") as stream:
            told = stream.read(LARGEST + 1)
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault
    return signed_of(told, path.name)


def write_message(out: Path, signed: Signed, *, number: int, as_json: bool) -> None:
    """Write a message and say where; what stands there already is not written over.

    Raises: SourceUnreadable.
    """
    try:
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(msgspec.json.encode(signed))
    except OSError as fault:
        raise SourceUnreadable(str(out), fault.strerror or "") from fault
    if as_json:
        tell_json({"file": str(out), "kind": signed.kind, "question": number})
    else:
        tell("cli.deconflict.written", file=out, question=number)
