"""Packs of thresholds: the narrower key counts, and a pack that is none is refused."""

import pytest

from qaitaru.facts.designations import DesignatedKind, Designation, ListedName
from qaitaru.screening.hits import Hit
from qaitaru.screening.screener import ALERT
from qaitaru.screening.thresholds import STANDARD, only, packs, packs_in

PACK = """
[[pack]]
name = "desk"
edition = "2026-01-01"
source = "the desk's own paper"
alert = 0.8
[pack.by_list]
un = 0.7
"un/DPRK" = 0.6
"""
HEAD = '[[pack]]\nname = "a"\nedition = "b"\nsource = "c"\n'


def entry(publisher: str, *regimes: str) -> Designation:
    return Designation(
        reference="N.1",
        publisher=publisher,
        kind=DesignatedKind.PERSON,
        names=(ListedName(text="Ali"),),
        regimes=regimes,
    )


def test_the_narrower_key_counts() -> None:
    (pack,) = packs_in(PACK)
    assert pack.threshold(entry("eu", "DPRK")) == 0.8
    assert pack.threshold(entry("un", "Somalia")) == 0.7
    assert pack.threshold(entry("un", "Somalia", "DPRK")) == 0.6
    assert pack.lowest == 0.6


def test_a_pack_holds_what_comes_to_the_threshold_of_its_list() -> None:
    (pack,) = packs_in(PACK)
    shown = [
        pack.holds(Hit(one, 0.75, "Ali", one.names[0], ())) for one in (entry("un"), entry("eu"))
    ]
    assert shown == [True, False]


def test_the_house_has_packs_with_sources_and_the_standard_one_is_the_default() -> None:
    assert packs()[STANDARD].threshold(entry("un")) == ALERT
    assert all(one.source and one.edition and 0 < one.lowest < 1 for one in packs().values())
    assert only(0.5).lowest == 0.5


@pytest.mark.parametrize(
    "text",
    [
        "[[pack]]\nalert = 0.5\n",
        HEAD,
        HEAD + "alert = 1.5\n",
        HEAD + "alert = true\n",
        HEAD + 'alert = 0.5\n[pack.by_list]\nun = "low"\n',
        "pack = [",
    ],
)
def test_a_pack_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        packs_in(text)
