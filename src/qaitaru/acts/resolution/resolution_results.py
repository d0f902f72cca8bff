"""A resolution as it is kept: what was asked of which data, and what it came to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import msgspec

from qaitaru.acts.code_version import code_version
from qaitaru.acts.resolution.splink_weights import splink_weights
from qaitaru.engine.analyses import Analysis
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.resolution.estimating import weights
from qaitaru.resolution.outcome import Outcome
from qaitaru.resolution.resolving import Learn

RULE: Final = "resolution.parties"


class Estimate(StrEnum):
    """Who weighs the levels."""

    OWN = "own"
    SPLINK = "splink"


LEARN: Final[Mapping[Estimate, Learn]] = {Estimate.OWN: weights, Estimate.SPLINK: splink_weights}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What, beside data and code, decides what a resolution comes to.

    ``judgements`` is the number of the last one that was heard; ``rates`` are the rates stated,
    which have a part in which payments are one.
    """

    estimate: Estimate
    join_from_bits: float
    judgements: int
    rates: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptResolution:
    """A kept resolution."""

    number: int
    parameters: Parameters
    outcome: Outcome
    result_sha256: str
    data_version: str
    code_version: str
    made_by: str
    made_at: str


def analysis_of(parameters: Parameters, data_version: str, outcome: Outcome) -> Analysis:
    """A resolution as it is kept."""
    return Analysis(
        rule=RULE,
        parameters=told(parameters),
        data_version=data_version,
        code_version=code_version(),
        result=told(outcome),
    )


def told(value: Parameters | Outcome) -> dict[str, Any]:
    """As JSON holds it."""
    found: dict[str, Any] = msgspec.to_builtins(value, str_keys=True, order="deterministic")
    return found


def parameters_of(head: AnalysisHead) -> Parameters:
    """What a kept resolution was asked with."""
    return msgspec.convert(head.parameters, Parameters)


def resolution_of(head: AnalysisHead, result: str) -> KeptResolution:
    """A resolution as the faces show it."""
    return KeptResolution(
        number=head.number,
        parameters=parameters_of(head),
        outcome=msgspec.json.decode(result, type=Outcome),
        result_sha256=head.result_sha256,
        data_version=head.data_version,
        code_version=head.code_version,
        made_by=head.made_by,
        made_at=head.made_at,
    )
