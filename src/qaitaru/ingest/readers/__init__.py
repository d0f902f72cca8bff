"""The readers, one format a file or folder, in the order they are asked whose a file is.

A new format is one more line here, and its reader beside the others.
"""

from qaitaru.ingest.readers.camt.reader import READER as CAMT
from qaitaru.ingest.readers.delimited import READER as DELIMITED
from qaitaru.ingest.readers.fm1.reader import READER as FM1
from qaitaru.ingest.readers.ftm.reader import READER as FTM
from qaitaru.ingest.readers.goaml.reader import READER as GOAML
from qaitaru.ingest.readers.mt940.reader import READER as MT940
from qaitaru.ingest.readers.ofx.reader import READER as OFX
from qaitaru.ingest.readers.onec.reader import READER as ONEC
from qaitaru.ingest.readers.pdf.reader import READER as PDF
from qaitaru.ingest.readers.workbook import READER as WORKBOOK
from qaitaru.ingest.reading import Reader

READERS: tuple[Reader, ...] = (
    PDF,
    ONEC,
    MT940,
    CAMT,
    OFX,
    GOAML,
    FM1,
    FTM,
    WORKBOOK,
    DELIMITED,  # last: it takes any text in which a delimiter recurs
)
