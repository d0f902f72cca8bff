"""The parties: their names, numbers and accounts, and what they received and paid."""

from collections.abc import Sequence

from qaitaru.documents.citations import (
    Desk,
    code,
    flow_anchor,
    joined,
    plain,
    quiet,
    strong,
)
from qaitaru.documents.outline import (
    Align,
    Block,
    Column,
    Line,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from qaitaru.documents.report_facts import Identifier, Party, ReportFacts
from qaitaru.facts.money import Money

_FLOWS_NAMED = 30


def section(facts: ReportFacts, desk: Desk) -> Section:
    """A table of the parties; under each, links to the flows its sums are made of."""
    title = desk.words("report.parties.title")
    if not facts.parties:
        return Section(title, "parties", (Paragraph(plain(desk.words("report.none"))),))
    blocks: list[Block] = [_table(facts.parties[: desk.limits.parties], desk)]
    left = len(facts.parties) - desk.limits.parties
    if left > 0:
        blocks.append(Paragraph(quiet(desk.words("report.more", count=left))))
    return Section(title, "parties", tuple(blocks))


def _table(parties: Sequence[Party], desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.party"), share=5),
        Column(say("report.parties.accounts"), share=4),
        Column(say("report.parties.received"), Align.END),
        Column(say("report.parties.paid"), Align.END),
    )
    received, paid = _numbers(desk)
    rows = tuple(
        _row(party, received.get(party.name, []), paid.get(party.name, []), desk)
        for party in parties
    )
    return Table(say("report.parties.caption"), columns, rows)


def _numbers(desk: Desk) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The numbers of listed flows by payee and by payer."""
    received: dict[str, list[int]] = {}
    paid: dict[str, list[int]] = {}
    for number, flow in desk.listing.flows:
        received.setdefault(flow.payee, []).append(number)
        paid.setdefault(flow.payer, []).append(number)
    return received, paid


def _row(party: Party, received: Sequence[int], paid: Sequence[int], desk: Desk) -> Row:
    name = joined(
        [strong(desk.party(party.name)), *(_identifier(i, desk) for i in party.identifiers)], "\n"
    )
    accounts = joined([code(account) for account in party.accounts], "\n")
    return Row(
        (name, accounts, _sums(party.received, desk), _sums(party.paid, desk)),
        detail=_flows(received, paid, desk),
    )


def _identifier(identifier: Identifier, desk: Desk) -> Line:
    known = f"identifier.{identifier.kind}"
    kind = desk.words(known) if known in desk.words else identifier.kind
    text = desk.words("report.identifier", kind=kind, value=identifier.value)
    if identifier.valid is False:
        text += f" ({desk.words('report.parties.invalid')})"
    return quiet(text)


def _sums(sums: Sequence[Money], desk: Desk) -> Line:
    return joined([plain(desk.money(money)) for money in sums], "\n")


def _flows(received: Sequence[int], paid: Sequence[int], desk: Desk) -> Line:
    say = desk.words
    parts = [
        _linked(say("report.parties.flows.in"), received, desk),
        _linked(say("report.parties.flows.out"), paid, desk),
    ]
    return joined([part for part in parts if part], "\n")


def _linked(label: str, numbers: Sequence[int], desk: Desk) -> Line:
    if not numbers:
        return ()
    links = [(Span(str(n), target=flow_anchor(n)),) for n in numbers[:_FLOWS_NAMED]]
    left = len(numbers) - _FLOWS_NAMED
    more = quiet(" " + desk.words("report.more", count=left)) if left > 0 else ()
    return (*quiet(label), *joined(links, ", "), *more)
