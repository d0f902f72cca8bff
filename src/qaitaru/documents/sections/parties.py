"""The parties: their names, numbers and accounts, and what they received and paid."""

from collections.abc import Sequence

from qaitaru.documents.citations import (
    Desk,
    code,
    flow_anchor,
    joined,
    numbered_flows,
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
    say = desk.words
    columns = (
        Column(say("report.party"), share=5),
        Column(say("report.parties.accounts"), share=4),
        Column(say("report.parties.received"), Align.END),
        Column(say("report.parties.paid"), Align.END),
    )
    rows = tuple(_row(party, facts, desk) for party in facts.parties)
    blocks: tuple[Block, ...] = (Table(say("report.parties.caption"), columns, rows),)
    if not rows:
        blocks = (Paragraph(plain(say("report.none"))),)
    return Section(say("report.parties.title"), "parties", blocks)


def _row(party: Party, facts: ReportFacts, desk: Desk) -> Row:
    name = joined([strong(party.name), *(_identifier(i, desk) for i in party.identifiers)], "\n")
    accounts = joined([code(account) for account in party.accounts], "\n")
    return Row(
        (name, accounts, _sums(party.received, desk), _sums(party.paid, desk)),
        detail=_flows(party, facts, desk),
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


def _flows(party: Party, facts: ReportFacts, desk: Desk) -> Line:
    say = desk.words
    numbered = numbered_flows(facts)
    received = [number for number, flow in numbered if flow.payee == party.name]
    paid = [number for number, flow in numbered if flow.payer == party.name]
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
