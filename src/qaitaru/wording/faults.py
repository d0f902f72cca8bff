"""How an error reads for people."""

from typing import Final

from qaitaru.facts.errors import (
    ClaimFaulty,
    DutyRefused,
    PartyMissing,
    QaitaruError,
    SettingFaulty,
    StepUnsupported,
)
from qaitaru.wording.catalogues import Words

_NOTHING: Final = "—"


def fault_text(fault: QaitaruError, words: Words) -> str:
    """The error in words; what is wrong with a claim in words of its own, where there are some;
    a refused duty by the rule that refuses; what an engine cannot do by its reason; whom nobody is
    called, otherwise than what may mean several; and a setting not given as one.
    """
    if isinstance(fault, ClaimFaulty):
        own = f"claim.fault.{fault.entry_id}"
        if own in words:
            return words(own, reason=fault.reason)
    if isinstance(fault, DutyRefused):
        given = {name: value or _NOTHING for name, value in fault.details().items()}
        told = given | {"reason": words(f"duty.refused.{fault.reason}")}
        return words("error.DutyRefused", **told)
    if isinstance(fault, StepUnsupported):
        told = fault.details() | {"reason": words(f"cluster.unsupported.{fault.construct}")}
        return words("error.StepUnsupported", **told)
    if isinstance(fault, PartyMissing) and not fault.found:
        return words("error.PartyMissing.nobody", asked=fault.asked)
    if isinstance(fault, SettingFaulty) and not fault.found:
        return words("error.SettingFaulty.missing", **fault.details())
    return words(f"error.{type(fault).__name__}", **fault.details())
