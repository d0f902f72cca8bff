"""A chart as a picture, for a format that sets no drawings: by the typesetter and its own fonts."""

from io import BytesIO
from typing import Final

import typst

from qaitaru.documents.charts.palette import on_paper
from qaitaru.documents.letters import set_text
from qaitaru.documents.render_pdf import bundled_fonts

_PER_INCH: Final = 220.0
_SHEET: Final = (
    b"#set page(width: 170mm, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 100%)\n'
)


def picture_stream(svg: str) -> BytesIO:
    """A chart as PNG, 170 mm wide, the same bytes each time."""
    picture: bytes = typst.compile(
        _SHEET,
        format="png",
        ppi=_PER_INCH,
        font_paths=bundled_fonts(),
        sys_inputs={"svg": set_text(on_paper(svg))},
    )
    return BytesIO(picture)


def is_drawing(picture: bytes) -> bool:
    """Whether a picture is a drawing (SVG) and not pixels."""
    return b"<svg" in picture[:2048]
