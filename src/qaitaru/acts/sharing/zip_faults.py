"""What a package's zip may be: a plain list of files as they are, each once, under a known name.

It is looked at before anybody is trusted, so nothing here grows with what the file says of itself:
a package is stored, never compressed, and so no larger unpacked than packed.

Source: PKWARE, APPNOTE.TXT, 4.3.7, 4.3.12, 4.3.14-16 (records of a zip); D. Fifield, "A better zip
bomb", USENIX WOOT 2019 (files that overlap).
"""

import re
import struct
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any, BinaryIO, Final

from qaitaru.facts.errors import SharingRefused

SIGNED: Final = "package.json"
LARGEST: Final = 64 * 2**20  # bytes of what is signed
_NAMES: Final = re.compile(r"package\.json|originals/[0-9a-f]{64}")
_END: Final = struct.Struct("<4s4H2LH")  # the last record: of the list of files
_END_MAGIC: Final = b"PK\x05\x06"
_FAR: Final = struct.Struct("<4sLQL")  # where the last record of a large zip is
_FAR_MAGIC: Final = b"PK\x06\x07"
_FAR_END: Final = struct.Struct("<4sQ2H2L4Q")
_MOST_FILES: Final = 100_000
_LONGEST_LIST: Final = 32 * 2**20  # bytes
_SHOWN: Final = 80  # letters of a name that is refused
_NO_FLAGS: Final = 0x0800  # names in UTF-8, and nothing else: no password, no sizes told later


def must_be_short(path: Path) -> None:
    """The list of files is at the very end, and short.

    Raises: SharingRefused; OSError.
    """
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        end = _unpacked(stream, _END, size - _END.size)
        if end is None or end[0] != _END_MAGIC or end[-1]:
            raise SharingRefused("package_no_zip", path.name)
        files, length = end[4], end[5]
        far = _unpacked(stream, _FAR, size - _END.size - _FAR.size)
        if far is not None and far[0] == _FAR_MAGIC:
            large = _unpacked(stream, _FAR_END, size - _END.size - _FAR.size - _FAR_END.size)
            if large is None:
                raise SharingRefused("package_no_zip", path.name)
            files, length = large[7], large[8]
        if files > _MOST_FILES or length > _LONGEST_LIST:
            found = f"{files} / {length}"
            raise SharingRefused("package_too_large", found, f"{_MOST_FILES} / {_LONGEST_LIST}")


def must_be_listed(path: Path, file: zipfile.ZipFile) -> set[str]:
    """The names of the files: each of a package, once, stored as it is, and beside the others.

    Raises: SharingRefused.
    """
    told = file.infolist()
    for name, count in Counter(one.filename for one in told).items():
        if count > 1:
            raise SharingRefused("package_name_twice", name[:_SHOWN], "1")
        if not _NAMES.fullmatch(name):
            raise SharingRefused("package_unsigned_file", name[:_SHOWN])
    for one in told:
        _must_be_stored(one)
    whole, size = sum(one.file_size for one in told), path.stat().st_size
    if whole > size:
        raise SharingRefused("package_packed", str(whole), f"<= {size}")
    if SIGNED not in {one.filename for one in told}:
        raise SharingRefused("package_no_zip", path.name, SIGNED)
    return {one.filename for one in told}


def _must_be_stored(one: zipfile.ZipInfo) -> None:
    is_plain = one.compress_type == zipfile.ZIP_STORED and one.compress_size == one.file_size
    if not is_plain or one.flag_bits & ~_NO_FLAGS:
        raise SharingRefused("package_packed", one.filename, str(one.compress_size))
    if one.filename == SIGNED and one.file_size > LARGEST:
        raise SharingRefused("package_too_large", str(one.file_size), f"<= {LARGEST}")


def _unpacked(stream: BinaryIO, record: struct.Struct, at: int) -> tuple[Any, ...] | None:
    """A record at a place; None where the file does not reach there."""
    if at < 0:
        return None
    stream.seek(at)
    return record.unpack(stream.read(record.size))
