"""An answer to the FIU's request for more about an FM-1 that was sent: UponDocInfo to a DocInfo.

The answer is about the same document, goes back to who asked, and holds the files beside it.

Source: order No. 13 of 22 February 2022, appendix 2 (text of 10 July 2025), DocInfo, UponDocInfo.
"""

from base64 import b64encode
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.fm1.kinds import kind_of
from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.fm1.form import Fm1, Held, Root, Signed
from qaitaru.interchange.fm1.messages import Attachment
from qaitaru.interchange.written import as_said, written

_REQUEST: Final = "DocInfo"


def answer_to(
    request: Fm1, *, at: datetime, comment: str, files: Iterable[tuple[str, bytes]] = ()
) -> Fm1 | Problem:
    """The answer; a Problem where the message asks for nothing.

    Args:
        request: as it came.
        at: when it is answered, by the sender's own clock.
        comment: what is said.
        files: names and contents of what goes with it.
    """
    kind = kind_of(Record(written(request, "ExportData", as_said)))
    asked = request.signed_data
    if kind != _REQUEST or asked is None or asked.data is None or asked.data.root is None:
        where = place(xpath="/ExportData/SignedData/Data")
        return Problem("fm1_asks_nothing", Severity.REFUSED, where, kind, _REQUEST)
    moment = f"{at:%d.%m.%Y %H:%M:%S}"
    root = Root(
        original_document_guid=asked.data.root.original_document_guid,
        comment=comment,
        response_date_time=moment,
        attachments=tuple(_attached(name, content) for name, content in files),
    )
    signed = Signed(
        sender=asked.receiver,
        receiver=asked.sender,
        time_stamp=moment,
        form_number=asked.form_number,
        data=Held(root=root),
    )
    return Fm1(signed_data=signed, transport_type=request.transport_type)


def _attached(name: str, content: bytes) -> Attachment:
    buffer = b64encode(content).decode("ascii")
    return Attachment(file_name=name, length=str(len(content)), buffer=buffer)
