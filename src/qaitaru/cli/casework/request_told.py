"""A request in tables and for a machine: what it owes, what it asks, what came."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

from qaitaru.acts.casework.look_at_requests import RequestView
from qaitaru.casework.requests.completeness import ItemCheck
from qaitaru.cli.face import FORMS, WORDS, table, tell

_LIST: Final = ("number", "investigation", "title", "channel", "partner", "stage", "missing")
_ITEMS: Final = ("instrument", "article", "item", "weight", "empty")
_ASKED: Final = ("number", "asked", "assistance", "link", "element", "period")
_ANSWERS: Final = ("number", "exhibit", "form", "answers", "uses", "ends")


def tell_requests(views: Iterable[RequestView]) -> None:
    """Requests, each with where it stands and how much it owes."""
    rows = [
        (
            view.told.number,
            view.told.entry.investigation,
            view.told.request.title,
            WORDS(f"law.channel.{view.told.request.channel}"),
            view.told.request.partner.upper(),
            WORDS(f"casework.stage.{view.told.stage}"),
            sum(one.blocks for one in view.checks) + sum(one.blocks for one in view.faults),
        )
        for view in views
    ]
    table(WORDS("cli.request.list.title", count=len(rows)), _keys(_LIST), rows, right=(0, 1, 6))


def tell_request(view: RequestView) -> None:
    """One request, whole."""
    request = view.told.request
    tell(
        "cli.request.head",
        number=view.told.number,
        title=request.title,
        channel=WORDS(f"law.channel.{request.channel}"),
        partner=request.partner.upper(),
        stage=WORDS(f"casework.stage.{view.told.stage}"),
    )
    _tell_missing(view)
    _tell_asked(view)
    for one in view.faults:
        key = f"casework.lint.{one.lint}"
        tell("cli.request.fault", asked=one.asked or "—", fault=WORDS(key))
    _tell_answers(view)
    _tell_onward(view)


def _tell_onward(view: RequestView) -> None:
    """Where it may go; of one that came, that what it lacks may be asked for."""
    told = ", ".join(WORDS(f"casework.stage.{one.to}") for one in view.onward)
    lacks = "incoming_lacks" if view.told.request.is_incoming else "not_ready"
    key = "onward" if view.is_ready else lacks
    tell(f"cli.request.{key if told else 'ended'}", onward=told)


def request_json(view: RequestView) -> dict[str, Any]:
    """One request as it stands."""
    told = view.told
    return {
        "request": told.number,
        "investigation": told.entry.investigation,
        "head": told.request,
        "stage": told.stage,
        "onward": [{"to": one.to, "needs": one.needs} for one in view.onward],
        "is_ready": view.is_ready,
        "fields": dict(told.fields),
        "papers": told.papers,
        "conduct": told.conduct,
        "asked": [{"number": number, **_plain(body)} for number, body in told.asked],
        "unanswered": told.unanswered,
        "contents": [_item_json(one) for one in view.checks],
        "lint": [
            {"asked": one.asked or None, "lint": one.lint, "blocks": one.blocks}
            for one in view.faults
        ],
        "answers": [
            {"number": entry.number, "at": entry.at, "body": body} for entry, body in told.answers
        ],
    }


def _item_json(one: ItemCheck) -> dict[str, Any]:
    return {
        "contents": one.contents.key,
        "edition": one.edition.name,
        "item": one.item.key,
        "article": one.item.article,
        "text": one.item.text,
        "weight": one.item.weight,
        "is_met": one.is_met,
        "missing": one.missing,
        "blocks": one.blocks,
    }


def _plain(asked: Any) -> dict[str, Any]:
    return {name: getattr(asked, name) for name in asked.__struct_fields__}


def _tell_missing(view: RequestView) -> None:
    rows = [
        (
            _unless_same(one, before),
            one.item.article,
            one.item.text.words(WORDS.language),
            WORDS(f"law.weight.{one.item.weight}"),
            ", ".join(WORDS(f"law.request_field.{field}") for field in one.missing),
        )
        for before, one in pairwise((None, *view.missing))
        if one is not None
    ]
    met = len(view.checks) - len(rows)
    title = WORDS("cli.request.items", met=met, count=len(view.checks))
    table(title, _keys(_ITEMS), rows)


def _unless_same(one: ItemCheck, before: ItemCheck | None) -> str:
    """The instrument's words, told once for the items of it that follow one another."""
    is_same = before is not None and before.contents.key == one.contents.key
    return "" if is_same else one.contents.text.words(WORDS.language)


def _tell_asked(view: RequestView) -> None:
    rows = [
        (
            number,
            one.text,
            WORDS(f"law.assistance.{one.assistance}"),
            ", ".join(str(part) for part in (one.subject, one.asset, one.account) if part),
            one.element.upper(),
            f"{FORMS.day(one.since)} – {FORMS.day(one.until)}" if one.since and one.until else "",
        )
        for number, one in view.told.asked
    ]
    table(WORDS("cli.request.asked_title", count=len(rows)), _keys(_ASKED), rows, right=(0,))


def _tell_answers(view: RequestView) -> None:
    rows = [
        (
            entry.number,
            one.exhibit,
            WORDS(f"casework.form.{one.form}"),
            ", ".join(map(str, one.answers)),
            ", ".join(WORDS(f"casework.use.{use}") for use in one.limitation.uses),
            FORMS.day(one.limitation.until) if one.limitation.until else "",
        )
        for entry, one in view.told.answers
    ]
    if rows:
        table(WORDS("cli.request.answers_title", count=len(rows)), _keys(_ANSWERS), rows)


def _keys(names: Iterable[str]) -> list[str]:
    return [f"cli.column.request_{name}" for name in names]
