"""A duty as its page shows it: a clock in words with its shape, an entry in a sentence."""

from dataclasses import dataclass
from typing import Final

from qaitaru.documents.clock_words import (
    edition_text,
    end_text,
    marks_text,
    span_text,
    took_text,
)
from qaitaru.duty.bodies import (
    Attempt,
    Credited,
    ExemptionRequest,
    FrozenAsset,
    Happened,
    Petition,
    Release,
    RightWeighed,
    Verification,
)
from qaitaru.duty.clock_lines import ClockLine, State
from qaitaru.duty.record import Entry
from qaitaru.web.view import View

_SHAPES: Final = {
    State.NOT_BEGUN: "missing",
    State.NO_EDITION: "missing",
    State.RUNNING: "partial",
    State.OPEN: "partial",
    State.MET: "proved",
    State.DONE: "proved",
    State.LATE: "broken",
    State.OVERDUE: "broken",
    State.SILENCE: "proved",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRow:
    """One clock in words; ``editions`` are the one acted by and the others that may have stood."""

    name: str
    about: int
    owed_by: str
    state: str
    shape: str
    end: str
    took: str
    late: str
    editions: tuple[tuple[str, str, str, str], ...]  # edition, end, marks, source


def shape_of(state: State) -> str:
    """The mark of a state."""
    return _SHAPES[state]


def clock_row(line: ClockLine, view: View) -> ClockRow:
    """A clock in the page's language."""
    words, forms, reckoned = view.words, view.forms, line.reckoned
    answers = (reckoned.due, *reckoned.others) if reckoned else ()
    is_sure = reckoned is None or reckoned.is_sure
    return ClockRow(
        name=line.clock.text.words(view.language),
        about=line.about,
        owed_by=words(f"duty.owed_by.{line.clock.owed_by}"),
        state=words(f"duty.state.{line.state.value}"),
        shape=_SHAPES[line.state],
        end=end_text(reckoned.due, words, forms) if reckoned else "",
        took=took_text(line, words),
        late=span_text(line.late, words) if line.late else "",
        editions=tuple(
            (
                edition_text(one.edition, words),
                end_text(one, words, forms),
                marks_text(one, words, is_sure=is_sure),
                one.edition.source,
            )
            for one in answers
        ),
    )


def told_of(entry: Entry, view: View) -> str:  # noqa: PLR0911  # one sentence a kind
    """What an entry says, in short."""
    body, words = entry.body, view.words
    match body:
        case Happened():
            outcome = words(f"duty.outcome.{body.outcome}") if body.outcome else ""
            about = f"№ {body.about}" if body.about else ""
            return _joined(words(f"duty.event.{body.event}"), about, outcome, body.remark)
        case FrozenAsset() | Attempt():
            money = view.forms.money(body.amount_minor, body.currency)
            name = body.name if isinstance(body, FrozenAsset) else body.counterparty
            return _joined(name, money, body.remark)
        case ExemptionRequest():
            purposes = ", ".join(words(f"duty.purpose.{one}") for one in body.purposes)
            return _joined(purposes, body.remark)
        case Petition():
            return _joined(body.route, body.petitioner, body.grounds)
        case Verification():
            compared = ", ".join(one.discriminator for one in body.compared)
            return _joined(words(f"duty.conclusion.{body.conclusion}"), compared, body.remark)
        case Release():
            return _joined(words(f"duty.ground.{body.ground}"), body.remark)
        case RightWeighed():
            return _joined(words(f"duty.right.{body.topic}"), body.text)
        case Credited():
            return _joined(f"№ {body.asset}", body.remark)
        case _:
            return body.remark


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
