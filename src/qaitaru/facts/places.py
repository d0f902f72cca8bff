"""Where inside an evidence item a value stands.

A place is kept as text, small enough to stand beside every row: ``row=17``,
``sheet=Выписка;row=17;column=D``, ``line=45``, ``page=2;box=36.0,120.5,559.0,132.0``,
``xpath=/report/transaction[1]/amount_local``. A semicolon, equals sign or percent sign inside a
value is written as a percent escape, so that the text can be taken apart again. The evidence item
is named by the import the row belongs to; the two together are a locator.
"""

WHOLE_FILE = ""
_ESCAPES = {"%": "%25", ";": "%3B", "=": "%3D"}
_ESCAPING = str.maketrans(_ESCAPES)


def place(**parts: object) -> str:
    """A place from its parts, largest container first; parts that are None are left out."""
    told = [f"{key}={_escaped(part)}" for key, part in parts.items() if part is not None]
    return ";".join(told)


def parts(text: str) -> dict[str, str]:
    """The parts of a place, in order; empty for the whole file."""
    if not text:
        return {}
    return {key: _plain(value) for key, _, value in (p.partition("=") for p in text.split(";"))}


def page_box(page: int, box: tuple[float, float, float, float]) -> str:
    """A rectangle on a page: left, top, right, bottom in points from the top left corner."""
    return place(page=page, box=",".join(f"{edge:.1f}" for edge in box))


def box_of(text: str) -> tuple[float, float, float, float] | None:
    """The rectangle of a place, if it states one."""
    edges = parts(text).get("box")
    if edges is None:
        return None
    left, top, right, bottom = (float(edge) for edge in edges.split(","))
    return left, top, right, bottom


def _escaped(value: object) -> str:
    text = str(value)
    special = (
        "%" in text or ";" in text or "=" in text
    )  # seldom: a hundred thousand places have none
    return text.translate(_ESCAPING) if special else text


def _plain(text: str) -> str:
    for letter, escape in reversed(_ESCAPES.items()):
        text = text.replace(escape, letter)
    return text
