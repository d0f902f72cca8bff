"""An encoding that a file states itself, asked only where its letters do not decide."""

from collections.abc import Sequence

from qaitaru.facts.problems import Problem
from qaitaru.ingest.text.encodings import Decoded, decode


def decode_stated(raw: bytes, asked: str, stated: Sequence[str]) -> Decoded | Problem:
    """The text by its letters; where they do not decide, by the file's word.

    Letters come first, because headers are copied from file to file. The file's word counts only
    if all the encodings it may mean give one and the same text.

    Args:
        raw: the whole file.
        asked: the codec a member chose; nothing else is then tried.
        stated: Python names of the encodings the file's own word may mean; may be empty.
    """
    found = decode(raw, asked)
    if asked or isinstance(found, Decoded):
        return found
    readings = [decode(raw, name) for name in stated]
    whole = [reading for reading in readings if isinstance(reading, Decoded)]
    return whole[0] if len({reading.text for reading in whole}) == 1 else found
