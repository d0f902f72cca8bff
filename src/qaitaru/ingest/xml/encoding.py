"""Which encoding an XML document is in, by its bytes and by its own word; the two must agree."""

import codecs
import re

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity

ALLOWED = frozenset(
    {"ascii", "utf-8", "utf-16", "koi8-r", "koi8-u", "koi8-t", "kz1048", "ptcp154", "cp866"}
    | {f"iso8859-{part}" for part in range(1, 17)}
    | {f"cp{page}" for page in range(1250, 1259)}
)
"""What banks, registries and FIUs write; anything else (UTF-7, EBCDIC, UTF-32) is refused."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (bytes.fromhex("4c6fa794"), "EBCDIC"),  # "<?xm" in it
)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_HEAD_BYTES = 512


def in_utf8(raw: bytes, asked: str) -> bytes | Problem:
    """The document in UTF-8, its byte order mark taken off.

    Args:
        raw: the whole file.
        asked: the codec a member chose, which overrides the document's word; empty for none.
    Source: XML 1.0 (Fifth Edition), appendix F: detection by byte order mark and first bytes.
    """
    for first_bytes, foreign in _FOREIGN:
        if raw.startswith(first_bytes):
            return _refused("xml_encoding_unknown", foreign)
    encoding = codec_name(asked) if asked else _agreed(raw)
    if isinstance(encoding, Problem):
        return encoding
    if encoding not in ALLOWED:
        return _refused("xml_encoding_unknown", asked)
    return _strictly(raw, encoding)


def codec_name(label: str) -> str:
    """Python's name of an encoding, UTF-16's byte orders as one; empty where there is none."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return "utf-16" if name in {"utf-16-le", "utf-16-be"} else name


def _agreed(raw: bytes) -> str | Problem:
    """The encoding on which the bytes and the document's own word agree."""
    by_bytes, declared = _by_bytes(raw), _declared(raw)
    if not declared:
        return by_bytes or "utf-8"
    named = codec_name(declared)
    if named not in ALLOWED:
        return _refused("xml_encoding_unknown", declared)
    actual = by_bytes or _eight_bit(raw, named)
    if actual != named:
        return Problem("xml_encoding_mismatch", Severity.ASKED, WHOLE_FILE, declared, actual)
    return named


def _by_bytes(raw: bytes) -> str:
    """What a byte order mark or the zeros around the first sign prove; empty for neither."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return encoding
    return "utf-16" if raw[:2] in {b"<\0", b"\0<"} else ""


def _declared(raw: bytes) -> str:
    head = raw[:_HEAD_BYTES].removeprefix(codecs.BOM_UTF8)
    if _by_bytes(raw) == "utf-16":
        head = head.lstrip(b"\xff\xfe").replace(b"\0", b"")
    found = _DECLARED.match(head)
    return found[1].decode("ascii", "replace") if found else ""


def _eight_bit(raw: bytes, named: str) -> str:
    """UTF-8 where the bytes can hardly be anything else, though another encoding is named."""
    if named == "utf-8" or (named != "utf-16" and raw.isascii()):
        return named
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "" if named == "utf-16" else named
    return "utf-8"


def _strictly(raw: bytes, encoding: str) -> bytes | Problem:
    """The document in UTF-8, or the byte that is not in its encoding."""
    try:
        text = raw.decode(_utf16(raw) if encoding == "utf-16" else encoding)
    except UnicodeDecodeError as error:
        bad = raw[error.start : error.start + 1].hex()
        where = place(byte=error.start)
        return Problem("xml_bytes_broken", Severity.REFUSED, where, bad, encoding)
    if encoding in {"utf-8", "ascii"}:
        return raw.removeprefix(codecs.BOM_UTF8)
    return text.removeprefix("\ufeff").encode()


def _utf16(raw: bytes) -> str:
    """The byte order where no mark states it."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"


def _refused(code: str, found: str) -> Problem:
    return Problem(code, Severity.REFUSED, WHOLE_FILE, found)
