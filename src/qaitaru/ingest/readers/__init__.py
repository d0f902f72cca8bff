"""The readers, one format a file, in the order they are asked whether a file is theirs."""

from qaitaru.ingest.readers import (
    camt,
    delimited,
    fm1,
    ftm,
    goaml,
    mt940,
    ofx,
    onec,
    pdf,
    workbook,
)
from qaitaru.ingest.reading import Reader

READERS: tuple[Reader, ...] = (
    pdf.READER,
    onec.READER,
    mt940.READER,
    camt.READER,
    ofx.READER,
    goaml.READER,
    fm1.READER,
    ftm.READER,
    workbook.READER,
    delimited.READER,  # last: it takes any text in which a delimiter recurs
)
