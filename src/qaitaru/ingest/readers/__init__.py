"""The readers, one format a file, in the order they are asked whether a file is theirs."""

from qaitaru.ingest.readers import camt, fm1, goaml, mt940
from qaitaru.ingest.reading import Reader

READERS: tuple[Reader, ...] = (mt940.READER, camt.READER, goaml.READER, fm1.READER)
