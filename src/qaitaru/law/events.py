"""The events that legal clocks run from and are stopped by; words stand under ``law.event``."""

from enum import StrEnum

import msgspec

from qaitaru.law.told import Told


class Event(StrEnum):
    """What happens in a freeze, an investigation, to an asset or with a request.

    A pack may name an event of its own (``[[event]]``), and a clock run from it.
    """

    # the freeze of listed persons
    PUBLISHED = "published"
    FETCHED = "fetched"
    SCREENED = "screened"
    HIT = "hit"
    MATCHED = "matched"
    FROZEN = "frozen"
    REPORTED = "reported"
    PROSECUTOR_TOLD = "prosecutor_told"
    NOTIFIED = "notified"
    ANSWERED = "answered"
    PETITION_FILED = "petition_filed"
    INFORMATION_GATHERED = "information_gathered"
    REPORT_MADE = "report_made"
    COMMITTEE_DECIDED = "committee_decided"
    DELISTING_ENDED = "delisting_ended"
    # a suspicious operation
    SUSPICION_DETECTED = "suspicion_detected"
    OPERATION_DONE = "operation_done"
    FIU_RECEIVED = "fiu_received"  # the message of an operation reached the FIU
    TRANSACTION_SUSPENDED = "transaction_suspended"
    FORWARDED = "forwarded"
    LAW_ENFORCEMENT_RECEIVED = "law_enforcement_received"
    AGENCY_DECIDED = "agency_decided"
    ENTITY_TOLD = "entity_told"
    SUSPENSION_ENDED = "suspension_ended"
    DEBITS_STOPPED = "debits_stopped"
    DEBITS_RELEASED = "debits_released"
    # the investigation
    PREDICATE_REGISTERED = "predicate_registered"
    FINANCIAL_CASE_OPENED = "financial_case_opened"
    INVESTIGATION_CLOSED = "investigation_closed"
    # securing property
    PROPERTY_ESTABLISHED = "property_established"
    RESTRICTED = "restricted"  # disposal of property is restricted
    TAKEN = "taken"  # property is taken, or operations with it are suspended
    OWNER_NOTIFIED = "owner_notified"
    OWNER_NOT_NOTIFIED = "owner_not_notified"  # on a ground that the law names
    PROSECUTOR_CONSENTED = "prosecutor_consented"
    PROSECUTOR_INFORMED = "prosecutor_informed"
    COURT_INFORMED = "court_informed"
    PETITIONED = "petitioned"
    COURT_RECEIVED = "court_received"
    COURT_DECIDED = "court_decided"
    ARRESTED = "arrested"
    REFUSAL_FINAL = "refusal_final"
    LIFTED = "lifted"
    INVESTIGATOR_TOLD = "investigator_told"  # the bank or registrar lifted by itself and told of it
    EXTENDED = "extended"
    # confiscation without a conviction, declared assets
    CONCLUSION_RECEIVED = "conclusion_received"
    PROSECUTOR_DECIDED = "prosecutor_decided"
    DECLARATION_DEMANDED = "declaration_demanded"
    DECLARED = "declared"
    ORDERED = "ordered"
    ORDER_FINAL = "order_final"
    ENFORCED = "enforced"
    RETURNED = "returned"
    # requests
    REQUEST_SENT = "request_sent"
    ORIGINAL_SENT = "original_sent"
    ACKNOWLEDGED = "acknowledged"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENTED = "supplemented"
    REQUEST_RECEIVED = "request_received"
    EXECUTED = "executed"
    ANSWER_RECEIVED = "answer_received"


class OwnEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event that a pack's law knows and the house has no name for."""

    key: str
    text: Told
