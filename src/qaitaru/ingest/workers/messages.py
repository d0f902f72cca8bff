"""What a worker and its parent say to each other: lines of JSON, never anything that runs.

A worker that a stranger's bytes have taken over can at worst tell a false tale about its own file.
"""

from typing import Final

import msgspec

from qaitaru.facts.problems import Problem
from qaitaru.ingest.reading import Choices
from qaitaru.ingest.workers.limits import Limits
from qaitaru.ingest.workers.summary import Tally

LONGEST_LINE: Final = 4 * 1024 * 1024
"""Of what a worker says; what it is told may hold all the mappings there are."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Read this file: the first line of all, from the parent."""

    source: str
    name: str
    choices: Choices
    staging: str
    limits: Limits
    readers: str  # the module whose READERS are tried


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """What the nursery is asked to keep a worker to; comes with the worker's own line."""

    resident_bytes: int
    wall_seconds: int


class Chosen(msgspec.Struct, frozen=True, tag="chosen"):
    """This reader recognises the file."""

    reader: str
    version: int


class Done(msgspec.Struct, frozen=True, tag="done"):
    """So many rows so far."""

    rows: int


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """The staging folder is whole."""

    tally: Tally


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The reading came to nothing, and the worker can still say why."""

    problem: Problem


class Ended(msgspec.Struct, frozen=True, tag="ended", kw_only=True):
    """The worker is no more: the last line of all, from the process that started it."""

    status: int  # its exit code; the signal that ended it, negative
    stopped_for: str = ""  # the limit for which it was ended from outside: memory, time
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_bytes: int = 0


Message = Chosen | Done | Finished | Failed | Ended

_ENCODER: Final = msgspec.json.Encoder()
_WATCHES: Final = msgspec.json.Decoder(Watch)
_ORDERS: Final = msgspec.json.Decoder(Order)
_MESSAGES: Final[msgspec.json.Decoder[Message]] = msgspec.json.Decoder(Message)


def line(message: Message | Order | Watch) -> bytes:
    """A message as one line."""
    return _ENCODER.encode(message) + b"\n"


def order_in(text: bytes) -> Order:
    """The order in a line.

    Raises: msgspec.ValidationError for anything else; a parent of another edition.
    """
    return _ORDERS.decode(text)


def watch_in(text: bytes) -> Watch:
    """The limits in a line.

    Raises: msgspec.ValidationError for anything else; a parent of another edition.
    """
    return _WATCHES.decode(text)


def message_in(text: bytes) -> Message | None:
    """The message in a line; None for a line that was cut off or is none of ours."""
    try:
        return _MESSAGES.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
