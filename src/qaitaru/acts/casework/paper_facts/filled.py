"""The papers that an investigation fills: of which thing each is, and who may make it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from qaitaru.acts.casework.paper_facts.arin_paper import arin_paper
from qaitaru.acts.casework.paper_facts.consent_paper import consent_paper
from qaitaru.acts.casework.paper_facts.fiu_paper import fiu_paper
from qaitaru.acts.casework.paper_facts.measure_parts import MeasurePaper
from qaitaru.acts.casework.paper_facts.mla_paper import mla_paper
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.acts.casework.paper_facts.petition_paper import petition_paper
from qaitaru.acts.casework.paper_facts.report_paper import report_paper
from qaitaru.acts.casework.paper_facts.request_parts import RequestPaper
from qaitaru.acts.casework.paper_facts.restriction_paper import restriction_paper
from qaitaru.acts.casework.paper_facts.schedule_paper import schedule_paper
from qaitaru.acts.casework.paper_facts.spontaneous_paper import spontaneous_paper
from qaitaru.casework.requests.use_limits import Use
from qaitaru.law.request_fields import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRequest:
    """A paper of a request, by the channel it goes through."""

    fill: Callable[[PaperCase, RequestPaper], object]
    channel: Channel
    uses: tuple[Use, ...]
    needs: str = "request"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfMeasure:
    """A paper of a measure."""

    fill: Callable[[PaperCase, MeasurePaper], object]
    needs: str
    uses: tuple[Use, ...] = (Use.EVIDENCE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCase:
    """A paper of an investigation; ``goes_abroad`` where a state is told of it."""

    fill: Callable[[PaperCase], object]
    needs: str = "note"
    uses: tuple[Use, ...] = (Use.INTELLIGENCE, Use.EVIDENCE)
    goes_abroad: bool = False


_KNOWN: Final = (Use.INTELLIGENCE, Use.EVIDENCE)
PAPERS: Final[Mapping[str, OfRequest | OfMeasure | OfCase]] = MappingProxyType(
    {
        "mla_request": OfRequest(fill=mla_paper, channel=Channel.MLA, uses=(Use.EVIDENCE,)),
        "fiu_request": OfRequest(fill=fiu_paper, channel=Channel.FIU, uses=_KNOWN),
        "arin_enquiry": OfRequest(fill=arin_paper, channel=Channel.ARIN, uses=_KNOWN),
        "judge_petition": OfMeasure(fill=petition_paper, needs="take_measure"),
        "restriction_order": OfMeasure(fill=restriction_paper, needs="take_measure"),
        "prosecutor_consent": OfMeasure(fill=consent_paper, needs="consent"),
        "asset_schedule": OfCase(fill=schedule_paper),
        "investigation_report": OfCase(fill=report_paper),
        "fiu_spontaneous": OfCase(
            fill=spontaneous_paper, needs="request", uses=_KNOWN, goes_abroad=True
        ),
    }
)
"""All but the letter to a bank, which is of an account, and what is handed over, of items."""
HANDOVER: Final = "handover_list"
LETTER: Final = "bank_letter"
