"""A package as a file: what was signed, and the originals under their hashes, in a plain zip."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec

from qaitaru.facts.errors import SharingRefused, SourceUnreadable
from qaitaru.sharing.package import KIND, Package, package_of
from qaitaru.sharing.signing import Signed, is_sound

_SIGNED: Final = "package.json"
_ORIGINALS: Final = "originals/"
_LARGEST: Final = 64 * 2**20  # bytes of what is signed
_CHUNK: Final = 2**20
_WHEN: Final = (1980, 1, 1, 0, 0, 0)  # one package is one file, byte for byte


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
    """Write the file: the signed part first, then each original by its hash.

    Raises: SourceUnreadable where the file cannot be written.
    """
    try:
        with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as file:
            file.writestr(zipfile.ZipInfo(_SIGNED, _WHEN), msgspec.json.encode(signed))
            for sha256, source in sorted(originals.items()):
                with (
                    source.open("rb") as stream,
                    file.open(zipfile.ZipInfo(_ORIGINALS + sha256, _WHEN), "w") as target,
                ):
                    while chunk := stream.read(_CHUNK):
                        target.write(chunk)
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault


def open_package(path: Path) -> Opened:
    """Read and check what was signed.

    Raises: SourceUnreadable; SharingRefused where it is no package, or was changed on its way.
    """
    try:
        with zipfile.ZipFile(path) as file:
            head = file.getinfo(_SIGNED)
            if head.file_size > _LARGEST:
                raise SharingRefused("package_faulty", str(head.file_size), f"<= {_LARGEST}")
            signed = msgspec.json.decode(file.read(head), type=Signed)
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault
    except (zipfile.BadZipFile, KeyError, msgspec.DecodeError) as fault:
        raise SharingRefused("package_faulty", str(fault), _SIGNED) from fault
    if signed.kind != KIND or not is_sound(signed):
        raise SharingRefused("package_altered", path.name)
    try:
        return Opened(signed=signed, package=package_of(signed.payload))
    except msgspec.DecodeError as fault:
        raise SharingRefused("package_faulty", str(fault), KIND) from fault


@contextmanager
def unpacked(path: Path, opened: Opened) -> Iterator[dict[str, Path]]:
    """The originals of a package as files, each with the bytes its hash and size promise.

    Raises: SharingRefused for one that is missing, larger or otherwise than promised.
    """
    with TemporaryDirectory() as folder, zipfile.ZipFile(path) as file:
        found = {}
        for one in opened.package.exhibits:
            place = Path(folder) / one.sha256
            if one.sha256 not in found and not _unpack(file, one.sha256, one.size_bytes, place):
                raise SharingRefused("original_altered", one.name, one.sha256)
            found[one.sha256] = place
        yield found


def _unpack(file: zipfile.ZipFile, sha256: str, size: int, place: Path) -> bool:
    """Write one original; false where it is not what was promised."""
    digest, left = hashlib.sha256(), size
    try:
        with file.open(_ORIGINALS + sha256) as stream, place.open("wb") as target:
            while left >= 0 and (chunk := stream.read(_CHUNK)):
                left -= len(chunk)
                digest.update(chunk)
                target.write(chunk)
    except (KeyError, zipfile.BadZipFile):
        return False
    return left == 0 and digest.hexdigest() == sha256
