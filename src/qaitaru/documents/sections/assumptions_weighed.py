"""Which assumptions move what is claimed most: each varied alone, the others as they are."""

from qaitaru.documents.citations import Desk, plain, strong
from qaitaru.documents.outline import Align, Column, Row, Table
from qaitaru.documents.report_facts import AssumptionMove
from qaitaru.wording.assumptions import ways_text


def moves(told: tuple[AssumptionMove, ...], desk: Desk) -> Table:
    """At most three assumptions of each claimant, the one that moves most first."""
    say = desk.words
    columns = (
        Column(say("sensitivity.claimant"), share=3),
        Column(say("sensitivity.assumption"), share=3),
        Column(say("sensitivity.low"), Align.END),
        Column(say("sensitivity.low_when"), share=4),
        Column(say("sensitivity.high"), Align.END),
        Column(say("sensitivity.high_when"), share=4),
        Column(say("report.tracing.analysis"), Align.END),
    )
    rule = say(f"tracing.short.{told[0].under}")
    title = f"{say('sensitivity.title')}. {say('sensitivity.more', rule=rule)}"
    return Table(title, columns, tuple(_row(one, desk) for one in told))


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
            plain(str(one.analysis)),
        )
    )
