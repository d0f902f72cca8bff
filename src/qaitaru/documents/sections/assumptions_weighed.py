"""Which assumptions move what is claimed most: each varied alone, the others as they are."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from qaitaru.documents.citations import Desk, plain, strong
from qaitaru.documents.outline import Align, Column, Row, Table
from qaitaru.documents.report_facts import AssumptionMove
from qaitaru.wording.assumptions import ways_text


def moves(told: Sequence[AssumptionMove], desk: Desk) -> Iterator[Table]:
    """A table a claim: at most three assumptions of each claimant, the greatest first."""
    for _, of_claim in groupby(told, key=lambda one: one.analysis):
        yield _table(tuple(of_claim), desk)


def _table(told: Sequence[AssumptionMove], desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("sensitivity.claimant"), share=3),
        Column(say("sensitivity.assumption"), share=3),
        Column(say("sensitivity.low"), Align.END),
        Column(say("sensitivity.low_when"), share=4),
        Column(say("sensitivity.high"), Align.END),
        Column(say("sensitivity.high_when"), share=4),
    )
    rule = say(f"tracing.short.{told[0].under}")
    texts = (
        f"{say('sensitivity.title')}.",
        say("sensitivity.more", rule=rule),
        say("sensitivity.kept", number=told[0].analysis),
    )
    return Table(" ".join(texts), columns, tuple(_row(one, desk) for one in told))


def _row(one: AssumptionMove, desk: Desk) -> Row:
    low, high = (
        strong(desk.forms.money(minor, one.currency)) for minor in (one.low_minor, one.high_minor)
    )
    return Row(
        (
            plain(one.claimant),
            plain(desk.words(f"assumption.{one.assumption}")),
            low,
            plain(ways_text(one.assumption, one.low_when, desk.words)),
            high,
            plain(ways_text(one.assumption, one.high_when, desk.words)),
        )
    )
