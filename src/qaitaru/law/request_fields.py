"""What a request to a partner is made of: its fields, its channels, what it asks for."""

from enum import StrEnum


class RequestField(StrEnum):
    """A field of a request that answers an item of its required contents.

    Words stand under ``law.request_field``. A field is answered when it is not empty; of papers
    (signature, seal, translation, certified copies) when the paper is attached or ticked off.
    """

    # who and to whom
    REQUESTING_AUTHORITY = "requesting_authority"
    CONDUCTING_AUTHORITY = "conducting_authority"  # that conducts the investigation, where another
    CONTACT = "contact"  # person, telephone, post of who can answer a question
    OWN_REFERENCE = "own_reference"
    PARTNER_REFERENCE = "partner_reference"  # of an earlier answer, hit or spontaneous message
    ADDRESSEE = "addressee"
    ADDRESSEE_ADDRESS = "addressee_address"
    # on what ground
    BASIS = "basis"  # the treaty, or reciprocity
    RECIPROCITY_GUARANTEE = "reciprocity_guarantee"
    PURPOSE = "purpose"
    URGENCY = "urgency"
    URGENCY_REASON = "urgency_reason"
    # the case
    CASE_NAME = "case_name"
    CASE_NATURE = "case_nature"  # subject matter and nature of the proceeding
    FACTS = "facts"
    QUALIFICATION = "qualification"
    FULL_TEXT_OF_ARTICLES = "full_text_of_articles"
    DUAL_CRIMINALITY = "dual_criminality"  # the conduct beside the partner's offence
    DAMAGE = "damage"
    CHARGE = "charge"  # suspicion notified or charge brought, with the text of the articles
    SUSPECTED_PREDICATE = "suspected_predicate"
    INDICATORS_OF_SUSPICION = "indicators_of_suspicion"
    # about whom and what
    PERSONS = "persons"  # natural and legal, with all identifiers
    SUBJECTS = "subjects"
    LINK_TO_CASE = "link_to_case"
    LINK_TO_COUNTRY = "link_to_country"
    ACCOUNTS = "accounts"
    PROPERTY_DESCRIPTION = "property_description"
    PROPERTY_LOCATION = "property_location"
    PROPERTY_VALUE = "property_value"
    PROPERTY_LINK = "property_link"  # of the property with the offence
    # what is asked
    ACTIONS_ASKED = "actions_asked"
    JUSTIFICATION = "justification"
    PERIOD = "period"
    QUESTIONS = "questions"
    PRESENCE = "presence"  # whose presence is needed, and why
    PROCEDURE_WANTED = "procedure_wanted"
    PROCEDURAL_RIGHTS_EXTRACT = "procedural_rights_extract"
    REASONED_DECISION = "reasoned_decision"
    FREEZING_FACTS = "freezing_facts"  # facts sufficient for an order under the partner's own law
    FINAL_ORDER = "final_order"
    FINALITY_STATEMENT = "finality_statement"
    EXTENT_OF_EXECUTION = "extent_of_execution"
    BONA_FIDE_NOTICE = "bona_fide_notice"  # how bona fide third parties were told
    DUE_PROCESS = "due_process"
    # form
    LETTERHEAD = "letterhead"
    SIGNATURE = "signature"
    SEAL = "seal"
    TRANSLATION = "translation"
    ORIGINAL_FOLLOWS = "original_follows"
    DIPLOMATIC_CHANNEL = "diplomatic_channel"
    # use
    CONFIDENTIALITY = "confidentiality"
    USE_OF_ANSWER = "use_of_answer"  # who will use it and for what
    DISSEMINATION_CONSENT = "dissemination_consent"
    SANITISED = "sanitised"  # what of it must not be shown further
    REQUESTED_BEFORE = "requested_before"  # from whom the same was asked, and what came
    FEEDBACK_BY = "feedback_by"
    ANSWER_BY = "answer_by"
    SERVICE_RECIPIENT = "service_recipient"
    SERVICE_DOCUMENT = "service_document"


class Channel(StrEnum):
    """Through whom a request goes; words stand under ``law.channel``."""

    FIU = "fiu"
    POLICE = "police"
    CARICC = "caricc"
    ARIN = "arin"
    MLA = "mla"


class Assistance(StrEnum):
    """What sort of help a request asks for; words stand under ``law.assistance``."""

    INFORMATION = "information"  # intelligence, not evidence
    RECORDS = "records"  # bank, company and other papers
    INTERVIEW = "interview"
    SERVICE = "service"  # handing over of documents
    SEARCH = "search"
    IDENTIFYING_ASSETS = "identifying_assets"
    FREEZING = "freezing"
    CONFISCATION = "confiscation"  # on the facts, by the partner's own court
    ENFORCEMENT = "enforcement"  # of our final order
    RETURN = "return"
    COERCIVE = "coercive"  # any act that needs a sanction at home


class Circumstance(StrEnum):
    """What must hold of a request for an item to be owed; words under ``law.circumstance``."""

    NO_TREATY = "no_treaty"
    SENT_ELECTRONICALLY = "sent_electronically"
    FOREIGN_LANGUAGE = "foreign_language"
    URGENT = "urgent"
    CHARGE_NOTIFIED = "charge_notified"
    LEGAL_PERSON = "legal_person"
    PRESENCE_ASKED = "presence_asked"
    PROCEDURE_ASKED = "procedure_asked"
