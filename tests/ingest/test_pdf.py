"""A printed statement is read row by row, or the reason why not is named with its page."""

import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.ingest.printed_pdfs import (
    HEADINGS,
    MAPPING,
    ROWS,
    Layout,
    blank,
    picture,
    saved,
    statement,
    written,
)

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.places import box_of, parts
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.pdf.pages import open_document
from qaitaru.ingest.readers.pdf.reader import READER, recognises
from qaitaru.ingest.readers.pdf.rows import table_rows
from qaitaru.ingest.reading import Choices, Fact, ReadWith, Source
from qaitaru.ingest.tables.start import TableRow

LAYOUTS = (
    Layout(),
    Layout(stroke="none"),
    Layout(stroke="(x: none, y: 0.4pt)"),
    Layout(stroke="none", across="horizon"),
    Layout(stroke="0.5pt", across="horizon"),
    Layout(stroke="(x: none, y: 0.4pt)", across="horizon"),
    Layout(stroke="none", inset="(x: 3pt, y: 4pt)"),
    Layout(stroke="none", repeats=False),
)


def rows(folder: Path, pdf: bytes) -> list[TableRow]:
    document = open_document(saved(folder, pdf))
    assert not isinstance(document, Problem)
    return list(table_rows(document.pages))


def facts(folder: Path, pdf: bytes, mapping: str = MAPPING) -> list[Fact]:
    path = saved(folder, pdf)
    return list(READER.read(Source(path, path.name), Choices(mappings={"probe": mapping}), folder))


def refusal(folder: Path, pdf: bytes) -> tuple[str, str]:
    [problem, *_] = facts(folder, pdf)
    assert isinstance(problem, Problem)
    assert problem.severity is Severity.REFUSED
    return problem.code, problem.place


def numbered(count: int) -> list[tuple[str, ...]]:
    return [(str(i + 1), *ROWS[i % 3][1:]) for i in range(count)]


def table_of(read: Sequence[TableRow]) -> list[tuple[str, ...]]:
    return [tuple(map(str, row.cells)) for row in read if str(row.cells[0]).isdigit()]


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_every_cell_is_read_whatever_the_layout(tmp_path: Path, layout: Layout) -> None:
    read = rows(tmp_path, statement(layout=layout))
    assert HEADINGS in [tuple(row.cells) for row in read]
    assert table_of(read) == [*ROWS]


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_sixty_rows_over_pages_are_sixty_rows(tmp_path: Path, layout: Layout) -> None:
    read = rows(tmp_path, statement(numbered(60), layout))
    assert table_of(read) == numbered(60)
    assert {parts(row.place)["page"] for row in read} >= {"1", "2"}


def test_a_single_booking_is_read(tmp_path: Path) -> None:
    for layout in LAYOUTS:
        assert table_of(rows(tmp_path, statement(ROWS[:1], layout))) == [ROWS[0]]


def test_the_rectangle_is_that_of_the_whole_row(tmp_path: Path) -> None:
    read = rows(tmp_path, statement(layout=Layout(stroke="none")))
    row = next(row for row in read if row.cells[0] == "1")
    box = box_of(row.place)
    assert box is not None
    left, top, right, bottom = box
    assert left < 60
    assert right > 780  # from the number to the balance
    assert 16 < bottom - top < 30  # the purpose takes two lines
    following = next(row for row in read if row.cells[0] == "2")
    below = box_of(following.place)
    assert below is not None
    assert below[1] > bottom


def test_a_statement_becomes_bookings(tmp_path: Path) -> None:
    found = facts(tmp_path, statement())
    [read_with] = [fact for fact in found if isinstance(fact, ReadWith)]
    assert read_with.mapping == "probe"
    [head] = [fact for fact in found if isinstance(fact, Statement)]
    assert head.account == "KZ86125KZT5004100100"
    assert (head.opening_minor, head.closing_minor) == (10_000_000_00, 9_249_850_50)
    bookings = [fact for fact in found if isinstance(fact, Booking)]
    assert [booking.amount_minor for booking in bookings] == [-1_250_000_00, 500_000_50, -150_00]
    assert bookings[1].counterparty_name == "Қайратов Ә. Б."
    assert all(parts(booking.place).keys() == {"page", "box"} for booking in bookings)


def test_what_stands_on_every_page_is_said_once(tmp_path: Path) -> None:
    found = facts(tmp_path, statement(numbered(60)))
    unused = [f.found for f in found if isinstance(f, Problem) and f.code == "line_unused"]
    assert len([text for text in unused if "Страница" in text]) == 1


def test_a_totals_row_keeps_its_columns(tmp_path: Path) -> None:
    total = ("", "Итого:", "", "", "", "1 250 150,00", "500 000,50", "")
    for stroke in ("0.5pt", "none"):
        read = rows(tmp_path, statement(layout=Layout(stroke=stroke, total=total)))
        assert total in [tuple(row.cells) for row in read]


def test_a_total_that_differs_is_a_doubt_at_its_place(tmp_path: Path) -> None:
    total = ("", "Итого:", "", "", "", "1 250 151,00", "500 000,50", "")
    found = facts(
        tmp_path,
        statement(layout=Layout(total=total)),
        MAPPING.replace("ignored", 'totals = ["итого"]\nignored'),
    )
    [doubt] = [f for f in found if isinstance(f, Problem) and f.code == "total_differs"]
    assert parts(doubt.place)["page"] == "1"


