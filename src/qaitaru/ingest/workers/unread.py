"""Files that no reader knows, told apart by their first bytes so that the reason can be named."""

from typing import Final

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity

_ARCHIVES: Final = {
    b"PK\x03\x04": "ZIP",
    b"PK\x05\x06": "ZIP",
    b"PK\x07\x08": "ZIP",
    b"\x1f\x8b": "GZIP",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!\x1a\x07": "RAR",
    b"BZh": "BZIP2",
    b"\xfd7zXZ\x00": "XZ",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"MSCF": "CAB",
    b"\x60\xea": "ARJ",
}
_IMAGES: Final = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"AT&TFORM": "DjVu",
    b"\x00\x00\x01\x00": "ICO",
}
_TAR_AT: Final = 257
_BRAND_AT: Final = 4
_BRANDS: Final = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"avif": "AVIF"}
_QUOTED_BYTES: Final = 8


def why_unread(head: bytes, suffix: str) -> Problem:
    """The Problem of a file that no reader recognises.

    Args:
        head: its first bytes; none for an empty file.
        suffix: the ending of its name, with the dot; may be empty.
    Source: the formats' own signatures (APPNOTE 4.3.7, RFC 1952, ISO/IEC 10918-1, RFC 2083 ...).
    """
    if not head:
        return _refused("file_empty")
    archive = _named(_ARCHIVES, head) or ("TAR" if head[_TAR_AT:][:5] == b"ustar" else "")
    if archive:
        return _refused("archive_not_opened", archive)
    image = _named(_IMAGES, head) or _boxed_image(head)
    if image:
        return _refused("image_not_readable", image)
    return _refused("format_unknown", f"{suffix} {head[:_QUOTED_BYTES].hex(' ')}".strip())


def _named(signatures: dict[bytes, str], head: bytes) -> str:
    return next((name for mark, name in signatures.items() if head.startswith(mark)), "")


def _boxed_image(head: bytes) -> str:
    """Pictures whose name stands inside their first box."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WebP"
    return _BRANDS.get(head[8:12], "") if head[_BRAND_AT:8] == b"ftyp" else ""


def _refused(code: str, found: str = "") -> Problem:
    return Problem(code, Severity.REFUSED, WHOLE_FILE, found)
