"""Where files wait until it is said by what right they came: hashed, and not yet evidence."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from threading import Lock
from typing import IO, Final

_LONGEST: Final = 180  # bytes of a name, so that every file system takes it
_CHUNK: Final = 1 << 20
_NAMELESS: Final = "file"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One file in waiting."""

    path: Path
    name: str
    size_bytes: int
    sha256: str


class Reception:
    """Files offered to one workspace, in a folder of its own that ends with the program."""

    def __init__(self, folder: Path) -> None:
        self._below = folder
        self._folder: TemporaryDirectory[str] | None = None  # made when the first file comes
        self._parcels: dict[str, tuple[Waiting, ...]] = {}
        self._lock = Lock()

    def take(self, files: Iterable[tuple[str, Iterable[bytes]]]) -> str:
        """Write files down, hashing them on the way; returns the parcel's number."""
        number = secrets.token_urlsafe(9)
        folder = self._own_folder() / number
        waiting = tuple(
            _written(folder / str(place), name, chunks)
            for place, (name, chunks) in enumerate(files)
        )
        with self._lock:
            self._parcels[number] = waiting
        return number

    def waiting(self, number: str) -> tuple[Waiting, ...]:
        """The files of a parcel; empty where there is no such parcel."""
        return self._parcels.get(number, ())

    def hand_over(self, number: str) -> tuple[Waiting, ...]:
        """The files of a parcel, once."""
        with self._lock:
            return self._parcels.pop(number, ())

    def close(self) -> None:
        """Throw away what nobody vouched for."""
        if self._folder is not None:
            self._folder.cleanup()

    def _own_folder(self) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix=".reception-", dir=self._below)
            return Path(self._folder.name)


def chunks_of(stream: IO[bytes]) -> Iterator[bytes]:
    """An uploaded file from its beginning, a piece at a time."""
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        yield chunk


def plain_name(offered: str) -> str:
    """The last part of a name as a browser offers it, fit to be a file's name anywhere.

    Source: OWASP ASVS 5.0, 5.3.2.
    """
    last = PurePosixPath(offered.replace("\\", "/")).name
    kept = "".join(letter if letter.isprintable() else "_" for letter in last).strip()
    stem = kept.encode("utf-8", "replace")[-_LONGEST:].decode("utf-8", "ignore")
    return _NAMELESS if stem in {"", ".", ".."} else stem


def _written(folder: Path, offered: str, chunks: Iterable[bytes]) -> Waiting:
    folder.mkdir(parents=True)
    path, digest, size = folder / plain_name(offered), sha256(), 0
    with path.open("wb") as stream:
        for chunk in chunks:
            stream.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return Waiting(path, path.name, size, digest.hexdigest())
