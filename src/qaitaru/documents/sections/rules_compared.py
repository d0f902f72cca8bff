"""All tracing rules beside each other: for each account and asset, the range between them."""

from collections.abc import Iterator

from qaitaru.documents.citations import Desk, plain, strong
from qaitaru.documents.outline import Align, Block, Column, Paragraph, Row, Section, Table
from qaitaru.documents.report_facts import ReportFacts, RuleAnswer, TraceEnd, TraceEndSum
from qaitaru.documents.sections.assumptions_weighed import moves
from qaitaru.tracing.claim_bounds import hull
from qaitaru.tracing.rules.names import EXPOSURE


def section(facts: ReportFacts, desk: Desk) -> Section | None:
    """The comparison and where the trace ends; nothing where nothing was traced."""
    if not facts.rule_answers:
        return None
    blocks: list[Block] = [_ranges(facts, desk), _answers(facts, desk)]
    if _bounded(facts):
        blocks.append(Paragraph(plain(desk.words("report.compared.bounds_meaning"))))
    accounts = len({(one.place, one.currency) for one in facts.rule_answers})
    if facts.places_reached > accounts:
        told = desk.words("report.compared.shown", shown=accounts, count=facts.places_reached)
        blocks.insert(0, Paragraph(plain(told)))
    blocks += moves(facts.assumption_moves, desk)
    if facts.trace_ends:
        blocks.append(_ends(facts, desk))
    return Section(desk.words("report.compared.title"), "rules-compared", tuple(blocks))


def _ranges(facts: ReportFacts, desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.compared.place"), share=5),
        Column(say("report.compared.low"), Align.END),
        Column(say("report.compared.high"), Align.END),
        Column(say("report.compared.low_rules"), share=4),
        Column(say("report.compared.high_rules"), share=4),
    )
    rows = (_range(place, answers, desk) for place, answers in _by_place(facts).items())
    return Table(say("report.compared.ranges"), columns, tuple(rows))


def _by_place(facts: ReportFacts) -> dict[tuple[str, str], list[RuleAnswer]]:
    places: dict[tuple[str, str], list[RuleAnswer]] = {}
    for answer in facts.rule_answers:
        places.setdefault((answer.place, answer.currency), []).append(answer)
    return places


def _range(place: tuple[str, str], answers: list[RuleAnswer], desk: Desk) -> Row:
    name, currency = place
    found = hull(
        {one.rule: one.bound.low_minor if one.bound else one.tainted_minor for one in answers},
        {one.rule: one.bound.high_minor if one.bound else one.tainted_minor for one in answers},
    )
    money = (desk.forms.money(int(minor), currency) for minor in (found.low, found.high))
    rules = (_names(names, desk) for names in (found.low_rules, found.high_rules))
    return Row((strong(name), *map(strong, money), *map(plain, rules)))


def _names(rules: tuple[str, ...], desk: Desk) -> str:
    return "; ".join(desk.words(f"tracing.short.{rule}") for rule in rules)


def _answers(facts: ReportFacts, desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.compared.place"), share=5),
        Column(say("report.tracing.rule"), share=5),
        Column(say("report.compared.tainted"), Align.END),
        *([Column(say("report.compared.bound"), share=5)] if _bounded(facts) else []),
        Column(say("report.tracing.analysis"), Align.END),
    )
    return Table(say("report.compared.answers"), columns, tuple(_rows(facts, desk)))


def _bounded(facts: ReportFacts) -> bool:
    """Whether an order of a day, or an opening, was left open."""
    return any(one.bound for one in facts.rule_answers)


def _bound(one: RuleAnswer, desk: Desk) -> str:
    if one.bound is None:
        return ""
    proved = "bound.proved" if one.bound.proved else "bound.enclosed"
    low, high = (
        desk.forms.money(minor, one.currency)
        for minor in (one.bound.low_minor, one.bound.high_minor)
    )
    return desk.words("report.compared.bounded", low=low, high=high, bound=desk.words(proved))


def _rows(facts: ReportFacts, desk: Desk) -> Iterator[Row]:
    for answers in _by_place(facts).values():
        for one in answers:
            rule = desk.words(f"tracing.rule.{one.rule}")
            exposed = desk.words("report.compared.exposure") if one.rule in EXPOSURE else ""
            yield Row(
                (
                    plain(one.place),
                    plain(f"{rule} {exposed}".strip()),
                    plain(desk.forms.money(one.tainted_minor, one.currency)),
                    *([plain(_bound(one, desk))] if _bounded(facts) else []),
                    plain(str(one.analysis)),
                )
            )


def _ends(facts: ReportFacts, desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.tracing.date")),
        Column(say("report.tracing.to"), share=5),
        Column(say("report.compared.tainted"), Align.END),
        Column(say("report.source"), share=4),
    )
    rule = desk.words(f"tracing.rule.{facts.trace_ends[0].rule}")
    rows = [_end(one, desk) for one in facts.trace_ends]
    rows += [_ends_sum(one, desk) for one in facts.trace_end_sums]
    return Table(say("report.compared.ends", rule=rule), columns, tuple(rows))


def _ends_sum(one: TraceEndSum, desk: Desk) -> Row:
    told = desk.words("report.compared.ends_sum", number=desk.forms.number(one.count))
    money = desk.forms.money(one.tainted_minor, one.currency)
    return Row((plain(""), strong(told), strong(money), plain("")))


def _end(one: TraceEnd, desk: Desk) -> Row:
    return Row(
        (
            plain(desk.forms.day(one.on)),
            plain(desk.rows[one.row_id].payee),
            plain(desk.forms.money(one.tainted_minor, one.currency)),
            desk.cite(one.row_id),
        )
    )
