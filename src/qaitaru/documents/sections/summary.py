"""The summary: the few figures a reader wants first, each opening its part of the report."""

from qaitaru.documents.citations import Desk, joined, plain
from qaitaru.documents.outline import Line, Note, Particulars, Section, Span
from qaitaru.documents.report_facts import ReportFacts, Trace
from qaitaru.documents.sections.tracing import trace_anchor
from qaitaru.documents.sections.wealth import summed
from qaitaru.facts.problems import Severity
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.reconciliation import State


def section(facts: ReportFacts, desk: Desk) -> Section:
    """The figures and how to read the report."""
    say = desk.words
    entries = (
        ("exhibits", _count(len(facts.exhibits), "evidence", desk)),
        ("coverage", _coverage(facts, desk)),
        ("reconciled", _reconciled(facts, desk)),
        ("parties", _count(len(facts.parties), "parties", desk)),
        ("flows", _flows(facts, desk)),
        ("traced", joined([_traced(t, n, desk) for n, t in enumerate(facts.traces, 1)], "\n")),
        ("wealth", joined([summed(w, n, desk) for n, w in enumerate(facts.wealth, 1)], "\n")),
        ("problems", _problems(facts, desk)),
    )
    figures = Particulars(
        tuple((say(f"report.summary.{key}"), line) for key, line in entries if line)
    )
    return Section(
        say("report.summary.title"), "summary", (figures, Note(plain(say("report.summary.note"))))
    )


def _count(count: int, target: str, desk: Desk) -> Line:
    return (Span(desk.forms.number(count), target=target),)


def _coverage(facts: ReportFacts, desk: Desk) -> Line:
    covers = [cell.cover for cell in facts.coverage if cell.cover is not Cover.OUTSIDE]
    proved = covers.count(Cover.PROVED)
    of = desk.words("report.summary.coverage.of", proved=proved, all=len(covers))
    return (Span(of, target="coverage"),)


def _reconciled(facts: ReportFacts, desk: Desk) -> Line:
    proved = sum(one.state is State.PROVED for one in facts.reconciliations)
    of = desk.words("report.summary.reconciled.of", proved=proved, all=len(facts.reconciliations))
    return (Span(of, target="reconciliation"),)


def _flows(facts: ReportFacts, desk: Desk) -> Line:
    sums: dict[str, tuple[int, int]] = {}
    for flow in facts.summed():
        minor, count = sums.get(flow.total.currency, (0, 0))
        sums[flow.total.currency] = (minor + flow.total.amount_minor, count + flow.count)
    lines = [
        desk.words("report.summary.flows.of", sum=desk.forms.money(minor, currency), count=count)
        for currency, (minor, count) in sorted(sums.items())
    ]
    return joined([(Span(line, target="flows"),) for line in lines], "\n")


def _traced(trace: Trace, number: int, desk: Desk) -> Line:
    of = desk.words(
        "report.summary.traced.of",
        remaining=desk.forms.money(trace.remaining_minor(), trace.currency),
        claimed=desk.forms.money(trace.claimed_minor(), trace.currency),
        account=trace.account,
        rule=desk.words(f"tracing.rule.{trace.rule}"),
    )
    return (Span(of, target=trace_anchor(number)),)


def _problems(facts: ReportFacts, desk: Desk) -> Line:
    counts = [
        (severity, sum(problem.severity is severity for problem in facts.problems))
        for severity in Severity
    ]
    said = [
        (Span(f"{desk.words(f'report.summary.{severity}')}: {count}", target="problems"),)
        for severity, count in counts
        if count
    ]
    return joined(said, "; ") or (Span("0", target="problems"),)
