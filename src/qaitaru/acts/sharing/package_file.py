"""A package as a file: what was signed, and the originals under their hashes, in a plain zip."""

import filecmp
import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec

from qaitaru.acts.sharing.zip_faults import SIGNED, must_be_listed, must_be_short
from qaitaru.facts.errors import SharingRefused, SourceUnreadable
from qaitaru.sharing.package import KIND, Package, package_of
from qaitaru.sharing.signing import Signed, is_sound

_ORIGINALS: Final = "originals/"
_CHUNK: Final = 2**20
_SHOWN: Final = 80  # letters of a name that is refused
_WHEN: Final = (1980, 1, 1, 0, 0, 0)  # one package is one file, byte for byte
_MODE: Final = 0o600  # it holds evidence: read by its owner alone
_UNIX: Final = 3  # who made a file in a zip, wherever it was made
_NO_ZIP: Final = (
    zipfile.BadZipFile,  # and what a broken, locked or strangely packed one raises
    zlib.error,
    EOFError,
    KeyError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A package whose signature is sound; who bears the key is another question."""

    signed: Signed
    package: Package

    @property
    def sha256(self) -> str:
        """Of what was signed."""
        return hashlib.sha256(self.signed.payload).hexdigest()


def write_package(path: Path, signed: Signed, originals: dict[str, Path]) -> None:
    """Write the file: the signed part first, then each original by its hash; all, or no file.

    Raises: SourceUnreadable where the file cannot be written, or is there already.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault
    try:
        with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w") as file:
            _write(file, signed, originals)
    except BaseException as fault:
        path.unlink(missing_ok=True)
        if isinstance(fault, OSError):
            raise SourceUnreadable(str(path), fault.strerror or "") from fault
        raise


def _write(file: zipfile.ZipFile, signed: Signed, originals: dict[str, Path]) -> None:
    head = msgspec.json.encode(signed)
    file.writestr(_named(SIGNED, len(head)), head)
    for sha256, source in sorted(originals.items()):
        named = _named(_ORIGINALS + sha256, source.stat().st_size)
        with source.open("rb") as stream, file.open(named, "w") as target:
            while chunk := stream.read(_CHUNK):
                target.write(chunk)


def _named(name: str, size: int) -> zipfile.ZipInfo:
    """A file in the zip; its size is told before, for one of more than 2 GiB."""
    told = zipfile.ZipInfo(name, _WHEN)
    told.external_attr, told.file_size, told.create_system = _MODE << 16, size, _UNIX
    return told


def open_package(path: Path) -> Opened:
    """Read and check what was signed.

    Raises: SourceUnreadable; SharingRefused where it is no package, or was changed on its way.
    """
    try:
        must_be_short(path)
        with zipfile.ZipFile(path) as file:
            names = must_be_listed(path, file)
            signed = msgspec.json.decode(file.read(SIGNED), type=Signed)
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault
    except (*_NO_ZIP, msgspec.DecodeError) as fault:
        raise SharingRefused("package_altered", str(fault), SIGNED) from fault
    if signed.version != 1 or signed.kind != KIND or not is_sound(signed):
        raise SharingRefused("package_altered", path.name)
    try:
        opened = Opened(signed=signed, package=package_of(signed.payload))
    except msgspec.DecodeError as fault:
        raise SharingRefused("package_faulty", str(fault), KIND) from fault
    _must_be_promised(opened.package, names)
    return opened


def _must_be_promised(package: Package, names: set[str]) -> None:
    """Every original is in the file, and nothing that nobody signed for.

    Raises: SharingRefused.
    """
    promised = {_ORIGINALS + one.sha256: one.name for one in package.exhibits}
    for name in sorted(names - promised.keys() - {SIGNED}):
        raise SharingRefused("package_unsigned_file", name[:_SHOWN])
    for name in sorted(promised.keys() - names):
        raise SharingRefused("original_altered", promised[name], name)


@contextmanager
def unpacked(path: Path, opened: Opened) -> Iterator[dict[str, Path]]:
    """The originals of a package as files, each with the bytes its hash and size promise.

    Whose the package is must be settled before: so much is written as its maker promised. One
    package is one file: bytes that nobody signed for stand nowhere in it.

    Raises: SharingRefused for an original that is missing, larger or otherwise than promised, and
        for a file that is not, byte for byte, what the house writes.
    """
    with TemporaryDirectory() as folder, zipfile.ZipFile(path) as file:
        found = {}
        for one in opened.package.exhibits:
            place = Path(folder) / one.sha256
            if one.sha256 not in found and not _unpack(file, one.sha256, one.size_bytes, place):
                raise SharingRefused("original_altered", one.name, one.sha256)
            found[one.sha256] = place
        _must_be_as_written(path, opened.signed, found, Path(folder) / "again")
        yield found


def _must_be_as_written(path: Path, signed: Signed, found: dict[str, Path], again: Path) -> None:
    write_package(again, signed, found)
    if not filecmp.cmp(again, path, shallow=False):
        raise SharingRefused("package_altered", path.name)
    again.unlink()


def _unpack(file: zipfile.ZipFile, sha256: str, size: int, place: Path) -> bool:
    """Write one original; false where it is not what was promised."""
    digest, left = hashlib.sha256(), size
    try:
        with file.open(_ORIGINALS + sha256) as stream, place.open("wb") as target:
            while left >= 0 and (chunk := stream.read(_CHUNK)):
                left -= len(chunk)
                digest.update(chunk)
                target.write(chunk)
    except _NO_ZIP:
        return False
    return left == 0 and digest.hexdigest() == sha256
