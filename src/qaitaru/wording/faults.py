"""How an error reads for people."""

from typing import Final

from qaitaru.facts.errors import (
    CaseRefused,
    ClaimFaulty,
    DutyRefused,
    LimitedItem,
    PartyMissing,
    QaitaruError,
    SettingFaulty,
    SharingRefused,
    StepUnsupported,
    UseRefused,
)
from qaitaru.wording.case_refusals import case_refusal_text
from qaitaru.wording.catalogues import Words

_NOTHING: Final = "—"
_SHARING: Final = "sharing"
_SHARED: Final = {
    (False, False): "error.SharingRefused.bare",
    (True, False): "error.SharingRefused.found",
    (False, True): "error.SharingRefused.expected",
    (True, True): "error.SharingRefused",
}
"""By whether something was found, and wanted."""


def fault_text(fault: QaitaruError, words: Words) -> str:
    """The error in words; what is wrong with a claim in words of its own, where there are some;
    a refused duty by the rule that refuses; what an engine cannot do by its reason; whom nobody is
    called, otherwise than what may mean several; and a setting not given as one.
    """
    if isinstance(fault, ClaimFaulty):
        own = f"claim.fault.{fault.entry_id}"
        if own in words:
            return words(own, reason=fault.reason)
    if isinstance(fault, DutyRefused | CaseRefused | UseRefused | SharingRefused):
        return _refused(fault, words)
    if isinstance(fault, StepUnsupported):
        told = fault.details() | {"reason": words(f"cluster.unsupported.{fault.construct}")}
        return words("error.StepUnsupported", **told)
    if isinstance(fault, PartyMissing) and not fault.found:
        return words("error.PartyMissing.nobody", asked=fault.asked)
    if isinstance(fault, SettingFaulty) and not fault.found:
        return words("error.SettingFaulty.missing", **fault.details())
    return words(f"error.{type(fault).__name__}", **fault.details())


def _refused(fault: DutyRefused | CaseRefused | UseRefused | SharingRefused, words: Words) -> str:
    """A refusal by its rule."""
    if isinstance(fault, CaseRefused):
        return case_refusal_text(fault, words)
    if isinstance(fault, UseRefused):
        return _use_refused(fault, words)
    if isinstance(fault, SharingRefused):
        return _sharing_refused(fault, words)
    given = {name: value or _NOTHING for name, value in fault.details().items()}
    told = given | {"reason": words(f"duty.refused.{fault.reason}")}
    return words("error.DutyRefused", **told)


def _sharing_refused(fault: SharingRefused, words: Words) -> str:
    """Why not, with its mend; then what was found and what is wanted, where there is any."""
    wanted = f"sharing.verb.{fault.expected}"
    told = fault.details() | {
        "reason": words(f"sharing.refused.{fault.reason}"),
        "expected": words(wanted) if wanted in words else fault.expected,
    }
    return words(_SHARED[bool(fault.found), bool(fault.expected)], **told)


def _use_refused(fault: UseRefused, words: Words) -> str:
    """Each item with its partner and what is allowed, then what to ask, of whom, about what."""
    to = fault.shared_with
    told = fault.details() | {
        "items": "; ".join(_limited(one, fault.use, words) for one in fault.items),
        "use": words(f"casework.use.{fault.use}"),
        "agency": words("use_limit.with_agency", agency=to) if to else "",
    }
    return words("error.UseRefused", **told)


def _limited(item: LimitedItem, use: str, words: Words) -> str:
    known: dict[str, object] = {"exhibit": item.exhibit, "answer": item.answer}
    known["partner"] = item.partner.upper()
    if use == _SHARING:
        agencies = ", ".join(item.shared_with) or words("use_limit.nobody")
        told = words("use_limit.refused_shared", agencies=agencies, **known)
    else:
        each = (words(f"casework.use.{one}") for one in item.uses)
        uses = ", ".join(each) or words("use_limit.none")
        told = words("use_limit.refused_item", uses=uses, **known)
    return told + (words("use_limit.refused_until", until=item.until) if item.until else "")
