"""The freeze report: who, by which list version, when, against which clocks, what is frozen.

Source: FATF Recommendation 6: report of frozen assets and of attempted transactions.
"""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.documents.citations import code, plain, quiet
from qaitaru.documents.clock_words import (
    counted_text,
    edition_text,
    end_text,
    marks_text,
    span_text,
    took_text,
)
from qaitaru.documents.outline import (
    Align,
    Block,
    Column,
    Line,
    Note,
    Outline,
    Paragraph,
    Particulars,
    Row,
    Section,
    Span,
    Style,
    Table,
)
from qaitaru.duty.bodies import Attempt, FrozenAsset
from qaitaru.duty.holdings import Holding
from qaitaru.duty.record import DutyRecord
from qaitaru.law.clock_lines import ClockLine, Instant
from qaitaru.law.law import Law
from qaitaru.law.pack import Measure, Regime
from qaitaru.wording import Forms, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """The list version a freeze stands on; ``exhibits`` are its files with their hashes."""

    name: str
    published_text: str
    content_sha256: str
    address: str
    exhibits: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeFacts:
    """What a freeze report is made of."""

    record: DutyRecord
    regime: Regime | None
    chain: tuple[tuple[str, Instant | None], ...]
    clocks: tuple[ClockLine, ...]
    holdings: tuple[Holding, ...]
    measures: tuple[Measure, ...]
    law: Law
    source: ListSource
    agency: str
    member: str
    code_version: str
    produced_utc: datetime


@dataclass(frozen=True, slots=True)
class _Pen:
    """The language a report is written in."""

    words: Words
    forms: Forms

    def columns(self, *names: str) -> tuple[Column, ...]:
        """Columns by key; figures stand at the end."""
        ends = {"amount", "held"}
        return tuple(
            Column(
                self.words(f"duty.report.column.{name}"),
                Align.END if name in ends else Align.START,
                0 if name in ends else 2,
            )
            for name in names
        )

    def at(self, instant: Instant | None) -> str:
        """An instant, or the day where only it is known."""
        if instant is None:
            return self.words("duty.not_yet")
        told = self.forms.instant(instant.at)
        return self.words("duty.by_day", at=told) if instant.is_day else told


def build_freeze_report(facts: FreezeFacts, words: Words, forms: Forms) -> Outline:
    """The report in one language; the same facts give the same outline."""
    pen, head = _Pen(words, forms), facts.record.head
    title = words("duty.report.title", number=head.number)
    parts = (_times, _clocks, _reasons, _assets, _attempts, _measures, _sources)
    sections = (part(facts, pen) for part in parts)
    return Outline(
        language=words.language,
        kind=words("duty.report.kind"),
        title=title,
        author=facts.agency,
        produced_utc=facts.produced_utc,
        head=_head(facts, pen),
        contents_title=words("report.contents"),
        running_head=words("report.running_head", title=title, agency=facts.agency),
        page_of=words("report.page_of", page="{page}", pages="{pages}"),
        sections=tuple(one for one in sections if one.blocks),
    )


def _head(facts: FreezeFacts, pen: _Pen) -> Particulars:
    say, head = pen.words, facts.record.head
    regime = facts.regime.text.words(say.language) if facts.regime else say("duty.regime_unknown")
    entries: tuple[tuple[str, Line], ...] = (
        (say("report.head.agency"), plain(facts.agency)),
        (say("report.head.member"), plain(facts.member)),
        (say("duty.report.party"), plain(head.party)),
        (say("duty.report.listed"), plain(f"{head.listed_name} · {head.reference}")),
        (say("duty.report.regime"), plain(regime)),
        (say("report.head.produced"), plain(pen.forms.instant(facts.produced_utc))),
        (say("report.head.program"), code(facts.code_version)),
    )
    return Particulars(tuple((name, line) for name, line in entries if line[0].text))


def _times(facts: FreezeFacts, pen: _Pen) -> Section:
    rows = tuple(
        Row((plain(pen.words(f"duty.event.{name}")), plain(pen.at(instant))))
        for name, instant in facts.chain
    )
    table = Table(pen.words("duty.report.times"), pen.columns("event", "at"), rows)
    return Section(pen.words("duty.report.times"), "times", (table,))


def _clocks(facts: FreezeFacts, pen: _Pen) -> Section:
    say = pen.words
    rows = tuple(_clock_row(one, facts.law, pen) for one in facts.clocks if one.reckoned)
    columns = pen.columns("clock", "state", "due", "late")
    return Section(
        say("duty.report.clocks"),
        "clocks",
        (
            Paragraph(plain(say("duty.report.clocks.lead"))),
            Table(say("duty.report.clocks"), columns, rows),
        ),
    )


