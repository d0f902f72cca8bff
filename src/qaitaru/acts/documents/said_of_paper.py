"""What members said of a paper before its issue: kept in the journal, told again next time."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, act, consult
from qaitaru.documents.facts.parts import Prose, Text
from qaitaru.evidence import journal

_VERB: Final = "say_of_paper"
_SAID: Final = "said_of_paper"
_SAME: Final = "same"  # a text that is one in each language


def keep_said(desk: Desk, document: str, about: str, said: Mapping[str, Text]) -> None:
    """Keep what is said of a paper, whole: what is left out is said no more."""
    with act(desk, _VERB) as deed:
        told = {name: _told(text) for name, text in sorted(said.items())}
        deed.told.update({"document": document, "about": about, _SAID: told})


def said_of_paper(desk: Desk, document: str, about: str) -> dict[str, Text]:
    """What was said of a paper last, by field; nothing where nobody said anything."""
    with consult(desk, "look_at_paper", document=document, about=about) as connection:
        kept = list(_kept(connection, document, about))
    return {name: _text(one) for name, one in kept[-1].items()} if kept else {}


def said_of_papers(
    desk: Desk, abouts: Collection[str] = (), *, document: str = "", own: bool = False
) -> dict[str, Text]:
    """What was said last under each field, of papers about some things, or of one document.

    Args:
        own: what the member said who asks, and nobody else.
    """
    with consult(desk, "look_at_paper", document=document, abouts=sorted(abouts)) as connection:
        kept = [
            told[_SAID]
            for member, told in _every(connection)
            if (told["about"] in abouts or told["document"] == document)
            and (member == desk.member or not own)
        ]
    return {name: _text(text) for each in kept for name, text in each.items()}


def _kept(connection: Connection, document: str, about: str) -> Iterator[dict[str, Any]]:
    for _, told in _every(connection):
        if (told["document"], told["about"]) == (document, about):
            yield told[_SAID]


def _every(connection: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that was kept, oldest first, and by whom."""
    for entry in journal.telling(connection, _VERB, _SAID):
        yield str(entry.fields["member"]), entry.payload or {}


def _told(text: Text) -> dict[str, str]:
    if isinstance(text, str):
        return {_SAME: text}
    every = {"kk": text.kk, "ru": text.ru, "en": text.en}
    return {language: one for language, one in every.items() if one}


def _text(told: dict[str, str]) -> Text:
    return told[_SAME] if _SAME in told else Prose(**told)
