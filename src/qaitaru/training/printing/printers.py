"""Which printer prints which layout, and where in its file it puts a row."""

from collections.abc import Callable
from typing import Final

from qaitaru.facts.places import place
from qaitaru.training.extracts import Extract
from qaitaru.training.printing import (
    altyn_csv,
    bitkopir_csv,
    kokzhiek_ods,
    kokzhiek_xlsx,
    samal_camt,
    samal_mt940,
    tranzit_1c,
    turan_csv,
    zhetisu_pdf,
)

_PRINTERS: Final[dict[str, Callable[[Extract], bytes]]] = {
    "altyn_csv": altyn_csv.printed,
    "bitkopir_csv": bitkopir_csv.printed,
    "kokzhiek_ods": kokzhiek_ods.printed,
    "kokzhiek_xlsx": kokzhiek_xlsx.printed,
    "samal_camt": samal_camt.printed,
    "samal_mt940": samal_mt940.printed,
    "tranzit_1c": tranzit_1c.printed,
    "turan_csv": turan_csv.printed,
    "zhetisu_pdf": zhetisu_pdf.printed,
}
_LINES: Final = {"turan_csv": turan_csv.place_of}


def printed(extract: Extract) -> bytes:
    """The statement as its bank hands it over."""
    return _PRINTERS[extract.layout](extract)


def place_of(extract: Extract, index: int) -> str:
    """The place of a row, from 0, in the layouts where a row can be altered."""
    return place(row=_LINES[extract.layout](index))
