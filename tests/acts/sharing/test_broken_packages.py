"""Whoever would break a package, or with one: each try is refused by a sentence with its mend."""

import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec
import pytest
from msgspec import structs
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.acts.sharing import test_packages as between
from tests.acts.sharing.partnered import SECOND, befriend, by_two, second_of, told_by_telephone
from tests.acts.sharing.test_packages import (
    UNTIL,
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
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.lead_investigation import give_role, note_something
from qaitaru.acts.sharing.look_at_packages import look_at_packages, look_at_sendings
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.partners import end_partner, look_at_partners, trust_partner
from qaitaru.acts.sharing.passing_on import Sending
from qaitaru.acts.sharing.propose_sending import propose_sending
from qaitaru.acts.sharing.receive_package import receive_package
from qaitaru.acts.sharing.send_package import confirm_sending, write_sending
from qaitaru.acts.sharing.zip_faults import LARGEST
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework.bodies.conduct import Note, RoleGiven
from qaitaru.facts.errors import CaseRefused, SameMember, SharingRefused
from qaitaru.sharing.signing import Signed
from qaitaru.wording import LANGUAGES, words_for
from qaitaru.wording.faults import fault_text

two = between.two
EVERYTHING: Final = Sending(investigation=1, agency="mia", purpose="p", until=UNTIL)
Files = list[tuple[str, bytes]]


def rezipped(path: Path, change: Callable[[Files], Files], how: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path) as old:
        files = [(name, old.read(name)) for name in old.namelist()]
    changed = path.with_name("rezipped.qaitaru")
    with zipfile.ZipFile(changed, "w", how) as new:
        for name, told in change(files):
            new.writestr(zipfile.ZipInfo(name) if how == zipfile.ZIP_STORED else name, told)
    return changed


def refused(two: Two, path: Path) -> str:
    """The reason; nothing was taken in, and each language has a sentence for it."""
    with pytest.raises(SharingRefused) as fault:
        receive_package(two.theirs, path)
    assert look_at_packages(two.theirs) == ()
    for language in LANGUAGES:
        assert fault.value.reason not in fault_text(fault.value, words_for(language))
    return fault.value.reason


def test_a_bomb_is_refused_before_it_is_unpacked(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    bomb = rezipped(path, lambda files: [(name, bytes(2**24)) for name, _ in files], 8)
    assert bomb.stat().st_size < 2**17
    assert refused(two, bomb) == "package_packed"


def test_files_that_lie_over_one_another_are_refused(two: Two) -> None:
    """The list says one stored file many times over: a small zip that unpacks to a large one."""
    path, _ = two.send(two.ours, two.theirs)
    name = "originals/" + "0" * 64
    large = rezipped(path, lambda files: [*files, (name, bytes(2**20))])
    told = bytearray(large.read_bytes())
    at = told.rindex(name.encode()) - 46
    entry = bytes(told[at : at + 46 + len(name)])
    copies = [entry.replace(b"0" * 64, f"{number:064x}".encode()) for number in range(1, 9)]
    end = told.rindex(b"PK\x05\x06")
    told[end:end] = b"".join(copies)
    end = told.rindex(b"PK\x05\x06")
    count, length = struct.unpack_from("<HL", told, end + 10)
    whole = length + sum(len(one) for one in copies)
    struct.pack_into("<HHL", told, end + 8, count + 8, count + 8, whole)
    large.write_bytes(told)
    assert refused(two, large) == "package_packed"


@pytest.mark.parametrize("name", ["package.json", "originals"])
def test_one_name_twice_is_refused(two: Two, name: str, recwarn: pytest.WarningsRecorder) -> None:
    path, _ = two.send(two.ours, two.theirs)

    def twice(files: Files) -> Files:
        return [*files, *(one for one in files if one[0].startswith(name))]

    with pytest.warns(UserWarning, match="Duplicate name"):
        changed = rezipped(path, twice)
    assert refused(two, changed) == "package_name_twice"


@pytest.mark.parametrize(
    "name",
    ["../aim", "/root/aim", "originals/../../aim", "originals/" + "A" * 64, "x" * 9_999, "notes"]
)  # fmt: skip
def test_a_file_under_another_name_is_refused(two: Two, name: str) -> None:
    path, _ = two.send(two.ours, two.theirs)
    assert refused(two, rezipped(path, lambda files: [*files, (name, b"x")])) == (
        "package_unsigned_file"
    )


def test_an_original_nobody_signed_for_is_refused(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    extra = ("originals/" + "0" * 64, b"x")
    assert refused(two, rezipped(path, lambda files: [*files, extra])) == "package_unsigned_file"


@pytest.mark.parametrize("place", ["before", "file", "list", "end"])
def test_bytes_that_nobody_signed_for_are_refused_wherever_they_stand(two: Two, place: str) -> None:
    """In front of the zip, and in what it tells of its files beside their names and bytes."""
    path, _ = two.send(two.ours, two.theirs)
    told = bytearray(path.read_bytes())
    entry = told.rindex(b"package.json") - 46
    if place == "before":
        told[:0] = b"x"
    else:
        told[{"file": 10, "list": entry + 12, "end": len(told) - 14}[place]] ^= 1
    path.write_bytes(told)
    assert refused(two, path) == "package_altered"


def test_a_changed_copy_of_what_was_taken_in_is_refused_too(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    receive_package(two.theirs, path)
    assert receive_package(two.theirs, path).is_again
    path.write_bytes(b"x" + path.read_bytes())
    with pytest.raises(SharingRefused, match="package_altered"):
        receive_package(two.theirs, path)


def test_a_huge_list_or_manifest_is_not_read(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    many = [(f"originals/{number:064x}", b"") for number in range(100_001)]
    assert refused(two, rezipped(path, lambda files: [*files, *many])) == "package_too_large"
    head = ("package.json", bytes(LARGEST + 1))
    assert refused(two, rezipped(path, lambda _: [head])) == "package_too_large"


@pytest.mark.parametrize("cut", [1, 30, 300])
def test_what_was_cut_off_or_added_to_is_no_package(two: Two, cut: int) -> None:
    path, _ = two.send(two.ours, two.theirs)
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    assert refused(two, path) == "package_no_zip"
    path.write_bytes(whole + b"x" * cut)
    assert refused(two, path) == "package_no_zip"


def test_a_signature_over_something_else_than_is_read_is_refused(two: Two) -> None:
    """The signature of another package, of another kind, and a head that tells a key twice."""
    path, _ = two.send(two.ours, two.theirs)
    note_something(two.ours, 1, Note(text="more"))
    other, _ = two.send(two.ours, two.theirs)
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(other) as another:
        signed = msgspec.json.decode(one.read("package.json"), type=Signed)
        wrong = msgspec.json.decode(another.read("package.json"), type=Signed)
    for told in (
        structs.replace(signed, signature=wrong.signature),
        structs.replace(signed, payload=wrong.payload),
        structs.replace(signed, kind="answer"),
        structs.replace(signed, version=2),
        structs.replace(signed, key=wrong.key[:-1]),
    ):
        head = [("package.json", msgspec.json.encode(told))]
        changed = rezipped(path, lambda files, head=head: [*head, *files[1:]])  # type: ignore[misc]
        assert refused(two, changed) == "package_altered"


def test_an_older_package_is_not_tried_again(two: Two) -> None:
    old, _ = two.send(two.ours, two.theirs)
    note_something(two.ours, 1, Note(text="more"))
    new, _ = two.send(two.ours, two.theirs)
    receive_package(two.theirs, new)
    with refusing("package_older"):
        receive_package(two.theirs, old)
    assert receive_package(two.theirs, old, is_late=True).new_entries == 0
    assert receive_package(two.theirs, new).is_again


def test_what_one_member_alone_signed_out_is_refused(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    alone = package_in(path).sent_by
    evil = forged(path, private_key(two.ours), confirmed_by=alone)
    assert refused(two, evil) == "package_faulty"


def third(two: Two) -> Desk:
    """A third agency that trusts the partner, and is trusted by it."""
    own = Settings(title="GPO", language="en", member="olzhas", agency="gpo")
    desk = Desk(create_workspace(two.folder / "third", own), two.ours.clock)
    befriend(desk, two.theirs)
    befriend(two.theirs, desk)
    return desk


def test_what_goes_on_to_a_third_bears_the_leave_of_who_told_it(two: Two) -> None:
    gpo = third(two)
    path, _ = two.send(two.ours, two.theirs, reshare=True)
    receive_package(two.theirs, path)
    on, _ = two.send(two.theirs, gpo)
    came = receive_package(gpo, on)
    assert came.new_entries == 3
    assert {one.made_by for one in record(gpo).entries if one.kind == "asset"} == {"fiu/aigerim"}
    gpo.workspace.close()


def test_who_passes_on_what_was_to_stay_is_refused_by_the_third(two: Two) -> None:
    """The partner's program was changed: it strips the leave, or makes the end later."""
    gpo = third(two)
    path, _ = two.send(two.ours, two.theirs, reshare=True)
    receive_package(two.theirs, path)
    on, _ = two.send(two.theirs, gpo)
    key, terms = private_key(two.theirs), package_in(on).terms
    later = structs.replace(terms, until=UNTIL.replace(year=2100))
    for fields in ({"leaves": ()}, {"terms": later}):
        with refusing("passed_on_without_leave"):
            receive_package(gpo, forged(on, key, **fields))
    assert look_at_packages(gpo) == ()
    gpo.workspace.close()


def test_nobody_is_taken_for_another_partner(two: Two) -> None:
    key = "ab" * 32
    with refusing("partner_has_key"):
        trust_partner(two.ours, told_by_telephone("mia", key))
    for code in ("MIA", "m-i-a", "міа", "mia\u200b"):
        with refusing("partner_looks_alike"):
            trust_partner(two.ours, told_by_telephone(code, key))
    with refusing("agency_code"):
        trust_partner(two.ours, told_by_telephone("FIU", key))
    named = replace(told_by_telephone("gpo", key), name="Prosecutor General")
    trust_partner(two.ours, named)
    again = replace(told_by_telephone("gpo2", "cd" * 32), name="PROSECUTOR  GENERAL")
    with refusing("partner_looks_alike"):
        trust_partner(two.ours, again)
    end_partner(two.ours, "mia", "key lost")
    trust_partner(two.ours, told_by_telephone("mia", "cd" * 32))


def test_a_fingerprint_that_came_with_the_key_proves_nothing(two: Two) -> None:
    trusting = told_by_telephone("gpo", "ab" * 32)
    for changed in (replace(trusting, channel="email"), replace(trusting, told_by=" ")):
        with refusing("not_told_otherwise"):
            trust_partner(two.ours, changed)
    trust_partner(two.ours, trusting)
    kept = [one for one in look_at_partners(two.ours) if one.agency == "gpo"]
    assert [(one.channel, one.told_by) for one in kept] == [
        ("telephone", "Duty officer of the partner")
    ]


def test_who_keeps_no_keys_trusts_and_ends_nobody(two: Two) -> None:
    nobody = as_member(two.ours, "nobody")
    with refusing("workspace_role_may_not"):
        trust_partner(nobody, told_by_telephone("gpo", "ab" * 32))
    with refusing("workspace_role_may_not"):
        end_partner(nobody, "mia", "spite")


def test_nobody_sends_alone(two: Two, tmp_path: Path) -> None:
    number = propose_sending(two.ours, EVERYTHING).number
    with refusing("sending_waits"):
        write_sending(two.ours, number, tmp_path / "out")
    with pytest.raises(SameMember):
        confirm_sending(two.ours, number, tmp_path / "out")
    give_role(two.ours, 1, RoleGiven(member="aida", role="analyst"))
    with pytest.raises(CaseRefused):
        confirm_sending(as_member(two.ours, "aida"), number, tmp_path / "out")
    with pytest.raises(CaseRefused):
        propose_sending(as_member(two.ours, "aida"), EVERYTHING)
    decide_entry(second_of(two.ours, 1), number, granted=False, remark="too early")
    with refusing("sending_denied"):
        write_sending(two.ours, number, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert [one.state for one in look_at_sendings(two.ours)] == ["denied"]


@pytest.mark.parametrize("decision", ["NULL", "1"])
def test_the_database_itself_lets_nothing_out_without_a_second_member(
    two: Two, decision: str
) -> None:
    """A package upon no decision, or upon one that allowed something else."""
    propose_sending(two.ours, EVERYTHING)
    asked = number_of(two.ours, "sending")
    member = f"INSERT INTO members VALUES ('{SECOND}', 'fiu', '')"
    refusing_it = (
        "INSERT INTO case_decisions (number, entry, granted, remark, asked_by, decided_by, "
        f"decided_at) SELECT 1, {asked}, 0, 'no', made_by, '{SECOND}', made_at "
        f"FROM case_entries WHERE number = {asked}"
    )
    sent = (
        "INSERT INTO packages (number, direction, investigation, agency, key, sha256, terms, "
        f"member, at, decision) SELECT 1, 'sent', 1, 'mia', '', '', '', made_by, made_at, "
        f"{decision} FROM case_entries WHERE number = {asked}"
    )
    store = two.ours.workspace.record
    with store.write() as connection:
        connection.execute(text(member))
        connection.execute(text(refusing_it))
    with pytest.raises(DBAPIError, match="second member"), store.write() as connection:
        connection.execute(text(sent))


def test_what_was_corrected_since_it_was_proposed_does_not_go(two: Two, tmp_path: Path) -> None:
    number = propose_sending(two.ours, EVERYTHING).number
    note_something(two.ours, 1, Note(text="of no matter to it"))
    second = second_of(two.ours, 1)
    correct_entry(two.ours, number_of(two.ours, "valuation"), {"amount_minor": 200})
    with refusing("sending_outgrown"):
        confirm_sending(second, number, tmp_path / "out")
    sent = by_two(two.ours, EVERYTHING, tmp_path / "out")
    assert sent.entries == 5


def test_only_what_was_proposed_goes_and_again_the_same_bytes(two: Two, tmp_path: Path) -> None:
    number = propose_sending(two.ours, EVERYTHING).number
    note_something(two.ours, 1, Note(text="not in it"))
    sent = confirm_sending(second_of(two.ours, 1), number, tmp_path / "one")
    note_something(two.ours, 1, Note(text="nor this"))
    again = write_sending(two.ours, number, tmp_path / "two")
    assert again == sent
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    package = package_in(tmp_path / "one")
    assert not [one for one in package.entries if isinstance(one.body, Note)]
    assert (package.sent_by, package.confirmed_by) == ("aigerim", SECOND)
    assert [one.direction for one in (each.kept for each in look_at_packages(two.ours))] == ["sent"]


def test_a_partner_whose_key_is_another_since_gets_nothing(two: Two, tmp_path: Path) -> None:
    number = propose_sending(two.ours, EVERYTHING).number
    second = second_of(two.ours, 1)
    end_partner(two.ours, "mia", "key lost")
    with refusing("partner_unknown"):
        confirm_sending(second, number, tmp_path / "out")
    trust_partner(two.ours, told_by_telephone("mia", "ab" * 32))
    with refusing("partner_has_other_key"):
        confirm_sending(second, number, tmp_path / "out")
    end_partner(two.ours, "mia", "a try")
    trust_partner(two.ours, told_by_telephone("mia", own_public_key(two.theirs)))
    confirm_sending(second, number, tmp_path / "out")
    end_partner(two.ours, "mia", "left the network")
    with refusing("key_not_trusted"):
        write_sending(two.ours, number, tmp_path / "again")
