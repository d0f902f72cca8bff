"""The documents there are templates for, and what each of them says."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from qaitaru.documents.facts.arin_enquiry import ArinEnquiry
from qaitaru.documents.facts.asset_schedule import AssetSchedule
from qaitaru.documents.facts.bank_letter import BankLetter
from qaitaru.documents.facts.fiu_request import FiuRequest
from qaitaru.documents.facts.fiu_spontaneous import FiuSpontaneous
from qaitaru.documents.facts.handover_list import HandoverList
from qaitaru.documents.facts.investigation_report import InvestigationReport
from qaitaru.documents.facts.judge_petition import JudgePetition
from qaitaru.documents.facts.mla_request import MlaRequest
from qaitaru.documents.facts.prosecutor_consent import ProsecutorConsent
from qaitaru.documents.facts.restriction_order import RestrictionOrder

DOCUMENTS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "arin_enquiry": ArinEnquiry,
        "asset_schedule": AssetSchedule,
        "bank_letter": BankLetter,
        "fiu_request": FiuRequest,
        "fiu_spontaneous": FiuSpontaneous,
        "handover_list": HandoverList,
        "investigation_report": InvestigationReport,
        "judge_petition": JudgePetition,
        "mla_request": MlaRequest,
        "prosecutor_consent": ProsecutorConsent,
        "restriction_order": RestrictionOrder,
    }
)
