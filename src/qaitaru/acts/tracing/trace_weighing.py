"""What moves a claim most, as it is kept beside the traces of its rules, and read again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from qaitaru.acts.code_version import code_version
from qaitaru.acts.tracing.trace_results import parameters_of
from qaitaru.acts.tracing.trace_work import Work
from qaitaru.acts.tracing.traces import RuleTrace, Sensitivity, Weighed
from qaitaru.engine.analyses import Analysis
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.tracing.sensitivity import BASE

WEIGHING: Final = "weighing."
"""Of analyses that say which assumptions of a claim move it most."""


@dataclass(frozen=True, slots=True)
class KeptWeighing:
    """All that such an analysis holds."""

    moved_by: Weighed


def weighing_of(work: Work, weighed: Weighed) -> Analysis:
    """What each assumption makes of a claim, ready to be kept."""
    return Analysis(
        rule=f"{WEIGHING}{BASE}",
        parameters=parameters_of(work),
        data_version=work.data_version,
        code_version=code_version(),
        result=msgspec.to_builtins(KeptWeighing(weighed)),
    )


def with_sensitivity(
    traces: Sequence[RuleTrace], head: AnalysisHead, weighed: Weighed
) -> list[RuleTrace]:
    """The rules of a claim, each with what moves the claim most."""
    told = Sensitivity(
        analysis=head.number,
        result_sha256=head.result_sha256,
        under=head.rule.removeprefix(WEIGHING),
        moved_by=weighed,
    )
    return [replace(one, sensitivity=told) for one in traces]
