"""Gathering what the investigation report says, from one view of the ledger."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import LedgerView
from qaitaru.acts.code_version import code_version
from qaitaru.acts.report.report_traces import reported_traces
from qaitaru.acts.report.report_wealth import cited_entries, reported_wealth
from qaitaru.acts.tracing.traces import RuleTrace
from qaitaru.documents import report_facts as told
from qaitaru.evidence.items import EvidenceItem
from qaitaru.facts.identifiers import recognise
from qaitaru.facts.money import Money
from qaitaru.facts.problems import Severity
from qaitaru.ingest import problem_store
from qaitaru.ingest.problem_rows import ProblemFilter
from qaitaru.ledger import report_store, store
from qaitaru.ledger.answers import NamedFlow
from qaitaru.ledger.entries import entry_id_of
from qaitaru.ledger.entry_store import entry_rows
from qaitaru.ledger.mentions import Party
from qaitaru.ledger.reconciliation import Reconciliation

_FLOWS = 50_000  # of each currency; what lies beyond is told in one row
_FLOWS_WITH_ROWS = 300
_ROWS_A_FLOW = 40
_PROBLEMS = 5_000


def report_facts(
    desk: Desk, view: LedgerView, traced: Sequence[RuleTrace], *, produced: datetime
) -> told.ReportFacts:
    """All that the report says, as of one view."""
    own = desk.workspace.settings
    judged = store.reconciliations(view.connection)
    places = store.statement_places(view.connection)
    broken = tuple(_broken(view, places, judged))
    parties, names = _parties(view)
    flows = tuple(_flows(view, names))
    traces = reported_traces(traced)
    with desk.workspace.record.read() as connection:
        wealth = reported_wealth(connection)
    cited = [row for flow in flows for row in flow.rows]
    cited += [one.row_id for one in broken if one.row_id]
    cited += [step.row_id for trace in traces.traces for step in trace.steps]
    cited += [one.row_id for one in traces.ends]
    cited += cited_entries(view, wealth)
    return told.ReportFacts(
        title=own.title,
        agency=own.agency_name or own.agency,
        member=own.member_name or own.member,
        produced_utc=produced,
        code_version=code_version(),
        exhibits=tuple(map(_exhibit, view.items.values())),
        imports=tuple(_imports(view)),
        coverage=tuple(_coverage(view)),
        reconciliations=tuple(_judged(view, places, one) for one in judged),
        broken=broken,
        parties=parties,
        flows=flows,
        traces=traces.traces,
        rule_answers=traces.answers,
        trace_ends=traces.ends,
        trace_end_sums=traces.end_sums,
        assumption_moves=traces.moves,
        places_reached=traces.places_reached,
        wealth=wealth,
        problems=tuple(_problems(view)),
        rows=tuple(_rows(view, cited)),
    )


def _exhibit(item: EvidenceItem) -> told.Exhibit:
    return told.Exhibit(
        exhibit=item.exhibit,
        file_name=item.name,
        sha256=item.sha256,
        size_bytes=item.size_bytes,
        sealed_utc=datetime.fromisoformat(item.sealed_at),
        sealed_by=item.sealed_by,
        legal_basis=item.legal_basis,
        received_from=item.received_from,
    )


def _imports(view: LedgerView) -> Iterable[told.ReadImport]:
    for one in view.imports.values():
        yield told.ReadImport(
            number=one.number,
            exhibit=one.exhibit,
            reader=one.reader,
            reader_version=one.reader_version,
            rows=one.rows.get("bookings", 0) + one.rows.get("transfers", 0),
            problems=one.rows.get("problems", 0),
            mapping=one.mapping,
            content_sha256=one.content_sha256,
        )


def _coverage(view: LedgerView) -> Iterable[told.CoverageCell]:
    for row in store.coverage(view.connection).rows:
        for cell in row.cells:
            numbers = {view.item_of(import_no).exhibit for import_no, _ in cell.covered_by}
            yield told.CoverageCell(
                account=row.account,
                currency=row.currency,
                month=cell.month,
                cover=cell.cover,
                exhibits=tuple(sorted(numbers)),
            )


def _judged(
    view: LedgerView, places: dict[tuple[int, int], str], one: Reconciliation
) -> told.Reconciliation:
    return told.Reconciliation(
        exhibit=view.item_of(one.import_no).exhibit,
        place=places[one.number],
        account=one.account,
        currency=one.currency,
        state=one.state,
        from_on=one.from_on,
        to_on=one.to_on,
        opening_minor=one.opening_minor,
        credits_minor=one.credits_minor,
        debits_minor=one.debits_minor,
        closing_minor=one.closing_minor,
    )


def _broken(
    view: LedgerView, places: dict[tuple[int, int], str], judged: Iterable[Reconciliation]
) -> Iterable[told.BrokenBalance]:
    for one in judged:
        for fault in one.breaks:
            yield told.BrokenBalance(
                check=fault.check,
                account=one.account,
                exhibit=view.item_of(one.import_no).exhibit,
                place=places[one.number],
                found=Money(fault.found_minor, one.currency),
                expected=Money(fault.expected_minor, one.currency),
                row_id=None if fault.seq is None else entry_id_of(one.import_no, fault.seq),
            )


def _parties(view: LedgerView) -> tuple[tuple[told.Party, ...], Callable[[Party | None], str]]:
    """The parties that received or paid, and how each is called: no two alike."""
    sums: dict[int, list[report_store.PartySum]] = {}
    for one in report_store.party_sums(view.connection):
        sums.setdefault(one.party_no, []).append(one)
    known = store.parties(view.connection, sums)
    shared = Counter(party.name or party.key for party in known.values())

    def name(party: Party | None) -> str:
        if party is None:
            return ""
        called = party.name or party.key.partition(":")[2]
        return called if shared[party.name or party.key] < 2 else f"{called} ({party.key})"

    accounts = report_store.party_accounts(view.connection)
    listed = tuple(
        told.Party(
            name=name(party),
            identifiers=_identifiers(party.code),
            accounts=accounts.get(number, ()),
            received=_moneys((one.received_minor, one.currency) for one in sums[number]),
            paid=_moneys((one.paid_minor, one.currency) for one in sums[number]),
        )
        for number, party in sorted(known.items())
    )
    return listed, name


def _moneys(sums: Iterable[tuple[int, str]]) -> tuple[Money, ...]:
    return tuple(Money(minor, currency) for minor, currency in sums if minor)


def _identifiers(code: str) -> tuple[told.Identifier, ...]:
    if not code:
        return ()
    verdict = recognise(code)
    if verdict is None:
        return (told.Identifier(kind="id_number", value=code),)
    return (told.Identifier(kind=verdict.kind.lower(), value=code, valid=verdict.valid),)


def _flows(view: LedgerView, name: Callable[[Party | None], str]) -> Iterable[told.Flow]:
    entries = report_store.flow_entries(view.connection, flows=_FLOWS_WITH_ROWS, rows=_ROWS_A_FLOW)
    for named in store.flows(view.connection, limit=_FLOWS):
        yield _flow(named, name, entries)


def _flow(
    named: NamedFlow,
    name: Callable[[Party | None], str],
    entries: dict[report_store.FlowKey, tuple[str, ...]],
) -> told.Flow:
    flow = named.flow
    return told.Flow(
        payer=name(named.payer),
        payee=name(named.payee),
        total=Money(flow.amount_minor, flow.currency),
        count=flow.payments,
        first_on=flow.first_on,
        last_on=flow.last_on,
        rows=entries.get((flow.currency, flow.payer_no, flow.payee_no), ()),
    )


def _problems(view: LedgerView) -> Iterable[told.FoundProblem]:
    everything = ProblemFilter()
    rows = problem_store.problems(view.connection, everything, offset=0, limit=_PROBLEMS)
    for row in rows:
        yield told.FoundProblem(
            severity=Severity(row.severity),
            code=row.code,
            exhibit=view.item_of(row.import_no).exhibit,
            place=row.place,
            found=row.found,
            expected=row.expected,
        )


def _rows(view: LedgerView, cited: Iterable[str]) -> Iterable[told.SourceRow]:
    for row in entry_rows(view.connection, cited).values():
        yield told.SourceRow(
            row_id=row.entry_id,
            exhibit=view.item_of(row.import_no).exhibit,
            place=row.place,
            on=row.booked_on,
            amount=Money(row.amount_minor, row.currency),
            account=row.account,
            payer=row.payer,
            payee=row.payee,
            purpose=row.purpose,
            reference=row.reference,
        )
