"""What a partner may not tell, however soundly it signed."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from msgspec import structs

from qaitaru.casework.bodies.conduct import Note, RoleGiven
from qaitaru.sharing.package import (
    Package,
    PackedDecision,
    PackedEntry,
    PackedExhibit,
    PackedHead,
    Terms,
    package_bytes,
    package_of,
)
from qaitaru.sharing.package_faults import Reading, package_faults

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
OURS, THEIRS, THIRD, STRANGE = ("ab" * 32, "cd" * 32, "ef" * 32, "01" * 32)
AGENCIES = {OURS: "fiu", THEIRS: "mia", THIRD: "gpo"}
READING = Reading("fiu", AGENCIES, NOW, sender=THEIRS, own=OURS)
ENTRY = PackedEntry(
    origin=(THEIRS, 4), number=4, at=NOW, body=Note(text="a"), agency="mia",
    made_by="madina", made_at=NOW,
)  # fmt: skip
DECISION = PackedDecision(
    entry=4, granted=True, remark="", agency="mia", decided_by="dana", decided_at=NOW
)
EXHIBIT = PackedExhibit(
    number=1, sha256="ab" * 32, size_bytes=1, name="a", legal_basis="b", received_from="",
    sealed_by="madina", sealed_at="",
)  # fmt: skip
PACKAGE = Package(
    terms=Terms(to_agency="fiu", to_key=OURS, purpose="p", until=date(2099, 1, 1)),
    agency="mia", sent_by="madina", confirmed_by="dana", sent_at=NOW,
    head=PackedHead(
        origin=(THEIRS, 1), title="t", jurisdiction="kz", agency="mia", opened_by="madina",
        opened_at=NOW,
    ),
    entries=(ENTRY,), decisions=(DECISION,), exhibits=(EXHIBIT,),
)  # fmt: skip


def faults(package: Package) -> list[str]:
    return [one[0] for one in package_faults(package, READING)]


def entry(**fields: object) -> Package:
    return structs.replace(PACKAGE, entries=(structs.replace(ENTRY, **fields),))


def test_a_sound_package_has_no_fault() -> None:
    assert not faults(PACKAGE)
    assert not faults(entry(origin=(STRANGE, 1), agency="customs"))


LATER = NOW + timedelta(seconds=1)
LATE = structs.replace(DECISION, decided_at=LATER)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"origin": (OURS, 4)}, "entry 4: agency"),  # in our name, by somebody of theirs
        ({"origin": (STRANGE, 4), "agency": "fiu"}, "entry 4: agency"),  # as if we had another key
        ({"origin": (THIRD, 4)}, "entry 4: agency"),  # in a third's name
        ({"agency": "gpo"}, "entry 4: agency"),
        ({"body": RoleGiven(member="x", role="investigator")}, "entry 4: kind"),
        ({"body": Note(text="a", exhibit=2)}, "entry 4: exhibit"),
        ({"made_at": LATER}, "entry 4: made_at"),
        ({"at": LATER}, "entry 4: made_at"),
        ({"made_by": ""}, "entry 4: member"),
        ({"made_by": "fiu/aigerim"}, "entry 4: member"),
        ({"made_by": "x" * 64}, "entry 4: member"),
        ({"made_by": "dana"}, "decision on 4: decided_by"),  # four eyes are two members
    ],
)
def test_an_entry_is_refused_where(fields: dict[str, object], fault: str) -> None:
    assert faults(entry(**fields)) == [fault]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"version": 1}, "version"),
        ({"exhibits": (EXHIBIT, EXHIBIT)}, "exhibits.number"),
        ({"decisions": (DECISION, DECISION)}, "decisions.entry"),
        ({"entries": (ENTRY, structs.replace(ENTRY, number=5))}, "entries.origin"),
        ({"entries": (ENTRY, structs.replace(ENTRY, origin=(THEIRS, 5)))}, "entries.number"),
        ({"decisions": (structs.replace(DECISION, entry=5),)}, "decision on 5"),
        (
            {"decisions": (structs.replace(DECISION, decided_at=LATER),)},
            "decision on 4: decided_at",
        ),
        ({"decisions": (structs.replace(DECISION, agency="a/b"),)}, "decision on 4: member"),
    ],
)
def test_a_package_is_refused_where(fields: dict[str, object], fault: str) -> None:
    assert faults(structs.replace(PACKAGE, **fields)) == [fault]


@pytest.mark.parametrize(
    "changed",
    [
        entry(origin=(OURS, 0)),  # number 0 would be taken for a new entry of our own
        entry(origin=(OURS, -1)),
        entry(origin=("../x", 1)),
        entry(number=0),
        entry(about=-1),
        entry(made_at=NOW.replace(tzinfo=None)),
        structs.replace(PACKAGE, decisions=(structs.replace(DECISION, entry=0),)),
        structs.replace(PACKAGE, exhibits=(structs.replace(EXHIBIT, sha256="../../etc/x"),)),
        structs.replace(PACKAGE, exhibits=(structs.replace(EXHIBIT, sha256="ab" * 32 + "\n"),)),
        structs.replace(PACKAGE, exhibits=(structs.replace(EXHIBIT, size_bytes=-1),)),
    ],
)
def test_what_could_never_be_is_not_read(changed: Package) -> None:
    with pytest.raises(msgspec.ValidationError):
        package_of(package_bytes(changed))


@pytest.mark.parametrize("confirmed_by", ["", " ", "madina"])
def test_what_one_member_alone_sent_is_refused(confirmed_by: str) -> None:
    assert faults(structs.replace(PACKAGE, confirmed_by=confirmed_by)) == ["confirmed_by"]


def test_a_package_of_tomorrow_is_refused() -> None:
    assert faults(structs.replace(PACKAGE, sent_at=LATER)) == ["sent_at"]


@pytest.mark.parametrize("name", ["../a", "a/../b", "/etc/a", "C:a", "..\\a", "a\x00", " "])
def test_an_item_whose_name_leads_out_of_its_folder_is_refused(name: str) -> None:
    exhibits = (structs.replace(EXHIBIT, name=name),)
    assert faults(structs.replace(PACKAGE, exhibits=exhibits)) == ["exhibit 1: name"]


@pytest.mark.parametrize("name", ["a..b", "...", "folder/a.csv", "выписка №1.pdf"])
def test_other_names_are_as_they_are(name: str) -> None:
    exhibits = (structs.replace(EXHIBIT, name=name),)
    assert not faults(structs.replace(PACKAGE, exhibits=exhibits))
