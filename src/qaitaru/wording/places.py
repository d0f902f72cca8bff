"""How a place inside an evidence item reads for people: ``row=17`` is "row 17"."""

from typing import Final

from qaitaru.facts.places import WHOLE_FILE, box_of, parts
from qaitaru.wording.catalogues import Words

_BOX: Final = "box"


def place_text(place: str, words: Words) -> str:
    """The place in words, largest container first: ``page 2, rectangle ...``.

    A part the catalogue has no words for is shown by its own name, never left out.
    """
    if place == WHOLE_FILE:
        return words("place.whole_file")
    return ", ".join(_part(key, value, place, words) for key, value in parts(place).items())


def _part(key: str, value: str, place: str, words: Words) -> str:
    edges = box_of(place) if key == _BOX else None
    if edges is not None:
        left, top, right, bottom = (f"{edge:.0f}" for edge in edges)
        return words("place.box", left=left, top=top, right=right, bottom=bottom)
    known = f"place.{key}"
    if known in words:
        return words(known, value=value)
    return words("place.other", name=key, value=value)
