"""A partner errs, or somebody has broken into it: what it may not do to this workspace."""

import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from msgspec import structs
from tests.acts.sharing import test_packages as between
from tests.acts.sharing.partnered import by_two, told_by_telephone
from tests.acts.sharing.test_packages import (
    FLAT,
    Two,
    forged,
    number_of,
    package_in,
    private_key,
    record,
    refusing,
)
from tests.screening.desk_cases import as_member

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.close_investigation import ask_closing
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.lead_investigation import give_role, note_something
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.partners import trust_partner
from qaitaru.acts.sharing.passing_on import Sending
from qaitaru.acts.sharing.receive_package import receive_package
from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.conduct import Closing, Note, RoleGiven
from qaitaru.casework.bodies.sharing import DecisionElsewhere
from qaitaru.casework.closing import closed_by
from qaitaru.facts.errors import CaseRefused, InvestigationMissing, SharingRefused, SourceUnreadable
from qaitaru.sharing.package import KIND, PackedDecision, package_bytes
from qaitaru.sharing.signing import sign

two = between.two
CLOSING = Closing(reason="no_assets", text="nothing found")


def test_a_stranger_writes_nowhere(two: Two, tmp_path: Path) -> None:
    """A name of an original that leads out of its folder, in a package of anybody's key."""
    path, _ = two.send(two.ours, two.theirs)
    package = package_in(path)
    aim = tmp_path / "aim"
    (item,) = package.exhibits
    evil = structs.replace(package, exhibits=(structs.replace(item, sha256=str(aim)),))
    signed = sign(KIND, "fiu", package_bytes(evil), bytes(range(32)))
    with zipfile.ZipFile(path.with_name("evil"), "w") as file:
        file.writestr("package.json", msgspec.json.encode(signed))
        file.writestr(f"originals/{aim}", "x")
    with refusing("package_unsigned_file"):
        receive_package(two.theirs, path.with_name("evil"))
    assert not aim.exists()


@pytest.mark.parametrize("name", ["package.json", "originals/"])
@pytest.mark.parametrize("at", [6, 8])
def test_a_zip_that_is_locked_or_strangely_packed_is_refused(two: Two, name: str, at: int) -> None:
    """The flag of a password, and a compression nobody knows, in both places a zip tells them."""
    path, _ = two.send(two.ours, two.theirs)
    told = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as file:
        (one,) = [info for info in file.infolist() if info.filename.startswith(name)]
    told[one.header_offset + at] ^= 0x01 if at == 6 else 0x60
    entry = told.rindex(one.filename.encode()) - 46
    told[entry + at + 2] ^= 0x01 if at == 6 else 0x60
    path.write_bytes(told)
    with pytest.raises(SharingRefused) as fault:
        receive_package(two.theirs, path)
    assert fault.value.reason in {"package_packed", "package_faulty"}


def test_a_partner_adds_to_nothing_it_has_no_part_in(two: Two) -> None:
    other = open_investigation(two.ours, "none of theirs").head.number
    two.pass_on(two.ours, two.theirs)
    path, _ = two.send(two.theirs, two.ours)
    package = package_in(path)
    head = structs.replace(package.head, origin=(own_public_key(two.ours), other))
    evil = forged(path, private_key(two.theirs), head=head, entries=(), decisions=())
    with refusing("investigation_not_shared"):
        receive_package(two.ours, evil)
    assert receive_package(two.ours, evil, into=other).investigation == other


def test_who_has_no_role_takes_nothing_into_an_investigation(two: Two) -> None:
    two.pass_on(two.ours, two.theirs)
    path, _ = two.send(two.theirs, two.ours)
    with pytest.raises(InvestigationMissing):
        receive_package(as_member(two.ours, "nobody"), path)
    give_role(two.ours, 1, RoleGiven(member="aida", role="analyst"))
    with pytest.raises(CaseRefused):
        receive_package(as_member(two.ours, "aida"), path)


def test_a_decision_in_our_name_is_refused(two: Two) -> None:
    asked = ask_closing(two.ours, 1, CLOSING).number
    two.pass_on(two.ours, two.theirs)
    path, _ = two.send(two.theirs, two.ours)
    (packed,) = [one for one in package_in(path).entries if isinstance(one.body, Closing)]
    assert packed.origin[1] == asked
    decision = PackedDecision(
        entry=packed.number, granted=True, remark="", agency="fiu", decided_by="bolat",
        decided_at=packed.made_at,
    )  # fmt: skip
    with refusing("decision_altered"):
        receive_package(two.ours, forged(path, private_key(two.theirs), decisions=(decision,)))