def _clock_row(one: ClockLine, law: Law, pen: _Pen) -> Row:
    reckoned = one.reckoned
    due = end_text(reckoned.due, pen.words, pen.forms) if reckoned else ""
    detail: list[Span] = []
    for answer in (reckoned.due, *reckoned.others) if reckoned else ():
        sure = reckoned is None or reckoned.is_sure
        told = [
            edition_text(answer.edition, pen.words),
            law.cited(answer.edition.source, pen.words.language),
        ]
        told.append(marks_text(answer, pen.words, is_sure=sure))
        told.append(counted_text(answer, pen.words, pen.forms))
        detail.append(Span(" · ".join(filter(None, told)) + "\n", Style.QUIET))
    return Row(
        (
            plain(one.clock.text.words(pen.words.language)),
            plain(_state_text(one, pen)),
            plain(due),
            plain(span_text(one.late, pen.words) if one.late else ""),
        ),
        detail=tuple(detail),
    )


def _state_text(one: ClockLine, pen: _Pen) -> str:
    told = (pen.words(f"duty.state.{one.state.value}"), took_text(one, pen.words))
    return ", ".join(filter(None, told))


def _reasons(facts: FreezeFacts, pen: _Pen) -> Section:
    head = facts.record.head
    blocks: list[Block] = [
        Paragraph(plain(pen.words(f"reason.{one.kind}", asked=one.asked, listed=one.listed)))
        for one in head.reasons
    ]
    if head.hit:
        told = pen.words("duty.report.hit", hit=head.hit, score=pen.forms.score(head.score))
        blocks.insert(0, Paragraph(plain(told)))
    return Section(pen.words("duty.report.reasons"), "reasons", tuple(blocks))


def _assets(facts: FreezeFacts, pen: _Pen) -> Section:
    say = pen.words
    rows = tuple(_asset_row(one, pen) for one in facts.holdings)
    title = say("duty.report.assets")
    if not rows:
        return Section(title, "assets", (Note(plain(say("duty.report.assets.none"))),))
    columns = pen.columns("asset", "owner", "frozen_at", "amount", "held")
    return Section(title, "assets", (Table(title, columns, rows),))


def _asset_row(one: Holding, pen: _Pen) -> Row:
    asset: FrozenAsset = one.asset
    said = [pen.words(f"duty.holding.{asset.holding}"), pen.words(f"duty.link.{asset.link}")]
    said += [asset.link_text, asset.remark]
    return Row(
        (
            (Span(asset.name, Style.CODE), Span(f" · {pen.words(f'duty.sort.{asset.sort}')}")),
            plain(asset.owner),
            plain(pen.forms.instant(one.entry.at)),
            plain(pen.forms.money(asset.amount_minor + one.credited_minor, asset.currency)),
            plain(pen.forms.money(one.held_minor, asset.currency)),
        ),
        detail=quiet(" · ".join(filter(None, said))),
    )


def _attempts(facts: FreezeFacts, pen: _Pen) -> Section:
    rows = tuple(
        Row(
            (
                plain(pen.forms.instant(entry.at)),
                plain(pen.words(f"duty.direction.{body.direction}")),
                plain(pen.forms.money(body.amount_minor, body.currency)),
                plain(" · ".join(filter(None, (body.counterparty, body.remark)))),
            )
        )
        for entry, body in facts.record.of(Attempt)
    )
    title = pen.words("duty.report.attempts")
    columns = pen.columns("at", "direction", "amount", "counterparty")
    return Section(title, "attempts", (Table(title, columns, rows),) if rows else ())


def _measures(facts: FreezeFacts, pen: _Pen) -> Section:
    language = pen.words.language
    blocks = tuple(
        Paragraph(
            (
                Span(one.text.words(language)),
                Span(f" — {facts.law.cited(one.source, language)}", Style.QUIET),
            )
        )
        for one in facts.measures
    )
    return Section(pen.words("duty.report.measures"), "measures", blocks)


def _sources(facts: FreezeFacts, pen: _Pen) -> Section:
    say, head, source = pen.words, facts.record.head, facts.source
    entries: list[tuple[str, Line]] = [
        (say("duty.report.list"), plain(f"{head.publisher} · {source.name}")),
        (say("duty.report.version"), plain(str(head.list_version))),
        (say("duty.report.published"), plain(source.published_text)),
        (say("duty.report.sha256"), code(head.list_sha256)),
        (say("duty.report.address"), plain(source.address)),
    ]
    for exhibit, sha256 in source.exhibits:
        name = say("report.exhibit_short", exhibit=exhibit)
        entries.append((name, code(sha256)))
    told = tuple((name, line) for name, line in entries if line[0].text)
    lead = Paragraph(plain(say("duty.report.sources.lead")))
    return Section(say("duty.report.sources"), "sources", (lead, Particulars(told)))
