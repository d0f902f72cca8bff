"""Which of the messages of the Kazakh FIU a file is, told by what stands in it.

Source: order No. 13 of 22 February 2022, appendix 2, sections 1 and 5 to 12: an acceptance stands
in ``Check``, a refusal in ``Root``.
"""

from typing import Final

from qaitaru.ingest.readers.fm1.forms import children
from qaitaru.ingest.xml.records import Record

DOC: Final = "doc"
REGISTRATION: Final = "Registration"
UNKNOWN: Final = ""
_MARKS: Final = (
    (DOC, "Root", "MessageInformation"),
    (DOC, "Root", "Participants"),
    (REGISTRATION, "Root", "OrganisationData"),
    ("UponDocInfo", "Root", "ResponseDateTime"),
    ("UponDocInfo", "Root", "Comment"),
    ("DocInfo", "Root", "RequestDateTime"),
    ("DocInfo", "Root", "CountDays"),
    ("Ack14", "Root", "SystemId"),
    ("Ack12", "Check", "MessDate"),
    ("Ack12", "Check", "MessOwn"),
    ("Ack1", "Check", "OriginalDocumentGuid"),
    ("Ack13", "Root", "MessDate"),
    ("Ack2", "Root", "ErrorCode"),
)
"""Message, where its content stands, and an element that no message further down has there."""


def kind_of(export: Record) -> str:
    """The message's name in the format (``doc``, ``Ack1`` ...); empty where nothing tells."""
    for kind, holder, mark in _MARKS:
        if children(export, f"SignedData/Data/{holder}/{mark}"):
            return kind
    return UNKNOWN
