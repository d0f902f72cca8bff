"""The values of a filled template, put where a place was held for them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qaitaru.documents.outline import Line, Span, Style
from qaitaru.documents.templating.filling import CLOSES, OPENS

_HELD: Final = re.compile(f"{OPENS}(\\d+){CLOSES}")
_ENDED: Final = re.compile(f"{OPENS}(\\d+){CLOSES}(?=[.])")
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n+")


def put(text: str, values: Sequence[str]) -> str:
    """The text with its values; where a value ends a sentence, and so does the text, one point."""
    text = _ENDED.sub(lambda found: values[int(found[1])].rstrip("."), text)
    return _HELD.sub(lambda found: values[int(found[1])], text)


def put_line(text: str, values: Sequence[str]) -> Line:
    """The text with its values, as one line of plain text."""
    return (Span(put(text, values)),)


def put_spans(spans: Line, values: Sequence[str]) -> Line:
    """A line with its values; spans of one style stay one."""
    return tuple(Span(put(one.text, values), one.style, one.target) for one in spans)


def paragraphs(spans: Line, values: Sequence[str]) -> Iterator[Line]:
    """A paragraph with its values; one that is a single value may be of several paragraphs."""
    alone = _HELD.fullmatch(spans[0].text.strip()) if len(spans) == 1 else None
    if alone is None or spans[0].style is not Style.PLAIN:
        yield put_spans(spans, values)
        return
    for text in _PARAGRAPHS.split(values[int(alone[1])].strip()):
        yield (Span(text.strip()),)
