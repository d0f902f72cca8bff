"""Findings told: a line of JSON for each, or a table; each explained in the language spoken."""

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import msgspec
from rich.markup import escape

from qaitaru.acts.detection.detect_in_file import Detected, FoundInFile
from qaitaru.cli.face import ERR, FORMS, WORDS, table, tell
from qaitaru.cli.intake.problem_words import problem_texts
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.told import part_key
from qaitaru.facts.money import plain
from qaitaru.facts.problems import Problem
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.thresholds import ThresholdEdition
from qaitaru.wording.patterns import PatternWords
from qaitaru.wording.places import place_text

_COLUMNS: Final = tuple(
    f"cli.column.{name}" for name in ("typology", "score", "account", "finding_sum", "reason")
)
_FINE: Final = 6  # decimals of a score
_SINCE: Final = datetime(1970, 1, 1, tzinfo=UTC)
_PATTERNS: Final = PatternWords(WORDS)


def tell_lines(findings: Iterable[FoundInFile]) -> None:
    """One line a finding, best first."""
    for one in findings:
        sys.stdout.write(msgspec.json.encode(finding_told(one)).decode() + "\n")


def finding_told(one: FoundInFile) -> dict[str, Any]:
    """A finding for a machine: explained in sentences, its evidence again by its parts."""
    return {
        "typology": one.typologies[0],
        "score": round(one.score, _FINE),
        "accounts": [at.account for at in one.accounts],
        "transfers": list(one.transfers),
        "explanation": explanation(one),
        "typologies": list(one.typologies),
        "innocent": _optional(one, "innocent"),
        "settle": _optional(one, "settle"),
        "currency": one.currency or None,
        "amount": None if one.amount_minor is None else plain(one.amount_minor, one.currency),
        "amounts": {code: plain(minor, code) for code, minor in one.stated},
        "begins": _instant(one.begins).isoformat(),
        "ends": _instant(one.ends).isoformat(),
        "names": {at.account: at.name for at in one.accounts if at.name},
        "evidence": [_evidence_told(part, one.currency) for part in one.evidence],
    }


def explanation(one: FoundInFile) -> str:
    """What was found and what speaks for it, in sentences."""
    said = part_key(one.typologies[0], "finding")
    found = WORDS(said if said in WORDS else "detection.finding", **_fields(one))
    return " ".join([found, *(_PATTERNS.evidence(part, one.currency) for part in one.evidence)])


def tell_table(file: Path, detected: Detected, limit: int) -> None:
    """The findings in a table, at most so many, with what was read before."""
    for ledger in detected.transfers.ledgers:
        count = FORMS.number(ledger.transfers)
        tell("cli.detect.read", file=file.name, transfers=count, currency=ledger.currency)
    for edition in detected.thresholds:
        _tell_threshold(edition)
    shown = detected.findings[:limit]
    title = WORDS("cli.detect.title", count=len(detected.findings))
    table(title, _COLUMNS, [_row(one) for one in shown], right=(1, 3))
    if len(shown) < len(detected.findings):
        tell("cli.detect.more", count=len(detected.findings) - len(shown))
    if shown:
        tell("cli.detect.next")


def _tell_threshold(edition: ThresholdEdition) -> None:
    """The threshold that was asked, with its source, and that nobody read it in the law."""
    source = shipped_law().cited(edition.source, WORDS.language)
    tell(
        "cli.detect.threshold",
        amount=FORMS.money(edition.amount_minor, edition.currency),
        since=FORMS.day(edition.valid_from),
        source=source if edition.verified else f"{source}; {WORDS('law.unverified')}",
    )


def tell_below(detected: Detected) -> None:
    """On standard error, how many findings lay below the bound, by typology."""
    if not detected.below:
        return
    each = ", ".join(
        f"{typology_text(name)}: {FORMS.number(count)}" for name, count in detected.below.items()
    )
    told = WORDS("cli.detect.below", number=FORMS.number(sum(detected.below.values())), each=each)
    ERR.print(escape(told), soft_wrap=True, highlight=False)


def tell_problems(file: Path, detected: Detected) -> None:
    """Problems on standard error, the first of them in full."""
    read = detected.transfers
    tell_read_problems(file, read.problems, read.problem_count)


def tell_read_problems(file: Path, problems: Sequence[Problem], count: int) -> None:
    """The problems of a table of transfers, likewise; ``count`` of them in all."""
    if not problems:
        return
    title = WORDS("cli.detect.problems", file=file.name, count=count)
    ERR.print(escape(title), style="bold", soft_wrap=True, highlight=False)
    for problem in problems:
        told = [place_text(problem.place, WORDS) + ":", *problem_texts(problem)]
        ERR.print(escape(" ".join(told)), soft_wrap=True, highlight=False)
    if count > len(problems):
        more = WORDS("cli.detect.more_problems", count=count - len(problems))
        ERR.print(escape(more), soft_wrap=True, highlight=False)


def tell_not_asked(detected: Detected) -> None:
    """On standard error, which typologies were not asked of transfers in which currencies."""
    asked = sorted(detected.not_asked, key=lambda one: (one.currency, one.needed, one.typology))
    for (currency, needed), lacking in groupby(asked, key=lambda one: (one.currency, one.needed)):
        names = ", ".join(typology_text(one.typology) for one in lacking)
        told = WORDS("cli.detect.not_asked", names=names, currency=currency, needed=needed)
        ERR.print(escape(told), soft_wrap=True, highlight=False)
    for begins, ends in detected.without_threshold:
        first, last = (FORMS.day(_instant(at).date()) for at in (begins, ends - 1))
        told = WORDS("cli.detect.no_threshold", first=first, last=last)
        ERR.print(escape(told), soft_wrap=True, highlight=False)


def typology_text(name: str) -> str:
    """A typology's name in the language spoken; its own where no catalogue has it."""
    return _PATTERNS.title(name)


def _row(one: FoundInFile) -> tuple[object, ...]:
    return (
        "\n".join(map(typology_text, one.typologies)),
        FORMS.score(one.score),
        one.accounts[0].account,
        _sum(one),
        explanation(one),
    )


def _fields(one: FoundInFile) -> dict[str, str]:
    """The placeholders of ``typology.<name>.finding``."""
    return {
        "account": one.accounts[0].account,
        "other": one.accounts[1 if len(one.accounts) > 1 else 0].account,
        "accounts": FORMS.number(len(one.accounts)),
        "counterparties": FORMS.number(one.counterparties),
        "transfers": FORMS.number(len(one.transfers)),
        "total": _sum(one),
        "first": FORMS.day(_instant(one.begins).date()),
        "last": FORMS.day(_instant(one.ends).date()),
    }


def _sum(one: FoundInFile) -> str:
    """What the transfers state, by currency; and together, where rates were given."""
    stated = ", ".join(FORMS.money(minor, code) for code, minor in one.stated)
    if one.amount_minor is None or [code for code, _ in one.stated] == [one.currency]:
        return stated
    whole = FORMS.money(one.amount_minor, one.currency)
    return WORDS("detection.by_rates", stated=stated, whole=whole)


def _optional(one: FoundInFile, part: str) -> str:
    key = part_key(one.typologies[0], part)
    return WORDS(key, **_fields(one)) if key in WORDS else ""


def _evidence_told(part: Evidence, currency: str) -> dict[str, Any]:
    return {
        "name": part.name,
        "nats": round(part.nats, _FINE),
        "numbers": dict(part.numbers),
        "text": _PATTERNS.evidence(part, currency),
    }


def _instant(seconds: int) -> datetime:
    return _SINCE + timedelta(seconds=seconds)
