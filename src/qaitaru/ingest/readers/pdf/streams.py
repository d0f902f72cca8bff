"""Whether the packed parts of a PDF are whole: the library reads a broken one as an empty one.

A page whose content does not unpack would be a page with nothing on it, and its bookings would be
missing with nobody the wiser. Pictures are not looked at: no text is in them.
"""

import zlib
from collections.abc import Iterator
from typing import Any, Final

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity

_PACKED: Final = {"FlateDecode", "Fl"}
_PIECE: Final = 1 << 20


def damage(document: Any) -> Iterator[Problem]:
    """A Problem for each part that does not unpack, or whose check sum is wrong.

    Source: ISO 32000-2, 7.4.4 (FlateDecode); RFC 1950 (the check sum), RFC 1951.
    """
    for number in _objects(document):
        raw = _packed(document, number)
        if raw is None or _unpacks(raw, zlib.MAX_WBITS):
            continue
        whole = _unpacks(raw[2:], -zlib.MAX_WBITS)
        code = "pdf_checksum_differs" if whole else "pdf_broken"
        severity = Severity.DOUBTFUL if whole else Severity.REFUSED
        yield Problem(code, severity, WHOLE_FILE, f"{number} 0 obj")


def _objects(document: Any) -> list[int]:
    return sorted({number for table in document.xrefs for number in table.get_objids()})


def _packed(document: Any, number: int) -> bytes | None:
    """The packed bytes of an object that holds text or tells of letters."""
    # lazily: only PDFs need it
    from pdfminer.pdfexceptions import PDFException  # noqa: PLC0415
    from pdfminer.pdftypes import PDFStream  # noqa: PLC0415
    from pdfminer.psexceptions import PSException  # noqa: PLC0415

    try:
        found = document.getobj(number)
    except (PDFException, PSException):
        return None  # nothing refers to it, or what does will fail by itself
    if not isinstance(found, PDFStream) or found.rawdata is None:
        return None
    filters = [str(getattr(one, "name", one)) for one, _ in found.get_filters()]
    if filters[:1] == [] or filters[0] not in _PACKED or _is_image(found.attrs):
        return None
    raw: bytes = found.rawdata
    if found.decipher is not None:
        raw = found.decipher(number, found.genno or 0, raw, found.attrs)
    return raw


def _is_image(attributes: dict[str, Any]) -> bool:
    return getattr(attributes.get("Subtype"), "name", "") == "Image"


def _unpacks(raw: bytes, window: int) -> bool:
    """Whether the bytes unpack to their end; what comes out is let go piece by piece."""
    unpacker = zlib.decompressobj(window)
    try:
        unpacker.decompress(raw, _PIECE)
        while unpacker.unconsumed_tail and not unpacker.eof:
            unpacker.decompress(unpacker.unconsumed_tail, _PIECE)
    except zlib.error:
        return False
    return unpacker.eof
