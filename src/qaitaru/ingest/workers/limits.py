"""How much a file may ask of the machine before it is refused; every number stands here."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024
GIB: Final = 1024 * MIB

_PAGED: Final = b"%PDF"
_PACKED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one reading.

    A worker that reaches one is ended, and the file becomes a Problem that names the limit. The
    greatest statement met in practice (a workbook's 1,048,576 rows, a branch's year in text) lies
    well inside them.

    Source: OWASP ASVS 5.0, 5.2.1 (size), 5.2.3 (compressed files), 5.1.1 (limits written down);
    a deflate stream cannot honestly pass 1032:1, and office workbooks stay far below 200:1.
    """

    text_bytes: int = 8 * GIB  # a plain file: CSV, MT940, 1C, XML, JSON lines
    packed_bytes: int = 512 * MIB  # XLSX, ODS, XLS as they lie on the disk
    paged_bytes: int = 512 * MIB  # PDF
    pages: int = 5_000
    unpacked_bytes: int = 2 * GIB  # all members of an archive together
    unpacked_ratio: int = 100  # unpacked to packed, of any archive
    workbook_ratio: int = 200  # the same, of an XLSX or ODS workbook
    members: int = 10_000  # entries of an archive

    cpu_seconds: int = 60
    cpu_seconds_a_mib: int = 20  # added for each MiB of the file
    cpu_seconds_most: int = 1_800
    wall_to_cpu: int = 2  # wall seconds for each second of CPU time allowed

    resident_bytes: int = 960 * MIB  # seen from outside, the oftener the nearer it comes
    private_bytes: int = 832 * MIB  # kept by the kernel: past it the worker gets no more memory
    address_bytes: int = 6 * GIB
    written_bytes: int = 8 * GIB  # one file in the staging folder
    open_files: int = 256

    def bytes_for(self, head: bytes) -> int:
        """The most bytes of a file that begins so."""
        if head.startswith(_PAGED):
            return self.paged_bytes
        return self.packed_bytes if head.startswith(_PACKED) else self.text_bytes

    def cpu_for(self, size_bytes: int) -> int:
        """The most seconds of CPU time for a file of that size."""
        asked = self.cpu_seconds + self.cpu_seconds_a_mib * (size_bytes // MIB)
        return min(asked, max(self.cpu_seconds_most, self.cpu_seconds))

    def wall_for(self, size_bytes: int) -> int:
        """The most seconds by the clock for a file of that size."""
        return self.wall_to_cpu * self.cpu_for(size_bytes)


LIMITS: Final = Limits()
