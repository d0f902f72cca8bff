"""A part of an investigation goes to another workspace and comes back, on each engine."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from msgspec import structs
from tests.acts.sharing.partnered import befriend, by_two, told_by_telephone
from tests.screening.desk_cases import as_member

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.close_investigation import ask_closing
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.describe_asset import describe_asset
from qaitaru.acts.casework.lead_investigation import give_role, note_something
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.make_request import ask, begin_request, note_paper, tell_field
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.casework.send_request import consent_to_use, receive_answer, step_request
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.look_at_evidence import look_at_evidence
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.package_file import write_package
from qaitaru.acts.sharing.partners import end_partner, look_at_partners, trust_partner
from qaitaru.acts.sharing.passing_on import Sending
from qaitaru.acts.sharing.receive_package import Received, receive_package
from qaitaru.acts.sharing.send_package import Sent
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework.bodies.assets import Asset, Valuation
from qaitaru.casework.bodies.conduct import Closing, Note, RoleGiven
from qaitaru.casework.bodies.requests import (
    Answer,
    Asked,
    ConsentToUse,
    FieldTold,
    Limitation,
    Paper,
    Request,
    RequestStep,
)
from qaitaru.casework.record import CaseRecord
from qaitaru.facts.errors import SettingFaulty, SharingRefused
from qaitaru.sharing.package import KIND, Package, package_bytes, package_of
from qaitaru.sharing.signing import Signed, sign

UNTIL = date(2099, 1, 1)
FLAT = Asset(sort="land", name="a flat", exhibit=1)
PRICE = Valuation(basis="market", on=date(2026, 1, 1), amount_minor=100, currency="KZT")


class Two:
    """Two workspaces that trust one another: ours, and the partner's."""

    def __init__(self, ours: Desk, folder: Path) -> None:
        own = Settings(title="MIA", language="en", member="madina", agency="mia")
        self.ours, self.folder = ours, folder
        self.theirs = Desk(create_workspace(folder / "theirs", own), ours.clock)
        self.packages = 0
        befriend(self.ours, self.theirs)
        befriend(self.theirs, self.ours)

    def send(
        self, one: Desk, other: Desk, *things: int, reshare: bool = False
    ) -> tuple[Path, Sent]:
        self.packages += 1
        path = self.folder / f"{self.packages}.qaitaru"
        sending = Sending(
            investigation=1,
            agency=other.workspace.settings.agency,
            purpose="joint tracing",
            until=UNTIL,
            may_reshare=reshare,
            things=things,
        )
        return path, by_two(one, sending, path)

    def pass_on(self, one: Desk, other: Desk, *things: int) -> Received:
        path, _ = self.send(one, other, *things)
        return receive_package(other, path)


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Iterator[Two]:
    """Ours has an investigation with a flat that a sealed item shows, and its price."""
    path = tmp_path / "register.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(path,), legal_basis="order 12")))
    open_investigation(desk, "beside the drug case")
    flat = add_asset(desk, 1, FLAT).number
    describe_asset(desk, flat, PRICE)
    two = Two(desk, tmp_path)
    yield two
    two.theirs.workspace.close()


def record(desk: Desk) -> CaseRecord:
    return look_at_investigation(desk, 1).record


def kinds(desk: Desk) -> list[str]:
    return [one.kind for one in record(desk).entries]


def number_of(desk: Desk, kind: str) -> int:
    return next(one.number for one in record(desk).entries if one.kind == kind)


@contextmanager
def refusing(reason: str) -> Iterator[None]:
    with pytest.raises(SharingRefused) as fault:
        yield
    assert fault.value.reason == reason


def test_it_goes_there_with_its_originals(two: Two) -> None:
    came = two.pass_on(two.ours, two.theirs)

    assert (came.agency, came.new_entries, came.new_exhibits) == ("fiu", 3, 1)
    assert kinds(two.theirs) == ["agency", "asset", "valuation", "package", "role"]
    asset = record(two.theirs).find(number_of(two.theirs, "asset"), Asset)
    assert asset
    assert (asset[1], asset[0].made_by) == (FLAT, "fiu/aigerim")
    (item,) = look_at_evidence(two.theirs)
    assert item.received_from == "fiu: order 12"
    assert two.theirs.workspace.originals.hash_again(item.sha256) == item.sha256


