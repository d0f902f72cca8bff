"""Which encoding a text is in: decided on evidence, or asked; never guessed.

Order of evidence: a byte order mark; strict UTF-8; the zero bytes of UTF-16; then every eight-bit
encoding met in the region is tried strictly and read by its words (eight_bit.py).
"""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.eight_bit import decide, likeliest, undecided
from qaitaru.ingest.text.utf8_letters import WideLetters

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAIN = bytes(range(1, 128))
_SAMPLE_BYTES = 131_072
_LINES_AT_ONCE = 100
_LINES_A_BYTE = 40  # lines kept as evidence of one byte value


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the Python name of its encoding, and whether a byte order mark stood before it."""

    text: str
    encoding: str
    bom: bool = False


@dataclass(frozen=True, slots=True)
class Detected:
    """An encoding and the length of the byte order mark to be left out."""

    encoding: str
    bom_bytes: int = 0


def decode(raw: bytes, asked: str = "") -> Decoded | Problem:
    """The text of a small file, or the one Problem that keeps it from being read.

    Args:
        raw: the whole file.
        asked: the Python codec a member named; it is then used strictly, and nothing is detected.
    """
    found = detect([raw], asked)
    if isinstance(found, Problem):
        return found
    try:
        text = raw[found.bom_bytes :].decode(found.encoding)
    except UnicodeDecodeError as broken:
        return breaks_at(broken.start + found.bom_bytes, raw[broken.start :][:4], found.encoding)
    return Decoded(text, found.encoding, found.bom_bytes > 0)


def detect(pieces: Iterable[bytes], asked: str = "") -> Detected | Problem:
    """The encoding of a file read piece by piece.

    Args:
        pieces: the bytes in order, cut anywhere; the first piece holds the whole file or its head.
        asked: as in ``decode``.
    Returns: a Problem of severity ASKED where the bytes do not decide.
    """
    stream = iter(pieces)
    head = next(stream, b"")
    for bom, encoding in _BOMS:
        if head.startswith(bom) and _allows(asked, encoding):
            return Detected(encoding, len(bom))
    if asked:
        return _as_asked(asked)
    wide = _wide(head[:_SAMPLE_BYTES])
    if wide:
        return Detected(wide)
    evidence = _Evidence()
    for piece in chain((head,), stream):
        evidence.take(piece)
    return evidence.verdict()


def breaks_at(offset: int, found: bytes, encoding: str) -> Problem:
    """The Problem of bytes that the encoding does not have."""
    where = place(byte=offset)
    return Problem("encoding_breaks", Severity.ASKED, where, found.hex(" "), encoding)


class _Evidence:
    """What the pieces show: whether they are UTF-8, and lines with each byte past ASCII."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")()
        self._is_utf8 = True
        self._breaks: Problem | None = None
        self._offset = 0
        self._last = b""
        self._letters = WideLetters()
        self._lines: list[bytes] = []
        self._kept = 0
        self._seen = dict.fromkeys(range(256), 0)
        self._enough = _PLAIN

    def take(self, piece: bytes) -> None:
        if self._is_utf8:
            self._check_utf8(piece)
        if not self._is_utf8 and self._breaks is None and piece.translate(None, self._enough):
            self._keep_lines(piece)
        self._offset += len(piece)
        self._last = piece

    def _check_utf8(self, piece: bytes) -> None:
        try:
            self._letters.take(self._utf8.decode(piece))
        except UnicodeDecodeError as broken:
            self._is_utf8 = False
            if self._letters.are_sure():  # one broken place does not make it another encoding
                held = len(broken.object) - len(piece)  # bytes kept from the piece before
                at = self._offset - held + broken.start
                self._breaks = breaks_at(at, broken.object[broken.start :][:4], "utf-8")
            self._lines += self._letters.words()

    def _keep_lines(self, piece: bytes) -> None:
        lines = piece.splitlines()
        for start in range(0, len(lines), _LINES_AT_ONCE):
            block = lines[start : start + _LINES_AT_ONCE]
            if b"".join(block).translate(None, self._enough):
                self._keep_block(block)

    def _keep_block(self, block: list[bytes]) -> None:
        for line in block:
            rare = set(line.translate(None, self._enough))
            if rare or self._kept < _SAMPLE_BYTES:
                self._kept += len(line)
                self._lines.append(line)
                for value in rare:
                    self._seen[value] += 1
        if self._kept >= _SAMPLE_BYTES:
            full = (value for value in range(256) if self._seen[value] >= _LINES_A_BYTE)
            self._enough = bytes({*_PLAIN, *full})

    def verdict(self) -> Detected | Problem:
        cut = self._utf8.getstate()[0] if self._is_utf8 else b""
        if self._is_utf8 and not cut:
            return self._utf8_or_asked(self._letters.words())
        if cut and self._letters.are_sure():
            return breaks_at(self._offset - len(cut), cut, "utf-8")
        if cut:
            self._lines += self._letters.words()
            self._keep_lines(self._last)
        return self._breaks or _eight_bit(b"\n".join(self._lines))

    def _utf8_or_asked(self, words: list[bytes]) -> Detected | Problem:
        if not words or self._letters.are_sure():
            return Detected("utf-8")
        return undecided(("utf-8", *likeliest(b"\n".join(words))))


def _eight_bit(sample: bytes) -> Detected | Problem:
    found = decide(sample)
    return Detected(found) if isinstance(found, str) else found


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every other byte of a Cyrillic or Latin text is 0 or 4."""
    whole = head[: len(head) // 2 * 2]
    if sum(whole.count(value) for value in (b"\x00", b"\x04")) * 5 < len(whole) or not whole:
        return ""
    little, big = (sum(whole[side::2].count(v) for v in (0, 4)) for side in (1, 0))
    if max(little, big) * 4 < len(whole) or min(little, big) * 4 > max(little, big):
        return ""
    return "utf-16-le" if little > big else "utf-16-be"


def _allows(asked: str, encoding: str) -> bool:
    if not asked:
        return True
    plain = asked.lower().replace("_", "-")
    return encoding.startswith(plain) or plain.startswith(encoding)


def _as_asked(asked: str) -> Detected | Problem:
    try:
        return Detected(codecs.lookup(asked).name)
    except LookupError:
        return Problem("encoding_unknown", Severity.ASKED, WHOLE_FILE, asked)
