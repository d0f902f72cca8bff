"""Seeing a source around one place: in a process of its own, locked in like a reader."""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec

from qaitaru.ingest.excerpt import Excerpt, excerpt
from qaitaru.ingest.workers.confinement import confine
from qaitaru.ingest.workers.limits import LIMITS

_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be seen."""

    source: str
    encoding: str
    place: str
    scratch: str


def look_at(source: Path, encoding: str, place: str) -> Excerpt:
    """The stretch around a place, or nothing where the source cannot be shown."""
    with tempfile.TemporaryDirectory(prefix="qaitaru-look-") as scratch:
        order = msgspec.json.encode(Look(str(source), encoding, place, scratch))
        command = [sys.executable, "-m", "qaitaru.ingest.look"]
        try:
            done = subprocess.run(
                command, input=order, capture_output=True, timeout=_SECONDS, check=True
            )
        except subprocess.SubprocessError:
            return Excerpt()
        return msgspec.json.decode(done.stdout, type=Excerpt)


def _answer(order: Look) -> Excerpt:
    _load_before_the_fence(order.place)
    confine(LIMITS, _SECONDS, source=Path(order.source), staging=Path(order.scratch))
    return excerpt(Path(order.source), order.encoding, order.place)


def _load_before_the_fence(place: str) -> None:
    if place.startswith("page="):
        # lazily: only a view of a page needs them, and nothing can be loaded afterwards
        import PIL.ImageDraw  # noqa: PLC0415
        import PIL.PngImagePlugin  # noqa: F401, PLC0415
        import pypdfium2  # noqa: F401, PLC0415


if __name__ == "__main__":
    told = _answer(msgspec.json.decode(sys.stdin.buffer.read(), type=Look))
    sys.stdout.buffer.write(msgspec.json.encode(told))
