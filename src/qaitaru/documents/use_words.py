"""The limitation that a partner set on an evidence item, in words for every face and paper."""

from collections.abc import Iterable

from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.wording import Forms, Words


def limit_text(mark: UseMark, words: Words, forms: Forms) -> str:
    """Whose limitation it is, what it allows, who may have it, until when."""
    told = [
        words("use_limit.came", **_named(mark)),
        words("use_limit.uses", uses=_uses(mark, words)),
    ]
    if mark.shared_with:
        told.append(words("use_limit.shared_with", agencies=", ".join(mark.shared_with)))
    if mark.until is not None:
        key = "use_limit.ended" if mark.has_ended else "use_limit.until"
        told.append(words(key, day=forms.day(mark.until)))
    return " ".join(told)


def limit_short(marks: Iterable[UseMark], words: Words) -> str:
    """What a cell of a table tells: partners and uses; empty where nothing is limited."""
    told = (f"{mark.partner.upper()}: {_uses(mark, words)}" for mark in marks)
    return "; ".join(dict.fromkeys(told))


def limits_text(marks: Iterable[UseMark], words: Words, forms: Forms) -> list[str]:
    """A line for each limited item."""
    return [
        f"{words('use_limit.item', exhibit=mark.exhibit)}: {limit_text(mark, words, forms)}"
        for mark in marks
    ]


def _named(mark: UseMark) -> dict[str, object]:
    return {"partner": mark.partner.upper(), "request": mark.request, "answer": mark.answer}


def _uses(mark: UseMark, words: Words) -> str:
    if not mark.uses:
        return words("use_limit.none")
    return ", ".join(words(f"casework.use.{one}") for one in mark.uses)
