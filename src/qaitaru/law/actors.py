"""Who does what in an investigation: whose duty, whose order, whose consent, who is told."""

from enum import StrEnum


class Actor(StrEnum):
    """A role that the law gives duties and powers to; words stand under ``law.actor``."""

    INVESTIGATOR = "investigator"  # the person or body that conducts the investigation
    PROSECUTOR = "prosecutor"  # who supervises it
    INVESTIGATING_JUDGE = "investigating_judge"
    COURT = "court"  # that tries the case
    FIU = "fiu"
    LAW_ENFORCEMENT = "law_enforcement"  # the agency to which an FIU's materials are sent
    REPORTING_ENTITY = "reporting_entity"
    BANK = "bank"  # or another financial organisation that holds the asset
    REGISTRAR = "registrar"  # of land, vehicles, shares
    BAILIFF = "bailiff"
    ASSET_MANAGER = "asset_manager"
    OWNER = "owner"
    HOLDER_OF_RIGHT = "holder_of_right"  # a third person who has a right to the property
    CENTRAL_AUTHORITY = "central_authority"
    COMPETENT_AUTHORITY = "competent_authority"  # that carries out or sends a request
    ASSET_RECOVERY_OFFICE = "asset_recovery_office"
    STATE = "state"
    COMMITTEE = "committee"  # of the Security Council
    OMBUDSPERSON = "ombudsperson"
