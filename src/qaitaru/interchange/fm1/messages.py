"""The messages around an FM-1: accepted, refused, asked for more, answered; and what each must say.

Which message one is, what stands in it tells, as the reading of them finds it.

Source: order No. 13 of 22 February 2022, appendix 2 (text of 10 July 2025), sections 1 and 5 to 12.
"""

from collections.abc import Mapping
from typing import Annotated, Final

from qaitaru.ingest.readers.fm1.kinds import DOC
from qaitaru.interchange.fm1.marks import Guid, Moment, Running, Text32, Text300
from qaitaru.interchange.nodes import Each, Node, Text


class BrokenFile(Node, frozen=True, rename="pascal"):
    """One part of an attachment that was sent in parts."""

    name: Text300 = None
    length: Text = None


class Attachment(Node, frozen=True, rename="pascal"):
    """A file beside an answer; ``buffer`` is its bytes in base64."""

    file_name: Text300 = None
    length: Text = None
    buffer: Text = None
    broken_files_info: Annotated[tuple[BrokenFile, ...], Each("BrokenFileInfo")] = ()


class Check(Node, frozen=True, rename="pascal"):
    """What tells that a message was accepted."""

    original_document_guid: Guid = None
    error_code: Text = None
    error_name: Running = None
    acceptance_date_time: Moment = None
    mess_date: Moment = None
    mess_own: Text32 = None
    description: Running = None


_ENVELOPE: Final = ("SignedData/Sender", "SignedData/Receiver", "SignedData/TimeStamp")
_ROOT: Final = "SignedData/Data/Root"
_CHECK: Final = "SignedData/Data/Check"
_ANSWERED: Final = "OriginalDocumentGuid"

NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    DOC: (
        *_ENVELOPE,
        f"{_ROOT}/Version",
        f"{_ROOT}/DocumentUniqueIdentifier",
        f"{_ROOT}/PersonalData",
        f"{_ROOT}/MessageInformation",
        f"{_ROOT}/Participants/Participant",
    ),
    "DocInfo": (*_ENVELOPE, f"{_ROOT}/{_ANSWERED}"),
    "UponDocInfo": (*_ENVELOPE, f"{_ROOT}/{_ANSWERED}"),
    "Ack1": (*_ENVELOPE, f"{_CHECK}/{_ANSWERED}"),
    "Ack2": (*_ENVELOPE, f"{_ROOT}/{_ANSWERED}", f"{_ROOT}/ErrorCode"),
    "Ack12": (*_ENVELOPE, f"{_CHECK}/{_ANSWERED}"),
    "Ack13": (*_ENVELOPE, f"{_ROOT}/{_ANSWERED}", f"{_ROOT}/ErrorCode"),
    "Ack14": (*_ENVELOPE, f"{_ROOT}/{_ANSWERED}", f"{_ROOT}/SystemId"),
}
"""What each message must say, by its name in the format: which message it is about, and the outcome
where one is told. What else of them is obligatory was not found as text, and is not asked for."""
