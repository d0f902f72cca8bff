"""A screening as it is kept: what was asked of which lists, and what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from qaitaru.acts.code_version import code_version
from qaitaru.engine.analyses import Analysis
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.lists.versions import ListVersion
from qaitaru.screening.found_hits import FoundHit, Screened

FAMILY: Final = "screening."
RULE: Final = "screening.parties"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedList:
    """A list version that was asked."""

    number: int
    publisher: str
    list_name: str
    published_on: str
    content_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """A kept screening; ``as_of`` is how its lists were chosen, empty for those in force."""

    number: int
    as_of: str
    threshold: float
    lists: tuple[AskedList, ...]
    parties: int
    designations: int
    hits: tuple[FoundHit, ...]
    result_sha256: str
    data_version: str
    code_version: str
    made_by: str
    made_at: str


def asked_lists(versions: Sequence[ListVersion]) -> list[AskedList]:
    """The versions, in the order they are told."""
    return [
        AskedList(
            number=one.number,
            publisher=one.publisher,
            list_name=one.list_name,
            published_on=one.published_on.isoformat(),
            content_sha256=one.content_sha256,
        )
        for one in versions
    ]


def parameters_of(lists: Sequence[AskedList], *, threshold: float, as_of: str) -> dict[str, Any]:
    """What, beside data and code, decides what a screening comes to."""
    told = {"threshold": threshold, "as_of": as_of, "lists": list(lists)}
    found: dict[str, Any] = msgspec.to_builtins(told)
    return found


def analysis_of(
    parameters: dict[str, Any], data_version: str, found: Screened, designations: int
) -> Analysis:
    """A screening as it is kept."""
    result = {"designations": designations, **msgspec.to_builtins(found)}
    return Analysis(
        rule=RULE,
        parameters=parameters,
        data_version=data_version,
        code_version=code_version(),
        result=result,
    )


def screened_of(result: str) -> Screened:
    """What a kept result says."""
    return msgspec.json.decode(result, type=Screened)


def lists_of(head: AnalysisHead) -> tuple[AskedList, ...]:
    """The list versions that a screening asked."""
    return msgspec.convert(tuple(head.parameters["lists"]), tuple[AskedList, ...])


def screening_of(head: AnalysisHead, result: str) -> Screening:
    """A screening as the faces show it."""
    told = msgspec.json.decode(result)
    found = msgspec.convert(told, Screened)
    return Screening(
        number=head.number,
        as_of=head.parameters["as_of"],
        threshold=head.parameters["threshold"],
        lists=lists_of(head),
        parties=len(found.parties),
        designations=told["designations"],
        hits=found.hits,
        result_sha256=head.result_sha256,
        data_version=head.data_version,
        code_version=head.code_version,
        made_by=head.made_by,
        made_at=head.made_at,
    )