def test_a_member_of_theirs_decides_on_ours_only_with_a_role_here(two: Two) -> None:
    asked = ask_closing(two.ours, 1, CLOSING).number
    two.pass_on(two.ours, two.theirs)
    there = number_of(two.theirs, "closing")
    give_role(two.theirs, 1, RoleGiven(member="dana", role="supervising_prosecutor"))
    decide_entry(as_member(two.theirs, "dana"), there, granted=True, remark="")
    two.pass_on(two.theirs, two.ours)
    two.pass_on(two.theirs, two.ours)  # told again, and shown once

    assert record(two.ours).decision_on(asked) is None
    shown = [one.body for one in record(two.ours).entries if one.about == asked]
    assert shown == [DecisionElsewhere(granted=True, decided_by="mia/dana")]


def test_a_role_here_lets_a_member_of_theirs_decide(two: Two) -> None:
    asked = ask_closing(two.ours, 1, CLOSING).number
    two.pass_on(two.ours, two.theirs)
    give_role(two.theirs, 1, RoleGiven(member="dana", role="supervising_prosecutor"))
    decide_entry(as_member(two.theirs, "dana"), number_of(two.theirs, "closing"),
                 granted=True, remark="")  # fmt: skip
    give_role(two.ours, 1, RoleGiven(member="mia/dana", role="supervising_prosecutor"))
    two.pass_on(two.theirs, two.ours)
    decision = record(two.ours).decision_on(asked)
    assert decision is not None
    assert decision.decided_by == "mia/dana"


def test_what_they_close_stays_open_here(two: Two) -> None:
    two.pass_on(two.ours, two.theirs)
    asked = ask_closing(two.theirs, 1, CLOSING).number
    give_role(two.theirs, 1, RoleGiven(member="dana", role="supervising_prosecutor"))
    path, _ = two.send(two.theirs, two.ours)
    decide_entry(as_member(two.theirs, "dana"), asked, granted=True, remark="")
    (closing,) = [one for one in package_in(path).entries if isinstance(one.body, Closing)]
    decision = PackedDecision(
        entry=closing.number, granted=True, remark="", agency="mia", decided_by="dana",
        decided_at=closing.made_at,
    )  # fmt: skip
    receive_package(two.ours, forged(path, private_key(two.theirs), decisions=(decision,)))
    now = two.ours.clock()
    assert closed_by(record(two.ours), now) is None
    assert closed_by(record(two.theirs), now) is not None


def trusting_a_third(desk: Desk) -> Sending:
    trusting = told_by_telephone("gpo", "ab" * 32)
    read_out = trusting.fingerprint.replace(" ", "").upper()
    trust_partner(desk, replace(trusting, fingerprint=read_out))
    return Sending(investigation=1, agency="gpo", purpose="p", until=between.UNTIL)


def test_an_item_that_came_stays_bound_when_an_entry_of_our_own_cites_it(two: Two) -> None:
    two.pass_on(two.ours, two.theirs)
    mine = add_asset(two.theirs, 1, structs.replace(FLAT, name="a copy")).number
    alone = replace(trusting_a_third(two.theirs), things=(mine,))
    with refusing("may_not_reshare"):
        by_two(two.theirs, alone, two.folder / "on.qaitaru")


def test_a_thing_that_is_not_there_is_not_left_out_in_silence(two: Two) -> None:
    with refusing("nothing_to_send"):
        two.send(two.ours, two.theirs, number_of(two.ours, "asset"), 999)


def test_a_package_is_read_by_its_owner_alone_and_never_written_over(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    assert path.stat().st_mode & 0o077 == 0
    two.packages -= 1
    before = path.read_bytes()
    with pytest.raises(SourceUnreadable):
        two.send(two.ours, two.theirs)
    assert path.read_bytes() == before


def test_of_two_that_make_the_key_at_once_both_have_the_same(desk: Desk) -> None:
    found: list[str] = []
    both = [threading.Thread(target=lambda: found.append(own_public_key(desk))) for _ in range(8)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(set(found)) == 1
    assert [one.name for one in (desk.workspace.folder / "keys").iterdir()] == ["sharing.key"]


def test_nobody_is_trusted_in_our_own_name(two: Two) -> None:
    with refusing("agency_code"):
        trust_partner(two.ours, told_by_telephone("fiu", "ab" * 32))
    with refusing("agency_code"):
        trust_partner(two.ours, told_by_telephone("gpo/x", "ab" * 32))


def test_the_latest_correction_holds_on_both_sides(two: Two) -> None:
    two.pass_on(two.ours, two.theirs)
    corrected_there_and_here(two)
    two.pass_on(two.theirs, two.ours)
    two.pass_on(two.ours, two.theirs)
    names = [next(body.name for _, body in record(one).of(Asset)) for one in (two.ours, two.theirs)]
    assert names == ["a house", "a house"]


def corrected_there_and_here(two: Two) -> None:
    theirs, ours = number_of(two.theirs, "asset"), number_of(two.ours, "asset")
    correct_entry(two.theirs, theirs, {"name": "a boat"})
    correct_entry(two.ours, ours, {"name": "a house"})
    note_something(two.ours, 1, Note(text="both say so"))
