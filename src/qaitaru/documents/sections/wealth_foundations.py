"""What a wealth result rests on: the three foundations, the household, what would move it most."""

from qaitaru.documents.citations import Desk, joined, plain, strong
from qaitaru.documents.outline import Align, Block, Column, Line, Paragraph, Row, Table
from qaitaru.documents.sections.wealth_tables import NamedWealth
from qaitaru.wealth.analysis import Result
from qaitaru.wealth.foundations import Footing
from qaitaru.wealth.profile import Person


def moving(named: NamedWealth, main: Result | None, desk: Desk) -> list[Block]:
    """The three facts that would move the answer most, and what is always argued."""
    if main is None:
        return []
    say = desk.words
    rule = say(f"wealth.rule.{main.rule}")
    columns = (
        Column(say("wealth.column.line"), share=5),
        Column(say("wealth.column.reason"), share=4),
        Column(say("wealth.bound.low"), Align.END),
        Column(say("wealth.bound.high"), Align.END),
        Column(say("report.wealth.swing"), Align.END),
    )
    rows = tuple(
        Row(
            (
                (named.line(one.line),),
                plain(say(f"wealth.why.{one.why}")),
                *(
                    plain(desk.forms.amount(minor, named.currency))
                    for minor in (one.low_minor, one.high_minor, one.swing_minor)
                ),
            )
        )
        for one in main.most
    )
    told: list[Block] = [Table(say("wealth.most", rule=rule), columns, rows)] if rows else []
    argued = [
        plain(
            say(
                f"wealth.argued.{one.kind}",
                counted=desk.forms.money(one.counted_minor, named.currency),
                needed=desk.forms.money(one.needed_minor, named.currency),
            )
        )
        for one in main.arguments
    ]
    if argued:
        head = strong(say("web.wealth.argued") + ": ")
        told.append(Paragraph((*head, *joined(argued, " "))))
    return told


def foundations(named: NamedWealth, desk: Desk) -> Table:
    """Whether each foundation stands, how, and on what."""
    say = desk.words
    columns = (
        Column(say("wealth.column.foundation"), share=4),
        Column(say("wealth.column.standing"), share=2),
        Column(say("wealth.column.remark"), share=5),
        Column(say("wealth.column.source"), share=4),
    )
    rows = tuple(_footing(named, one, desk) for one in named.told.analysis.footings)
    return Table(say("wealth.foundations"), columns, rows)


def _footing(named: NamedWealth, one: Footing, desk: Desk) -> Row:
    open_lines: Line = ()
    if one.lines:
        links = joined([(named.line(key),) for key in one.lines], "; ")
        open_lines = (*plain(desk.words("report.wealth.open_lines") + " "), *links)
    return Row(
        (
            plain(desk.words(f"wealth.foundation.{one.name}")),
            strong(desk.words(f"wealth.footing.{one.state}")),
            plain(one.how),
            named.cited(one.evidence, desk),
        ),
        detail=open_lines,
    )


def household(named: NamedWealth, desk: Desk) -> Table:
    """Who belongs to it, and on what ground somebody is said to hold for another."""
    say = desk.words
    columns = (
        Column(say("wealth.column.person"), share=4),
        Column(say("wealth.column.role"), share=4),
        Column(say("wealth.column.ground"), share=5),
        Column(say("wealth.column.source"), share=4),
    )
    rows = tuple(_person(named, one, desk) for one in named.told.analysis.persons)
    return Table(say("wealth.household"), columns, rows)


def _person(named: NamedWealth, one: Person, desk: Desk) -> Row:
    role = desk.words(f"wealth.role.{one.role}")
    held = f"{role} {named.names.get(one.holds_for, '')}".strip()
    return Row(
        (
            strong(named.names[one.key]),
            plain(held),
            plain(one.ground),
            named.cited(one.evidence, desk),
        )
    )
