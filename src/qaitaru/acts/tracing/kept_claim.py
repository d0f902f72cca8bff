"""The claim of a kept trace, as it was written; the earliest editions kept only what it said."""

from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.facts.errors import AnalysisWithoutClaim


def has_claim(head: AnalysisHead) -> bool:
    """Whether a trace was kept with its claim's own text."""
    return "claim_sha256" in head.parameters


def claim_of(head: AnalysisHead) -> str:
    """The text of a trace's claim.

    Raises: AnalysisWithoutClaim.
    """
    if not has_claim(head):
        raise AnalysisWithoutClaim(str(head.number), head.code_version)
    text: str = head.parameters["claim"]
    return text
