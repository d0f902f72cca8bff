"""The lines of a wealth profile with their evidence, reliability and other explanations."""

from collections.abc import Iterator

from qaitaru.documents.citations import Desk, joined, plain, quiet
from qaitaru.documents.outline import Column, Line, Paragraph, Row, Table
from qaitaru.documents.sections.wealth_tables import NamedWealth
from qaitaru.wealth.profile import OPENING, Section
from qaitaru.wealth.profile import Line as Told
from qaitaru.wording.places import place_text


def lines(named: NamedWealth, desk: Desk) -> Iterator[Table]:
    """One table a section of the profile, in its order."""
    say = desk.words
    columns = (
        Column(say("wealth.column.purpose"), share=5),
        Column(say("web.wealth.amounts"), share=4),
        Column(say("web.wealth.owner"), share=3),
        Column(say("wealth.column.reliability"), share=2),
        Column(say("wealth.column.source"), share=4),
    )
    for section in Section:
        every = [line for line in named.told.analysis.lines if line.section is section]
        if every:
            caption = f"{say(f'wealth.section.{section}')}, {named.currency}"
            yield Table(caption, columns, tuple(_line(named, line, desk) for line in every))


def problems(named: NamedWealth, desk: Desk) -> Iterator[Paragraph]:
    """What is doubtful in the profile, and how to mend it."""
    for one in named.told.analysis.problems:
        place = place_text(one.place, desk.words) if one.place else ""
        told = {"place": place, "found": one.found, "expected": one.expected}
        text = desk.words(f"problem.{one.code}", **told)
        mend = desk.words(f"problem.{one.code}.mend", **told)
        severity = desk.words(f"severity.{one.severity}")
        yield Paragraph((*plain(f"{severity}: {text} "), *quiet(mend)))


def _line(named: NamedWealth, line: Told, desk: Desk) -> Row:
    to = f" → {named.names[line.recipient]}" if line.recipient else ""
    return Row(
        (
            plain(line.what),
            joined([plain(one) for one in _amounts(named, line, desk)], "\n"),
            plain(named.names[line.owner] + to),
            plain(desk.words(f"wealth.reliability.{line.reliability}")),
            named.cited(line.evidence, desk),
        ),
        anchor=named.lines[line.key][1],
        detail=_remarks(named, line, desk),
    )


def _amounts(named: NamedWealth, line: Told, desk: Desk) -> Iterator[str]:
    amounts = {**line.at, **line.during}
    for name in (OPENING, *(span.name for span in named.told.analysis.spans)):
        if name in amounts:
            label = desk.words("wealth.opening") if name == OPENING else name
            yield f"{label}: {named.bounded(amounts[name], desk)}"
    if line.sold_for is not None:
        label = desk.words("web.wealth.sold", period=line.sold_in)
        yield f"{label} {named.bounded(line.sold_for, desk)}"


def _remarks(named: NamedWealth, line: Told, desk: Desk) -> Line:
    """How the amount came about, another explanation and what came of it, and why it counts not."""
    say, aside = desk.words, named.told.analysis.aside()
    told = []
    if line.key in aside:
        told.append(quiet(say(f"wealth.aside.{aside[line.key]}")))
    if line.working:
        told.append(quiet(line.working))
    if line.alternative or line.answer:
        answer = line.answer or say("web.wealth.unanswered")
        other = line.alternative or "\N{EM DASH}"
        told.append(plain(f"{say('web.wealth.alternative')}: {other} → {answer}"))
    elif line.section is Section.ASSUMPTION:
        told.append(quiet(say("web.wealth.assumed")))
    return joined(told, "\n")
