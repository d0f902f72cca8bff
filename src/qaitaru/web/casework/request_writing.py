"""The fields of a request as they are written: in the order its laws ask, each once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_requests import RequestView
from qaitaru.acts.casework.make_request import note_paper, tell_field
from qaitaru.casework.bodies.requests import FieldTold, Paper
from qaitaru.law.request_fields import RequestField
from qaitaru.web.casework.request_items import Group

PAPERS: Final = frozenset(
    {
        RequestField.LETTERHEAD,
        RequestField.SIGNATURE,
        RequestField.SEAL,
        RequestField.TRANSLATION,
        RequestField.ORIGINAL_FOLLOWS,
        RequestField.DIPLOMATIC_CHANNEL,
        RequestField.REASONED_DECISION,
        RequestField.PROCEDURAL_RIGHTS_EXTRACT,
        RequestField.FINAL_ORDER,
        RequestField.FINALITY_STATEMENT,
        RequestField.SERVICE_DOCUMENT,
    }
)
"""Fields that are answered by a paper at hand, and not by words."""
_TEXT, _PAPER = "text_", "paper_"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenField:
    """One field: what it says, how it stands, and the items that ask for it."""

    field: str
    text: str
    is_paper: bool
    is_there: bool  # by its words, by a paper, or by what the case knows
    is_owed: bool  # an item without which the request may not go out lacks it
    asked_by: tuple[str, ...]  # articles


def written_fields(one: RequestView, groups: tuple[Group, ...]) -> tuple[WrittenField, ...]:
    """The fields that the laws of a request ask, in their order; papers come last."""
    keys = dict.fromkeys(key for group in groups for item in group.items for key, *_ in item.fields)
    fields = [_field(key, one, groups) for key in keys]
    return tuple(sorted(fields, key=lambda each: each.is_paper))


def _field(key: str, one: RequestView, groups: tuple[Group, ...]) -> WrittenField:
    asking = [
        (item, empty)
        for group in groups
        for item in group.items
        for name, _, empty in item.fields
        if name == key
    ]
    return WrittenField(
        field=key,
        text=one.told.fields.get(RequestField(key), ""),
        is_paper=RequestField(key) in PAPERS,
        is_there=not any(empty for _, empty in asking),
        is_owed=any(empty and item.standing == "blocking" for item, empty in asking),
        asked_by=tuple(dict.fromkeys(item.article for item, _ in asking if item.article)),
    )


def keep_fields(desk: Desk, one: RequestView, sent: Mapping[str, str]) -> int:
    """Keep what was written anew and the papers ticked; how many there were.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    number, kept = one.told.number, 0
    for field, text in _texts(one, sent):
        tell_field(desk, number, FieldTold(field=field, text=text))
        kept += 1
    at_hand = {each.field for each in one.told.papers}
    for field in sorted(PAPERS):
        if sent.get(f"{_PAPER}{field}") and field not in at_hand:
            note_paper(desk, number, Paper(field=field))
            kept += 1
    return kept


def _texts(one: RequestView, sent: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What says something else than before; a browser's ends of lines are not a change."""
    for field in RequestField:
        text = sent.get(f"{_TEXT}{field}")
        if text is None:
            continue
        told = text.replace("\r\n", "\n").strip()
        if told != one.told.fields.get(field, "").strip():
            yield field, told
