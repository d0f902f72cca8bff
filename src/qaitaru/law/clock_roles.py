"""What a clock is for, whatever the jurisdiction: a case asks for its clocks by these."""

from enum import StrEnum


class ClockRole(StrEnum):
    """What a clock is for; words stand under ``law.clock_role``."""

    # of a measure
    EXPIRY = "expiry"  # the measure ends by itself
    OWNER_NOTICE = "owner_notice"
    PROSECUTOR_NOTICE = "prosecutor_notice"
    COURT_NOTICE = "court_notice"
    PETITION = "petition"  # the court is asked
    DECISION = "decision"  # the court decides
    LIFT_AFTER_REFUSAL = "lift_after_refusal"
    REPORT = "report"  # the FIU is told
    FIU_DECISION = "fiu_decision"
    FORWARDING = "forwarding"
    AGENCY_DECISION = "agency_decision"
    ENTITY_NOTICE = "entity_notice"
    # of a confiscation
    PROSECUTOR_DECISION = "prosecutor_decision"
    DECLARATION = "declaration"
    # of a request
    ORIGINAL = "original"  # the original follows the electronic copy
    ANSWER = "answer"
    # of an investigation
    OPENING = "opening"
