"""The package of a document, the same bytes for the same parts: no clock, no picture of itself."""

import zipfile
from io import BytesIO
from typing import Final

from docx.document import Document

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first instant a ZIP file can tell
_THUMBNAIL: Final = "thumbnail"


def packed(document: Document) -> bytes:
    """The document as the bytes of a file."""
    package = document.part.package
    for number in [key for key, rel in package.rels.items() if rel.reltype.endswith(_THUMBNAIL)]:
        package.rels.pop(number)
    written = BytesIO()
    document.save(written)
    return _timeless(written)


def _timeless(written: BytesIO) -> bytes:
    """The same parts in the same order, each dated by the first instant there is."""
    made = BytesIO()
    with zipfile.ZipFile(written) as given, zipfile.ZipFile(made, "w") as kept:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            kept.writestr(entry, given.read(name))
    return made.getvalue()
