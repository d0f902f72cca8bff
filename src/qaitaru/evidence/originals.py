"""The store of sealed originals: bytes under their own SHA-256, written once.

A file is written beside its place, flushed to the disk, renamed, and the folder flushed: after a
power cut it is there whole or not at all (measured on ext4 and XFS: anything less loses files).
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from qaitaru.engine.disk_full import is_disk_full
from qaitaru.engine.durable import flush_folder
from qaitaru.engine.presence import alone, at_work
from qaitaru.facts.errors import EvidenceMissing, SourceUnreadable, WorkspaceFull

_CHUNK_BYTES = 1 << 20
_PREFIX = ".sealing-"


@dataclass(frozen=True, slots=True)
class Sealed:
    """Bytes that are safely stored."""

    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of sealed originals: ``ab/cdef...`` for the hash ``abcdef...``."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the bytes of that hash lie, or would lie."""
        return self.folder / sha256[:2] / sha256[2:]

    def seal(self, source: Path) -> Sealed:
        """Copy a file's bytes into the store and return their hash; sealing twice stores once.

        Raises: SourceUnreadable; WorkspaceFull.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with at_work(self.folder):
                return self._seal(source)
        except OSError as fault:
            if is_disk_full(fault):
                raise WorkspaceFull(str(self.folder)) from fault
            raise SourceUnreadable(str(source), fault.strerror or "") from fault

    def sweep(self) -> None:
        """Remove what was being copied when a program was killed, where none is copying."""
        with alone(self.folder) as nobody_seals:
            if nobody_seals:
                for scrap in self.folder.glob(f"{_PREFIX}*"):
                    scrap.unlink()

    def hash_again(self, sha256: str) -> str:
        """The hash the stored bytes have now.

        Raises: EvidenceMissing where they are gone or the disk does not give them.
        """
        try:
            with self.path(sha256).open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            raise EvidenceMissing(sha256) from None

    def _seal(self, source: Path) -> Sealed:
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=_PREFIX)
        try:
            with os.fdopen(handle, "wb", buffering=0) as target:
                sealed = _copy(source, target.fileno())
                os.fchmod(target.fileno(), 0o440)
                os.fsync(target.fileno())
            self._settle(Path(name), sealed.sha256)
        finally:
            Path(name).unlink(missing_ok=True)
        return sealed

    def _settle(self, written: Path, sha256: str) -> None:
        place = self.path(sha256)
        if place.exists() and self.hash_again(sha256) == sha256:
            return
        place.parent.mkdir(exist_ok=True)
        written.rename(place)
        flush_folder(place.parent)
        flush_folder(self.folder)


def _copy(source: Path, target: int) -> Sealed:
    digest, size = hashlib.sha256(), 0
    with source.open("rb", buffering=0) as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
            _write_all(target, chunk)
            size += len(chunk)
    return Sealed(digest.hexdigest(), size)


def _write_all(target: int, chunk: bytes) -> None:
    left = memoryview(chunk)
    while left:
        left = left[os.write(target, left) :]
