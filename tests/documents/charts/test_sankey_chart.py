"""The flow chart shows the largest parties, folds the rest, and its sums close."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qaitaru.documents.charts.sankey import sankey
from qaitaru.documents.charts.sankey_bands import OTHER_PAYEES, OTHER_PAYERS, Band, fold
from qaitaru.documents.charts.sankey_layers import forward, layers
from qaitaru.documents.charts.sankey_layout import lay_out
from qaitaru.wording import forms_for, words_for

SVG = "{http://www.w3.org/2000/svg}"


def _bands(text: str) -> list[Band]:
    """One band a line: payer > payee amount count."""
    bands = []
    for number, line in enumerate(text.strip().splitlines(), start=1):
        payer, _, payee, amount, count = line.split()
        bands.append(
            Band(
                band_id=f"band-{number}",
                payer=payer,
                payee=payee,
                amount_minor=int(amount),
                count=int(count),
                href=f"#flow-{number}",
            )
        )
    return bands


CHAIN = _bands("""
    street > mule    90000 9
    street > mule-2  30000 3
    mule   > shell   88000 2
    mule-2 > shell   29000 1
    shell  > flat   100000 1
    shell  > street   5000 1
""")

parties = st.sampled_from("abcdefghijkl")
drawn = st.lists(
    st.tuples(parties, parties, st.integers(1, 10**12), st.integers(1, 50)), min_size=1, max_size=40
).map(
    lambda rows: [
        Band(band_id=f"b{n}", payer=payer, payee=payee, amount_minor=amount, count=count)
        for n, (payer, payee, amount, count) in enumerate(rows)
    ]
)


def test_the_smaller_flow_of_a_circle_runs_back() -> None:
    ahead, back = forward(CHAIN)
    assert [(band.payer, band.payee) for band in back] == [("shell", "street")]
    assert len(ahead) == 5


def test_money_to_oneself_runs_back() -> None:
    assert forward(_bands("a > a 100 1"))[0] == []


def test_each_stands_right_of_who_pays_it() -> None:
    ahead, _ = forward(CHAIN)
    assert layers(ahead, ["street", "mule", "mule-2", "shell", "flat"]) == [
        ["street"],
        ["mule", "mule-2"],
        ["shell"],
        ["flat"],
    ]


def test_one_whom_nobody_pays_stands_next_to_its_first_payee() -> None:
    ahead, _ = forward(_bands("a > b 500 1\nb > c 400 1\nx > c 100 1"))
    assert layers(ahead, ["a", "b", "c", "x"])[1] == ["b", "x"]


def test_the_rest_goes_to_two_buckets_that_tell_how_many_they_hold() -> None:
    folded = fold(_bands("a > b 900 1\nc > b 5 1\nd > b 4 1\na > e 3 1\na > f 2 1"), 2)
    assert (folded.payers, folded.payees) == (2, 2)
    assert [(band.payer, band.payee, band.amount_minor) for band in folded.bands] == [
        ("a", "b", 900),
        (OTHER_PAYERS, "b", 9),
        ("a", OTHER_PAYEES, 5),
    ]


def test_a_bucket_of_one_is_called_by_name() -> None:
    folded = fold(_bands("a > b 900 1\nc > b 5 1"), 2)
    assert {band.payer for band in folded.bands} == {"a", "c"}


def test_what_the_ledger_summed_already_joins_the_buckets_uncounted() -> None:
    rest = Band(
        band_id="r", payer=OTHER_PAYERS, payee=OTHER_PAYEES, amount_minor=7000, count=3, href="#r"
    )
    folded = fold([*_bands("a > b 900 1\nc > b 5 1\nd > b 4 1"), rest], 2)
    assert (folded.payers, folded.payees) == (None, None)
    assert "other payers" in [*map(str, _draw([*CHAIN, rest]).itertext())]


@given(drawn, st.integers(1, 6))
def test_folding_loses_no_money_and_no_transfer(bands: list[Band], most: int) -> None:
    folded = fold(bands, most).bands
    assert sum(b.amount_minor for b in folded) == sum(b.amount_minor for b in bands)
    assert sum(b.count for b in folded) == sum(b.count for b in bands)


@given(drawn, st.integers(1, 6))
def test_bands_start_and_end_inside_the_bars_they_join(bands: list[Band], most: int) -> None:
    layout = lay_out(fold(bands, most).bands)
    nodes = {node.party: node for node in layout.nodes}
    for ribbon in (*layout.ahead, *layout.back):
        payer, payee = nodes[ribbon.band.payer], nodes[ribbon.band.payee]
        assert payer.y - 0.01 <= ribbon.y1 <= payer.y + payer.height - ribbon.thickness + 0.01
        assert payee.y - 0.01 <= ribbon.y2 <= payee.y + payee.height - ribbon.thickness + 0.01
    for ribbon in layout.ahead:
        assert nodes[ribbon.band.payer].column < nodes[ribbon.band.payee].column


@given(drawn)
def test_bars_of_one_column_do_not_overlap(bands: list[Band]) -> None:
    layout = lay_out(fold(bands, 14).bands)
    for column in range(layout.columns):
        stacked = sorted((n.y, n.height) for n in layout.nodes if n.column == column)
        for (y, height), (below, _) in pairwise(stacked):
            assert y + height < below


def test_a_band_is_as_thick_as_its_sum() -> None:
    big, small = lay_out(_bands("a > b 9000000 1\nc > b 3000000 1")).ahead
    assert round(big.thickness / small.thickness, 6) == 3


def _draw(bands: list[Band], **options: int) -> etree._Element:
    words, forms = words_for("en"), forms_for("en")
    svg = sankey(bands, "KZT", name="flows", words=words, forms=forms, **options)
    assert svg == sankey(bands, "KZT", name="flows", words=words, forms=forms, **options)
    return etree.fromstring(svg)


def test_the_chart_names_itself_and_says_its_sum_in_words() -> None:
    svg = _draw(CHAIN)
    assert svg.get("role") == "group"
    assert svg.findtext(f"{SVG}title") == "Flows of money between parties, KZT"
    assert "3,420.00\u00a0KZT in 17 transfers" in (svg.findtext(f"{SVG}desc") or "")


def test_each_band_has_its_id_its_sentence_and_its_link() -> None:
    svg = _draw(CHAIN)
    links = {link.get("href"): link for link in svg.iter(f"{SVG}a")}
    assert set(links) == {f"#flow-{number}" for number in range(1, 7)}
    (group,) = links["#flow-1"].findall(f"{SVG}g")
    assert group.get("id") == "band-1"
    assert group.findtext(f"{SVG}title") == "street → mule: 900.00\u00a0KZT, 9 transfers"


def test_the_bucket_is_always_in_sight() -> None:
    words = " ".join(map(str, _draw(CHAIN, most_parties=2).itertext()))
    assert "other payees (3)" in words


def test_a_hostile_name_stays_a_name() -> None:
    hostile = Band(band_id="b", payer="<script>x", payee='"/>\x00', amount_minor=100, count=1)
    svg = _draw([hostile])
    assert svg.get("role") == "img"
    assert not list(svg.iter(f"{SVG}script"))
