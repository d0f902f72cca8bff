"""Findings of the workspace told: as JSON, in a table, one whole."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import msgspec
import typer

from qaitaru.acts.detection.finding_views import FindingView
from qaitaru.acts.detection.look_at_findings import BehindTransfer, FindingWhole
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.local_time import told_at
from qaitaru.detection.desk.deciding import Step
from qaitaru.detection.desk.sighting import KnownBeside, RateUsed, Sighting
from qaitaru.detection.desk.standing import FindingStanding
from qaitaru.facts.money import plain
from qaitaru.wording.known_words import KnownWords
from qaitaru.wording.patterns import PatternWords, day_of
from qaitaru.wording.places import place_text

PATTERNS: Final = PatternWords(WORDS)
_FACTS: Final = KnownWords(WORDS)

_COLUMNS: Final = tuple(
    f"cli.column.{name}"
    for name in (
        *("finding", "score", "typology", "account", "finding_sum"),
        *("finding_transfers", "finding_days", "finding_standing"),
    )
)
_EVIDENCE: Final = ("cli.column.evidence_weight", "cli.column.reason")
_KNOWN: Final = tuple(
    f"cli.column.{name}"
    for name in ("known_fact", "account", "known_says", "known_days", "known_origins")
)
_RATES: Final = tuple(
    f"cli.column.{name}" for name in ("one_of", "costs", "in_currency", "date", "source")
)
_ROWS: Final = tuple(
    f"cli.column.{name}" for name in ("entry", "date", "amount", "payer", "payee", "place")
)


def sighting_json(one: Sighting) -> dict[str, Any]:
    """A finding as it is seen, for a machine."""
    return {
        "typology": one.lead,
        "typologies": one.typologies,
        "score": one.score,
        "accounts": [each.account or each.name for each in one.accounts],
        "names": {each.account: each.name for each in one.accounts if each.account and each.name},
        "transfers": one.transfers,
        "amounts": {each.currency: plain(each.amount_minor, each.currency) for each in one.sums},
        "first": day_of(one.begins).isoformat(),
        "last": day_of(one.ends).isoformat(),
        "explanation": explained(one),
        "innocent": PATTERNS.innocent(one),
        "settle": PATTERNS.settle(one),
        "evidence": [
            {**msgspec.to_builtins(part), "text": PATTERNS.part(one, part)} for part in one.evidence
        ],
        "known": msgspec.to_builtins(one.known),
        "whole": _whole(one),
        "rates": msgspec.to_builtins(one.rates),
    }


def finding_json(one: FindingView) -> dict[str, Any]:
    """A finding with where it stands, for a machine."""
    return {
        "number": one.number,
        "analysis": one.seen.analysis,
        "is_met": one.is_met,
        "standing": msgspec.to_builtins(one.stands),
        **sighting_json(one.seen.sighting),
    }


def explained(one: Sighting) -> str:
    """What was found and what speaks for it, in sentences."""
    return " ".join([PATTERNS.found(one), *(PATTERNS.part(one, part) for part in one.evidence)])


def tell_queue(title: str, findings: Iterable[FindingView]) -> None:
    """The findings in a table."""
    table(title, _COLUMNS, map(_row, findings), right=(0, 1, 4, 5))


def tell_whole(one: FindingWhole) -> None:
    """A finding whole: what was found, what speaks for it, the rows, and what was decided."""
    seen = one.view.seen.sighting
    names = ", ".join(map(PATTERNS.title, seen.typologies))
    tell("cli.findings.head", number=one.view.number, names=names, score=FORMS.score(seen.score))
    typer.echo(PATTERNS.found(seen))
    rows = [(FORMS.weight(part.nats), PATTERNS.part(seen, part)) for part in seen.evidence]
    table(WORDS("finding.evidence"), _EVIDENCE, rows, right=(0,))
    if seen.known:
        table(WORDS("finding.known"), _KNOWN, map(_fact, seen.known))
    if seen.whole:
        whole = FORMS.money(seen.whole.amount_minor, seen.whole.currency)
        tell("finding.by_rates", whole=whole)
    if seen.rates:
        table(WORDS("finding.rates"), _RATES, map(_rate, seen.rates), right=(1,))
    for key, text in (("innocent", PATTERNS.innocent(seen)), ("settle", PATTERNS.settle(seen))):
        if text:
            typer.echo(f"{WORDS(f'finding.{key}')}: {text}")
    shown = [row for each in one.transfers for row in _rows(each)]
    title = WORDS("finding.rows", shown=len(one.transfers), count=len(seen.transfers))
    table(title, _ROWS, shown, right=(2,))
    typer.echo(standing_text(one.view.stands))
    for step in one.steps:
        typer.echo(f"  {step_text(step)}")
    tell("cli.findings.run", number=one.run.number, at=told_at(one.run.made_at))


def _whole(one: Sighting) -> dict[str, str] | None:
    if one.whole is None:
        return None
    currency = one.whole.currency
    return {"currency": currency, "amount": plain(one.whole.amount_minor, currency)}


def _rate(one: RateUsed) -> tuple[object, ...]:
    day = FORMS.day(date.fromisoformat(one.on))
    return one.source_currency, one.rate, one.target_currency, day, one.source


def _fact(one: KnownBeside) -> tuple[object, ...]:
    return (
        _FACTS.kind(one),
        one.account,
        _FACTS.says(one),
        _FACTS.days(one),
        "\n".join(map(_FACTS.origin, one.origins)),
    )


def standing_text(stands: FindingStanding) -> str:
    """Where a finding stands, in words."""
    told = WORDS(f"finding.state.{stands.state.value}")
    if stands.waiting:
        told += (
            f"\n{WORDS(f'finding.verdict.{stands.waiting.verdict.value}')}? {stands.waiting.member}"
        )
    if stands.through:
        told += f"\n{WORDS('finding.through', number=stands.through)}"
    if stands.decided and stands.decided.expires_on:
        told += f"\n{WORDS('finding.until', day=FORMS.day(stands.decided.expires_on))}"
    if stands.returned:
        told += f"\n{WORDS(f'finding.returned.{stands.returned.value}')}"
    return told


def step_text(step: Step) -> str:
    """A step of a decision, in words."""
    move, verdict = f"finding.move.{step.move.value}", f"finding.verdict.{step.verdict.value}"
    told = [f"{WORDS(move)}: {WORDS(verdict)}"]
    if step.ground:
        told.append(WORDS(f"finding.ground.{step.ground}"))
    if step.expires_on:
        told.append(WORDS("finding.until", day=FORMS.day(step.expires_on)))
    told += [step.remark] if step.remark else []
    return f"{told_at(step.at)}, {step.member}: {' — '.join(told)}"


def _row(one: FindingView) -> tuple[object, ...]:
    seen = one.seen.sighting
    first, last = PATTERNS.days(seen)
    return (
        one.number,
        FORMS.score(seen.score),
        "\n".join(map(PATTERNS.title, seen.typologies)),
        PATTERNS.end(seen.accounts[0]),
        PATTERNS.total(seen),
        FORMS.number(len(seen.transfers)),
        first if first == last else f"{first}\n{last}",
        standing_text(one.stands) + ("" if one.is_met else f"\n{WORDS('finding.queue.gone')}"),
    )


def _rows(one: BehindTransfer) -> list[tuple[object, ...]]:
    if not one.rows:
        return [(" ".join(one.entries), "", "", WORDS("finding.row_gone"), "", "")]
    return [
        (
            row.entry_id,
            FORMS.day(row.booked_on),
            FORMS.money(abs(row.amount_minor), row.currency),
            row.payer,
            row.payee,
            place_text(row.place, WORDS),
        )
        for row in one.rows
    ]
