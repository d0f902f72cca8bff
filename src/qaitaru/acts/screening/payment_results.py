"""A screening of payments as it is kept: what was asked of which lists, and what it came to."""

from dataclasses import dataclass
from typing import Any, Final

import msgspec

from qaitaru.acts.code_version import code_version
from qaitaru.acts.screening.payments_met import PaymentsMet
from qaitaru.acts.screening.screening_results import AskedList, lists_of
from qaitaru.engine.analyses import Analysis
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.screening.payments.answers import Answers, Thresholds
from qaitaru.screening.payments.pairs import PaymentPair

PAYMENTS_RULE: Final = "screening.payments"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentScreening:
    """A kept screening of payments; ``as_of`` is how its lists were chosen."""

    number: int
    as_of: str
    threshold: float
    text_threshold: float
    lists: tuple[AskedList, ...]
    payments: int
    designations: int
    pairs: tuple[PaymentPair, ...]
    result_sha256: str
    data_version: str
    code_version: str
    made_by: str
    made_at: str


@dataclass(frozen=True, slots=True)
class _Told:
    payments: int
    designations: int
    pairs: tuple[PaymentPair, ...]


@dataclass(frozen=True, slots=True)
class _Answered:
    answers: Answers


def payment_parameters(
    lists: list[AskedList], thresholds: Thresholds, as_of: str
) -> dict[str, Any]:
    """What, beside data and code, decides what a screening comes to."""
    told = {
        "threshold": thresholds.sides,
        "text_threshold": thresholds.texts,
        "as_of": as_of,
        "lists": lists,
    }
    found: dict[str, Any] = msgspec.to_builtins(told)
    return found


def thresholds_of(head: AnalysisHead) -> Thresholds:
    """The thresholds of a kept screening."""
    told = head.parameters
    return Thresholds(sides=told["threshold"], texts=told["text_threshold"])


def payment_analysis(parameters: dict[str, Any], met: PaymentsMet) -> Analysis:
    """A screening as it is kept."""
    result = {
        "payments": met.payments,
        "designations": met.designations,
        "answers": met.answers,
        "pairs": met.pairs,
    }
    return Analysis(
        rule=PAYMENTS_RULE,
        parameters=parameters,
        data_version=met.data_version,
        code_version=code_version(),
        result=msgspec.to_builtins(result),
    )


def answers_of(result: str) -> Answers:
    """The answers a kept result has."""
    return msgspec.json.decode(result, type=_Answered).answers


def payment_screening_of(head: AnalysisHead, result: str) -> PaymentScreening:
    """A screening as the faces show it."""
    told = msgspec.json.decode(result, type=_Told)
    thresholds = thresholds_of(head)
    return PaymentScreening(
        number=head.number,
        as_of=head.parameters["as_of"],
        threshold=thresholds.sides,
        text_threshold=thresholds.texts,
        lists=lists_of(head),
        payments=told.payments,
        designations=told.designations,
        pairs=told.pairs,
        result_sha256=head.result_sha256,
        data_version=head.data_version,
        code_version=head.code_version,
        made_by=head.made_by,
        made_at=head.made_at,
    )
