"""What a pack's entries may not say is told with file, key, found and expected."""

import pytest
from tests.law.test_packs import CLOCK, PACK, faulty

OFFENCE = """
[[offence]]
key = "xx.theft"
act = "PC"
article = "1"
has_proceeds = true
text = { kk = "X", ru = "X", en = "X" }
[[offence.editions]]
name = "1"
valid_from = 2020-01-01
source = "Act 1"
parts = []
"""
MEASURE = """
[[provisional]]
key = "xx.hold"
sort = "restriction"
starts_with = "restricted"
text = { kk = "X", ru = "X", en = "X" }
[[provisional.editions]]
name = "1"
valid_from = 2020-01-01
source = "Act 1"
orders = ["court"]
clocks = { expiry = "xx.freeze" }
"""
TRIGGER = """
[[trigger]]
key = "xx.beside"
text = { kk = "X", ru = "X", en = "X" }
[[trigger.editions]]
name = "1"
valid_from = 2020-01-01
source = "Act 1"
clock = "xx.freeze"
"""


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"xx.theft"', '"yy.theft"', "offence[0].key"),
        ('source = "Act 1"', 'source = ""', "offence[0].editions[0].source"),
        ("parts = []", "parts = []\nvalid_to = 2019-01-01", "offence[0].editions[0].valid_to"),
        ("parts = []", "parts = []\nearliest = 2021-01-01", "offence[0].editions[0].earliest"),
        ("parts = []", 'parts = "all"', "offence[0].editions[0].parts"),
    ],
)
def test_an_offence_that_cannot_be_is_refused(old: str, new: str, key: str) -> None:
    told = faulty(PACK, OFFENCE.replace(old, new))
    assert told[:2] == ("xx/1.toml", key)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"xx.freeze"', '"xx.gone"', "provisional[0].clock"),
        ('"restricted"', '"sang"', "provisional[0].starts_with"),
        ('["court"]', '["king"]', "provisional[0].editions[0].orders[0]"),
    ],
)
def test_a_measure_names_clocks_events_and_actors_that_are_there(
    old: str, new: str, key: str
) -> None:
    told = faulty(PACK, CLOCK, MEASURE.replace(old, new))
    assert told[:2] == ("xx/2.toml", key)


def test_a_clock_of_another_pack_may_be_named() -> None:
    wanting = MEASURE.replace('"xx.freeze"', '"un.freeze"').replace('"restricted"', '"sang"')
    assert faulty(PACK, CLOCK, wanting)[1] == "provisional[0].starts_with"


def test_a_trigger_names_a_clock_that_is_there() -> None:
    assert faulty(PACK, CLOCK, TRIGGER.replace('"xx.freeze"', '"xx.gone"'))[1:3] == (
        "trigger[0].clock",
        "xx.gone",
    )


def test_two_entries_do_not_share_a_key() -> None:
    assert faulty(PACK, OFFENCE, OFFENCE)[:2] == ("xx/2.toml", "offence[1].key")


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ('runs_from = "sang"', "clock[0].runs_from"),
        ('stopped_by = "sang"', "clock[0].stopped_by"),
        ('also_stopped_by = ["sang"]', "clock[0].stopped_by"),
        ('paused_by = "sang"', "clock[0].paused_by"),
        ('paused_by = "sang"\nresumed_by = "lifted"', "clock[0].paused_by"),
    ],
)
def test_a_clock_runs_by_events_that_are_known(field: str, key: str) -> None:
    name = field.split(" = ", maxsplit=1)[0]
    kept = "\n".join(line for line in CLOCK.splitlines() if not line.startswith(f"{name} ="))
    text = kept.replace('jurisdiction = "xx"', f'jurisdiction = "xx"\n{field}')
    assert faulty(PACK, text)[1] == key
