"""Which script a piece of a name is written in, as far as lists mix them in one field."""

import re
from typing import Final

_RUN: Final = re.compile(
    r"(?P<latin>[A-Za-z\u00c0-\u024f\u1e00-\u1eff])|(?P<arabic>[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc])"
    r"|(?P<cyrillic>[\u0400-\u052f])|(?P<hebrew>[\u0590-\u05ff])|(?P<han>[\u3400-\u9fff])"
    r"|(?P<hangul>[\u1100-\u11ff\uac00-\ud7af])|(?P<kana>[\u3040-\u30ff])|(?P<ethiopic>[\u1200-\u137f])"
)


_LATIN: Final = frozenset({"latin"})


def scripts_of(text: str) -> frozenset[str]:
    """The scripts of a text's letters; empty where it has none that lists write."""
    if text.isascii():
        return _LATIN if any(map(str.isalpha, text)) else frozenset()
    return frozenset(found.lastgroup or "" for found in _RUN.finditer(text))


def script_of(text: str) -> str:
    """The one script a text is in; empty for none or several."""
    found = scripts_of(text)
    return next(iter(found)) if len(found) == 1 else ""


def split_by_script(text: str) -> list[str]:
    """A text of two names, one after the other in two scripts, as two; else as it stands.

    ``Agha Jan  اغا جان`` is two names; a name with one foreign letter in a word stays whole.
    """
    if text.isascii():
        return [text]
    words = text.split()
    marks = [script_of(word) for word in words]
    switches = [i for i in range(1, len(words)) if marks[i] != marks[i - 1]]
    if "" in marks or len(switches) != 1 or "latin" not in marks:
        return [text]
    at = switches[0]
    return [" ".join(words[:at]), " ".join(words[at:])]
