"""The exhibits of a trace: a workbook that computes a rule by itself, and the drawings.

An exhibit is made to be shown to a court, so it is for evidence unless asked otherwise, and refused
while a row it stands on came with a limitation that does not allow that: a trace without one of its
rows would be another trace. For intelligence it is a working paper, and its name says so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.casework.limited_paper import limited_for
from qaitaru.acts.made_again import as_it_was
from qaitaru.acts.tracing.kept_claim import claim_of
from qaitaru.acts.tracing.look_at_traces import look_at_trace
from qaitaru.acts.tracing.trace_results import FAMILY
from qaitaru.acts.tracing.trace_scope import account_name
from qaitaru.acts.tracing.trace_work import Work, work_of
from qaitaru.acts.tracing.traces import PlaceKind, RuleTrace, exhibits_of
from qaitaru.casework.requests.use_limits import Use
from qaitaru.documents.charts.noted import noted
from qaitaru.documents.charts.palette import on_paper
from qaitaru.documents.exhibits.drawing import balance_drawing
from qaitaru.documents.exhibits.plan import TracingExhibit
from qaitaru.documents.exhibits.rules_drawing import Compared, RuleBar, rules_drawing
from qaitaru.documents.exhibits.workbook import workbook
from qaitaru.engine import kept_analyses
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.facts.errors import AccountMissing
from qaitaru.tracing.following import tainted
from qaitaru.tracing.network import asset_account
from qaitaru.tracing.parts import is_claimant
from qaitaru.tracing.rules.names import EXPOSURE
from qaitaru.tracing.running import Label, running
from qaitaru.tracing.walk import Walked
from qaitaru.wording import Words, forms_for, words_for

_SHEETS_MOST: Final = 20  # accounts of a workbook; what comes from others stands as figures


@dataclass(frozen=True, slots=True)
class IssuedExhibit:
    """One file, and the hash that the journal tells of it."""

    name: str
    content: bytes
    sha256: str


def issue_workbook(
    desk: Desk, number: int, language: str, *, use: Use = Use.EVIDENCE
) -> IssuedExhibit:
    """A kept trace as a worksheet whose own formulas give the same figures.

    Raises: AnalysisMissing; UseRefused.
    """
    head, work = _again(desk, number)
    limited = limited_for(desk, _exhibits(work), use)
    words, forms = words_for(language), forms_for(language)
    exhibit = _exhibit(head, work, words, desk.workspace.settings.title)
    told = (*exhibit.parameters, *limited.told(words, forms))
    content = workbook(replace(exhibit, parameters=told), words)
    return _issued(desk, limited.named(f"trace-{number}-{exhibit.rule}.xlsx"), content)


def issue_balance_drawing(
    desk: Desk,
    number: int,
    account: str,
    currency: str,
    *,
    language: str,
    use: Use = Use.EVIDENCE,
) -> IssuedExhibit:
    """Whose money stood in an account, drawn to be printed.

    Raises: AnalysisMissing, AccountMissing; UseRefused.
    """
    head, work = _again(desk, number)
    limited = limited_for(desk, _exhibits(work), use)
    walked = work.walked(head.rule.removeprefix(FAMILY))
    table = running(work.postings, walked, _labels(work)).get(account_name(account, currency))
    if table is None or not table.rows:
        raise AccountMissing(account)
    words, forms = words_for(language), forms_for(language)
    drawn = balance_drawing(table, currency, name="balance", words=words, forms=forms)
    content = noted(on_paper(drawn), limited.lines(words, forms)).encode()
    return _issued(desk, limited.named(f"trace-{number}-balance.svg"), content)


def issue_rules_drawing(
    desk: Desk, number: int, language: str, *, use: Use = Use.EVIDENCE
) -> IssuedExhibit:
    """All rules of a trace side by side, drawn to be printed.

    Raises: AnalysisMissing; UseRefused.
    """
    words, forms = words_for(language), forms_for(language)
    _, traces = look_at_trace(desk, number)
    limited = limited_for(desk, exhibits_of(traces), use)
    drawn = rules_drawing(_compared(traces, words), name="rules", words=words, forms=forms)
    content = noted(on_paper(drawn), limited.lines(words, forms)).encode()
    return _issued(desk, limited.named(f"trace-{number}-rules.svg"), content)


def _exhibits(work: Work) -> set[int]:
    return {row.exhibit for row in work.scope.rows()}


def _again(desk: Desk, number: int) -> tuple[AnalysisHead, Work]:
    """The work of a kept trace, on the ledger as it was."""
    with consult(desk, "look_at_trace", analysis=number) as connection:
        head = kept_analyses.head(connection, FAMILY, number)
        text = claim_of(head)
        at: datetime = as_it_was(connection, head)[0]
    with reckoned_ledger_at(desk, "issue_exhibit", as_of=at, analysis=number) as view:
        return head, work_of(view, text, regardless=True)


def _exhibit(head: AnalysisHead, work: Work, words: Words, title: str) -> TracingExhibit:
    rule = head.rule.removeprefix(FAMILY)
    currencies = {name: one.currency for name, one in work.scope.accounts.items()}
    walked = work.walked(rule)
    return TracingExhibit(
        title=title,
        rule=rule,
        rule_words=words(f"tracing.rule.{rule}"),
        basis=words(f"tracing.rule.{rule}.basis"),
        postings=work.postings,
        walked=walked,
        between=work.claim.between,
        parameters=_parameters(head, words),
        labels=_labels(work),
        currencies=currencies | dict(work.network.assets),
        names={asset_account(one.name): one.name for one in work.claim.assets},
        assets=frozenset(work.network.assets),
        accounts=_sheets(work, walked),
    )


def _sheets(work: Work, walked: Walked) -> set[str]:
    """The accounts that get a sheet: those most claimed money came to; and every asset."""
    came: Counter[str] = Counter()
    for step in walked.steps:
        came[step.account] += sum(
            int(part.amount) for part in step.came if is_claimant(part.source)
        )
    most = [name for name, amount in came.most_common(_SHEETS_MOST) if amount]
    return {*most, *work.network.assets}


def _parameters(head: AnalysisHead, words: Words) -> list[tuple[str, str]]:
    chosen = [
        (words(f"claim.{name}"), words(f"claim.{name}.{head.parameters[name].replace('-', '_')}"))
        for name in ("same_day", "between")
    ]
    return [
        (words("trace.analysis"), str(head.number)),
        *chosen,
        (words("trace.claim_hash"), head.parameters["claim_sha256"]),
        (words("trace.result_hash"), head.result_sha256),
        (words("trace.data"), head.data_version),
        (words("trace.code"), head.code_version),
    ]


def _labels(work: Work) -> dict[str, Label]:
    return {
        row.entry_id: Label(
            day=row.booked_on,
            exhibit=row.exhibit,
            file=row.file_name,
            place=row.place,
            counterparty=row.counterparty,
            purpose=row.purpose,
        )
        for row in work.scope.rows()
    }


_Ends = tuple[int, int]


def _compared(traces: Sequence[RuleTrace], words: Words) -> list[Compared]:
    """Each asset and account, with what every rule puts there of claimed money."""
    sums: dict[tuple[str, str], dict[str, _Ends]] = {}
    for one in traces:
        for hand in one.cash:
            held = sum(tainted(hand.held).values())
            sums.setdefault((hand.holder, hand.currency), {})[one.rule] = (held, held)
        for asset in one.assets:
            paid = sum(tainted(asset.paid).values())
            sums.setdefault((asset.name, asset.currency), {})[one.rule] = (paid, paid)
        for at in one.accounts:
            held = sum(tainted(at.rows[-1].held if at.rows else at.opening).values())
            sums.setdefault((at.account, at.currency), {})[one.rule] = (held, held)
        for kind in (PlaceKind.ASSET, PlaceKind.CASH, PlaceKind.ACCOUNT):
            for name, place in one.bounded(kind).items():
                bound = place.of()
                sums.setdefault(name, {})[one.rule] = (bound.low_minor, bound.high_minor)
    return [
        Compared(title=name, currency=currency, bars=tuple(_bars(traces, by_rule, words)))
        for (name, currency), by_rule in sums.items()
    ]


def _bars(
    traces: Sequence[RuleTrace], by_rule: dict[str, _Ends], words: Words
) -> Iterator[RuleBar]:
    """A bar a rule; two where it puts the figure between two amounts."""
    for one in traces:
        low, high = by_rule.get(one.rule, (0, 0))
        rule, exposed = words(f"tracing.short.{one.rule}"), one.rule in EXPOSURE
        if low == high:
            yield RuleBar(rule, low, exposed)
        else:
            yield RuleBar(words("bound.low", rule=rule), low, exposed)
            yield RuleBar(words("bound.high", rule=rule), high, exposed)


def _issued(desk: Desk, name: str, content: bytes) -> IssuedExhibit:
    issued = IssuedExhibit(name, content, sha256(content).hexdigest())
    with act(desk, "issue_exhibit") as deed:
        deed.told.update(name=name, sha256=issued.sha256)
    return issued