def test_a_row_that_goes_on_overleaf_is_one_row(tmp_path: Path) -> None:
    long = " ".join(f"слово{i}" for i in range(300))
    given = [*numbered(20), ("21", *ROWS[0][1:4], long, *ROWS[0][5:]), ("22", *ROWS[1][1:])]
    for stroke in ("0.5pt", "none"):
        read = rows(tmp_path, statement(given, Layout(stroke=stroke)))
        assert table_of(read) == given
        [row] = [row for row in read if row.cells[0] == "21"]
        [note] = row.problems
        assert note.code == "pdf_row_overleaf"
        assert parts(row.place)["page"] != parts(note.place)["page"]


def test_a_table_nobody_has_a_mapping_for_is_asked(tmp_path: Path) -> None:
    path = saved(tmp_path, statement())
    [problem] = READER.read(Source(path, path.name), Choices(), tmp_path)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.severity) == ("mapping_undecided", Severity.ASKED)
    assert problem.found.startswith("№ | Дата | Счёт корреспондента")


def test_a_scan_is_refused_with_its_page(tmp_path: Path) -> None:
    assert refusal(tmp_path, picture()) == ("pdf_is_scan", "page=1")


def test_text_behind_a_picture_is_doubted(tmp_path: Path) -> None:
    found = facts(tmp_path, picture("Выписка по счёту"))
    doubts = [f for f in found if isinstance(f, Problem) and f.severity is Severity.DOUBTFUL]
    assert [(doubt.code, doubt.place) for doubt in doubts] == [
        ("pdf_text_behind_picture", "page=1")
    ]


def test_an_empty_page_is_no_scan(tmp_path: Path) -> None:
    assert [row.cells for row in rows(tmp_path, blank())] == [["x"]]


def test_a_file_with_no_words_at_all_is_a_doubt(tmp_path: Path) -> None:
    [problem] = facts(tmp_path, written())
    assert problem == Problem("nothing_found", Severity.DOUBTFUL, "")


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a) (a)]"
    pdf = written("", "", trailer=lock % ("o" * 32, "u" * 32))
    assert refusal(tmp_path, pdf) == ("pdf_locked", "")


@pytest.mark.parametrize(
    "pdf",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"\0" * 1000,
        statement()[:2000],
        written()[:120],
        written().replace(b"/Kids [3 0 R]", b"/Kids [     ]").replace(b"/Page ", b"/Pugs "),
    ],
    ids=["nothing", "zeros", "cut", "cut early", "no pages"],
)
def test_a_broken_file_is_refused(tmp_path: Path, pdf: bytes) -> None:
    assert refusal(tmp_path, pdf) == ("pdf_broken", "")


def packed(content: bytes) -> bytes:
    """A page whose content is packed."""
    pdf = written("", "", content="\x00" * len(content)).replace(
        b"<< /Length", b"<< /Filter /FlateDecode /Length"
    )
    return pdf.replace(b"\x00" * len(content), content)


def test_a_page_that_does_not_unpack_is_never_an_empty_page(tmp_path: Path) -> None:
    whole = zlib.compress(b"BT (Tj) ET " * 50)
    torn = whole[:10] + b"\xff\xff\xff" + whole[13:]
    assert refusal(tmp_path, packed(torn)) == ("pdf_broken", "")
    assert refusal(tmp_path, packed(whole[:-9])) == ("pdf_broken", "")


def test_a_wrong_check_sum_alone_is_a_doubt(tmp_path: Path) -> None:
    summed = zlib.compress(b"0 0 m\n" * 50)[:-4] + b"\0\0\0\0"
    codes = [fact.code for fact in facts(tmp_path, packed(summed)) if isinstance(fact, Problem)]
    assert codes == ["nothing_found", "pdf_checksum_differs"]


def test_letters_with_no_names_are_refused(tmp_path: Path) -> None:
    font = "/Font << /F 5 0 R >>"
    unnamed = (
        "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType2 /CIDSystemInfo 7 0 R /FontDescriptor 8 0 R >>",
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        "<< /Type /FontDescriptor /FontBBox [0 0 1 1] /Ascent 1 /Descent 0 >>",
    )
    content = "BT /F 12 Tf 20 100 Td <00010002> Tj ET"
    assert refusal(tmp_path, written("", font, *unnamed, content=content)) == (
        "pdf_letters_unnamed",
        "page=1",
    )


@pytest.mark.parametrize(
    ("catalogue", "code"),
    [
        ("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "pdf_script"),
        ("/Names << /JavaScript << /Names [(a) 5 0 R] >> >>", "pdf_script"),
        ("/OpenAction << /S /Launch /F (calc.exe) >>", "pdf_script"),
        ("/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>", "pdf_attachment"),
        ("/AcroForm << /Fields [5 0 R] >>", "pdf_form"),
    ],
)
def test_what_is_hidden_in_the_file_is_noted_and_never_run(
    tmp_path: Path, catalogue: str, code: str
) -> None:
    found = facts(tmp_path, written(catalogue, "", "<< >>"))
    noted = [f.code for f in found if isinstance(f, Problem) and f.severity is Severity.NOTED]
    assert noted == [code]


def test_a_jump_to_the_first_page_is_no_script(tmp_path: Path) -> None:
    found = facts(tmp_path, written("/OpenAction [3 0 R /Fit]", ""))
    assert "pdf_script" not in [f.code for f in found if isinstance(f, Problem)]


def test_a_pdf_is_known_by_its_mark(tmp_path: Path) -> None:
    source = Source(tmp_path / "x", "x.bin")
    assert recognises(source, b"%PDF-1.4")
    assert recognises(source, b"\xef\xbb\xbf\n%PDF-1.4")
    assert not recognises(source, b"date;amount\n" * 200 + b"%PDF-")