def test_it_comes_back_with_additions_and_without_loss(two: Two) -> None:
    two.pass_on(two.ours, two.theirs)
    note_something(two.theirs, 1, Note(text="sold in May"), about=number_of(two.theirs, "asset"))
    before = record(two.ours).entries

    came = two.pass_on(two.theirs, two.ours)

    assert (came.new_entries, came.known_entries, came.conflicts) == (1, 3, ())
    after = record(two.ours).entries
    assert after[: len(before)] == before
    note = next(one for one in after if one.kind == "note")
    assert (note.about, note.made_by) == (number_of(two.ours, "asset"), "mia/madina")


def test_a_second_round_adds_only_what_is_new(two: Two) -> None:
    two.pass_on(two.ours, two.theirs)
    note_something(two.theirs, 1, Note(text="sold in May"))
    two.pass_on(two.theirs, two.ours)
    note_something(two.ours, 1, Note(text="to a cousin"))
    came = two.pass_on(two.ours, two.theirs)
    assert came.new_entries == 1
    assert [one.body.text for one in record(two.theirs).entries if isinstance(one.body, Note)] == [
        "sold in May",
        "to a cousin",
    ]


def test_the_same_package_again_changes_nothing(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    receive_package(two.theirs, path)
    before = record(two.theirs)
    again = receive_package(two.theirs, path)
    assert again.is_again
    assert again.new_entries == 0
    assert record(two.theirs) == before


def test_one_thing_goes_with_what_it_stands_on_and_nothing_else(two: Two) -> None:
    other = add_asset(two.ours, 1, structs.replace(FLAT, name="a car", exhibit=0)).number
    note_something(two.ours, 1, Note(text="ours alone"))
    came = two.pass_on(two.ours, two.theirs, other)
    assert came.new_entries == 1
    assert kinds(two.theirs) == ["asset", "package", "role"]
    assert not look_at_evidence(two.theirs)


def test_two_that_correct_one_entry_differently_are_both_shown(two: Two) -> None:
    two.pass_on(two.ours, two.theirs)
    correct_entry(two.ours, number_of(two.ours, "valuation"), {"amount_minor": 200})
    correct_entry(two.theirs, number_of(two.theirs, "valuation"), {"amount_minor": 300})

    came = two.pass_on(two.theirs, two.ours)

    assert came.conflicts == (number_of(two.ours, "valuation"),)
    bodies = [one.body for one in record(two.ours).entries]
    told = [one.amount_minor for one in bodies if isinstance(one, Valuation)]
    assert told == [100, 200, 300]


CHANGES = ("payload", "signature", "original", "no_original", "no_zip", "no_head")


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_on_its_way_is_refused(two: Two, what: str) -> None:
    path, _ = two.send(two.ours, two.theirs)
    changed = tampered(path, what)
    with pytest.raises(SharingRefused) as fault:
        receive_package(two.theirs, changed)
    assert fault.value.reason in {"package_altered", "original_altered", "package_no_zip"}
    assert not look_at_evidence(two.theirs)


def tampered(path: Path, what: str) -> Path:
    changed = path.with_name("changed.qaitaru")
    if what == "no_zip":
        changed.write_bytes(b"no zip")
        return changed
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            told = old.read(name)
            is_head = name == "package.json"
            if (what, is_head) in {("no_original", False), ("no_head", True)}:
                continue
            new.writestr(name, _changed(told, what) if is_head else _other(told, what))
    return changed


def _changed(told: bytes, what: str) -> bytes:
    signed = msgspec.json.decode(told, type=Signed)
    if what == "payload":
        return msgspec.json.encode(
            structs.replace(signed, payload=signed.payload.replace(b"a flat", b"a boat"))
        )
    if what == "signature":
        return msgspec.json.encode(structs.replace(signed, signature=bytes(64)))
    return told


def _other(told: bytes, what: str) -> bytes:
    return told.upper() if what == "original" else told


def forged(path: Path, key: bytes, **fields: object) -> Path:
    """The package as somebody else with a key would sign it."""
    changed = path.with_name("forged.qaitaru")
    changed.unlink(missing_ok=True)
    with TemporaryDirectory() as folder, zipfile.ZipFile(path) as old:
        signed = msgspec.json.decode(old.read("package.json"), type=Signed)
        names = [name for name in old.namelist() if name != "package.json"]
        originals = {Path(name).name: Path(old.extract(name, folder)) for name in names}
        package: Package = structs.replace(package_of(signed.payload), **fields)
        other = sign(KIND, signed.agency, package_bytes(package), key)
        write_package(changed, other, originals)
    return changed


def private_key(desk: Desk) -> bytes:
    return bytes.fromhex((desk.workspace.folder / "keys" / "sharing.key").read_text())


def package_in(path: Path) -> Package:
    with zipfile.ZipFile(path) as file:
        return package_of(msgspec.json.decode(file.read("package.json"), type=Signed).payload)


def test_a_key_that_nobody_trusts_is_refused(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    with refusing("key_not_trusted"):
        receive_package(two.theirs, forged(path, bytes(range(32))))


def test_who_claims_to_be_another_agency_is_refused(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    with refusing("agency_differs"):
        receive_package(two.theirs, forged(path, private_key(two.ours), agency="gpo"))


def test_what_was_told_before_may_not_come_otherwise(two: Two) -> None:
    two.pass_on(two.ours, two.theirs)
    path, _ = two.send(two.theirs, two.ours)
    with zipfile.ZipFile(path) as file:
        signed = msgspec.json.decode(file.read("package.json"), type=Signed)
    package = package_of(signed.payload)
    asset = next(one for one in package.entries if isinstance(one.body, Asset))
    other = structs.replace(asset, body=structs.replace(asset.body, name="a boat"))
    entries = tuple(other if one is asset else one for one in package.entries)
    with refusing("entry_altered"):
        receive_package(two.ours, forged(path, private_key(two.theirs), entries=entries))


def test_an_entry_that_names_what_is_not_there_is_refused(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    with zipfile.ZipFile(path) as file:
        signed = msgspec.json.decode(file.read("package.json"), type=Signed)
    package = package_of(signed.payload)
    alone = tuple(one for one in package.entries if one.about)
    with refusing("package_faulty"):
        receive_package(two.theirs, forged(path, private_key(two.ours), entries=alone))


def test_a_package_for_somebody_else_is_refused(two: Two, tmp_path: Path) -> None:
    path, _ = two.send(two.ours, two.theirs)
    other = create_workspace(tmp_path / "third", Settings(title="T", agency="gpo", member="x"))
    third = Desk(other, two.ours.clock)
    befriend(third, two.ours)
    with refusing("not_for_us"):
        receive_package(third, path)
    other.close()


def test_after_its_last_day_it_is_refused(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs)
    late = Desk(two.theirs.workspace, lambda: two.ours.clock().replace(year=2100))
    with refusing("terms_ended"):
        receive_package(late, path)


def test_what_may_not_go_on_to_a_third_stays(two: Two) -> None:
    two.pass_on(two.ours, two.theirs)
    trust_partner(two.theirs, told_by_telephone("gpo", "ab" * 32))
    sending = Sending(investigation=1, agency="gpo", purpose="p", until=UNTIL)
    with refusing("may_not_reshare"):
        by_two(two.theirs, sending, two.folder / "on.qaitaru")
    assert not (two.folder / "on.qaitaru").exists()


def test_what_may_go_on_does_until_its_day(two: Two) -> None:
    path, _ = two.send(two.ours, two.theirs, reshare=True)
    receive_package(two.theirs, path)
    trust_partner(two.theirs, told_by_telephone("gpo", "ab" * 32))
    wider = Sending(investigation=1, agency="gpo", purpose="p", until=UNTIL.replace(year=2100))
    with refusing("terms_wider"):
        by_two(two.theirs, wider, two.folder / "wider.qaitaru")
    sending = Sending(investigation=1, agency="gpo", purpose="p", until=UNTIL)
    assert by_two(two.theirs, sending, two.folder / "on.qaitaru").entries == 3
    late = Desk(two.theirs.workspace, lambda: two.ours.clock().replace(year=2100))
    with refusing("terms_ended"):
        by_two(late, wider, two.folder / "late.qaitaru")
    named = package_in(two.folder / "on.qaitaru").terms
    assert named.purpose == "p ← fiu: joint tracing"


def answered(desk: Desk, *share_with: str) -> int:
    """An answer from abroad that brought exhibit 1."""
    give_role(desk, 1, RoleGiven(member="bolat", role="central_authority_lawyer"))
    head = Request(title="t", channel="mla", partner="gb", treaty="of 2015", language="ru")
    number = begin_request(desk, 1, head).number
    fields = (
        "requesting_authority", "addressee", "addressee_address", "case_name", "facts",
        "qualification", "full_text_of_articles", "persons", "link_to_case",
    )  # fmt: skip
    for name in fields:
        tell_field(desk, number, FieldTold(field=name, text=name))
    for name in ("letterhead", "signature", "seal"):
        note_paper(desk, number, Paper(field=name))
    asked = Asked(
        text="statements", assistance="records", account="GB33", element="e6", why="proceeds",
        since=date(2025, 1, 1), until=date(2025, 12, 31),
    )  # fmt: skip
    item = ask(desk, number, asked).number
    step_request(as_member(desk, "bolat"), number, RequestStep(to="checked"))
    step_request(desk, number, RequestStep(to="sent", document="7/12"))
    limitation = Limitation(uses=("evidence",), may_be_shared_with=share_with)
    answer = Answer(answers=(item,), form="certified", limitation=limitation, exhibit=1)
    return receive_answer(desk, number, answer).number


def test_an_answer_from_abroad_is_shared_only_as_its_limitation_allows(two: Two) -> None:
    answer = answered(two.ours)
    with refusing("use_limited"):
        two.send(two.ours, two.theirs)
    consent = ConsentToUse(use="sharing", shared_with="mia", document="9/1")
    agreed = consent_to_use(two.ours, answer, consent).number
    decide_entry(as_member(two.ours, "bolat"), agreed, granted=True, remark="")
    came = two.pass_on(two.ours, two.theirs, number_of(two.ours, "asset"))

    assert came.new_exhibits == 1
    (mark,) = look_at_use_marks(two.theirs).of([1])
    assert (mark.partner, mark.uses) == ("gb", ("intelligence", "evidence"))


def test_a_decision_travels_and_another_one_is_shown_beside_it(two: Two) -> None:
    asked = ask_closing(two.ours, 1, Closing(reason="no_assets", text="nothing found")).number
    give_role(two.ours, 1, RoleGiven(member="bolat", role="supervising_prosecutor"))
    two.pass_on(two.ours, two.theirs)
    decide_entry(as_member(two.ours, "bolat"), asked, granted=False, remark="look again")
    came = two.pass_on(two.ours, two.theirs)
    assert came.investigation == 1
    (decision,) = record(two.theirs).decisions
    assert (decision.granted, decision.decided_by) == (False, "fiu/bolat")


@pytest.mark.parametrize(
    ("key", "told", "reason"),
    [
        ("ab" * 32, "0000 0000", "fingerprint_differs"),
        ("zz", "", "key_faulty"),
    ],
)
def test_a_key_is_trusted_by_its_fingerprint_alone(
    two: Two, key: str, told: str, reason: str
) -> None:
    with refusing(reason):
        trusting = told_by_telephone("gpo", "ab" * 32)
        trust_partner(two.ours, replace(trusting, key=key, fingerprint=told))


def test_a_partner_is_trusted_once_and_may_be_ended(two: Two) -> None:
    theirs = own_public_key(two.theirs)
    with refusing("partner_stands"):
        trust_partner(two.ours, told_by_telephone("mia", theirs))
    with refusing("own_key"):
        trust_partner(two.ours, told_by_telephone("fiu", own_public_key(two.ours)))
    with pytest.raises(SettingFaulty):
        end_partner(two.ours, "mia", " ")
    end_partner(two.ours, "mia", "key lost")
    with refusing("partner_unknown"):
        two.send(two.ours, two.theirs)
    with refusing("partner_unknown"):
        end_partner(two.ours, "mia", "again")
    (one,) = look_at_partners(two.ours)
    assert (one.move, one.reason) == ("ended", "key lost")


def test_the_own_key_is_read_by_its_owner_alone(two: Two) -> None:
    file = two.ours.workspace.folder / "keys" / "sharing.key"
    assert file.stat().st_mode & 0o077 == 0
    assert own_public_key(two.ours) == own_public_key(two.ours)


def test_nothing_is_sent_of_nothing(two: Two) -> None:
    with refusing("nothing_to_send"):
        two.send(two.ours, two.theirs, 999)
