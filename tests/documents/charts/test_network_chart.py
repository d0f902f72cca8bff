"""The network's drawing: every box inside, every arrow between its boxes, every text escaped."""

from lxml import etree

from qaitaru.documents.charts.network import STEP_X, WIDE, Arrow, Box, network, thickness

SVG = "{http://www.w3.org/2000/svg}"
BOXES = [
    Box(key="a", name="<b>Alpha & Sons</b>", note="two", column=-1, line=0, href="/x?a=1&b=2"),
    Box(key="b", name="Beta", note="", column=0, line=-1, is_opened=True),
    Box(key="c", name="Gamma", note="", column=0, line=2, is_marked=True),
    Box(key="r", name="others: 5", note="9.00", column=0.5, line=1, is_rest=True),
]  # fmt: skip
ARROWS = [
    Arrow(source="a", target="b", amount_minor=400, words="4.00", title="forward"),
    Arrow(source="b", target="a", amount_minor=100, words="1.00", title="back", href="/t"),
    Arrow(source="b", target="c", amount_minor=1, words="0.01", title="aside", is_marked=True),
    Arrow(source="c", target="r", amount_minor=4, words="0.04", title="on"),
]


def _drawn(boxes: list[Box], arrows: list[Arrow]) -> etree._Element:
    svg = network(boxes, arrows, name="n", title="Network", description="Who paid whom")
    return etree.fromstring(svg.encode())


def _texts(drawn: etree._Element) -> list[str | None]:
    return [one.text for one in drawn.iter(f"{SVG}text")]


def test_every_box_and_arrow_is_drawn_inside() -> None:
    drawn = _drawn(BOXES, ARROWS)
    width, height = (float(drawn.get(name, "")) for name in ("width", "height"))
    rects = list(drawn.iter(f"{SVG}rect"))
    assert len(rects) == len(BOXES)
    for one in rects:
        assert 0 < float(one.get("x", "")) < width - WIDE
        assert 0 < float(one.get("y", "")) < height
    assert len(list(drawn.iter(f"{SVG}path"))) == 2 * len(ARROWS)


def test_what_a_source_says_cannot_become_markup() -> None:
    texts = _texts(_drawn(BOXES, ARROWS))
    assert "<b>Alpha & Sons</b>" in texts
    links = [one.get("href") for one in _drawn(BOXES, ARROWS).iter(f"{SVG}a")]
    assert links == ["/t", "/x?a=1&b=2"]


def test_sums_are_told_while_they_can_be_read() -> None:
    assert {"4.00", "1.00", "0.01", "0.04"} <= {*_texts(_drawn(BOXES, ARROWS))}
    many = [ARROWS[0]] * 61
    assert "4.00" not in _texts(_drawn(BOXES, many))
    assert [one.text for one in _drawn(BOXES, many).iter(f"{SVG}title")].count("forward") == 61


def test_one_box_alone_is_a_drawing() -> None:
    drawn = _drawn(BOXES[:1], [])
    assert float(drawn.get("width", "")) < STEP_X


def test_an_arrow_is_as_thick_as_the_root_of_its_share() -> None:
    assert thickness(100, 100) == 9
    assert thickness(25, 100) == 5
    assert 1 < thickness(1, 10**12) < 1.01
