"""Two served workspaces exchange packages and questions by files, in the browser's forms alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from httpx import Response
from litestar.testing import TestClient
from lxml import html
from tests.acts.sharing.partnered import SECOND
from tests.acts.sharing.test_packages import answered
from tests.web.case_callers import member
from tests.web.conftest import HERE, TOKEN, Caller, SetClock

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.lead_investigation import give_role, note_something
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.sharing.answer_partner import decide_question
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.workspace_roles import give_workspace_role
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework.bodies.assets import Asset, Particular
from qaitaru.casework.bodies.conduct import Note, RoleGiven
from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.sharing.signing import fingerprint
from qaitaru.web.app import make_app

CAR = Asset(sort="vehicle", name="a car", particulars=(Particular(name="plate", value="A123BC"),))
Texts = Callable[[html.HtmlElement, str], list[str]]
TERMS = {"purpose": "joint tracing", "until": "2099-01-01"}


@contextmanager
def served(folder: Path, agency: str, clock: SetClock) -> Iterator[Caller]:
    own = Settings(title=agency.upper(), language="en", member=f"of_{agency}", agency=agency)
    workspace = create_workspace(folder / agency, own)
    desk = Desk(workspace, clock)
    with TestClient(make_app(desk, TOKEN), base_url=HERE) as client:
        caller = Caller(client, desk, clock)
        assert caller.enter().status_code == 200
        yield caller
    workspace.close()


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Caller, Caller]]:
    """Two agencies at their own browsers; each trusts the other, by forms."""
    clock = SetClock()
    with served(tmp_path, "fiu", clock) as ours, served(tmp_path, "mia", clock) as theirs:
        for one, other in ((ours, theirs), (theirs, ours)):
            answer = one.send(
                "/sharing/partners/role", holder=one.desk.member, role="key_keeper", do="give"
            )
            assert answer.url.path == "/sharing/partners"
            assert trust(one, other).status_code == 200
        case = open_investigation(ours.desk, "Proceeds of the drug case").head.number
        give_role(ours.desk, case, RoleGiven(member=SECOND, role="supervising_prosecutor"))
        add_asset(ours.desk, case, Asset(sort="land", name="a flat"))
        clock.move(minutes=1)
        yield ours, theirs


def trust(one: Caller, other: Caller, **changes: str) -> Response:
    key = other.get("/sharing/partners/key").content
    told = {
        "agency": other.desk.workspace.settings.agency,
        "fingerprint": fingerprint(own_public_key(other.desk)),
        "channel": "telephone",
        "told_by": "Duty officer",
    }
    files = {"file": ("partner.key", key, "text/plain")}
    return one.send("/sharing/partners/trust", files=files, **(told | changes))


def propose(one: Caller, to: str, **fields: str) -> int:
    answer = one.send("/sharing/propose/1", agency=to, **(TERMS | {"what": "all"} | fields))
    assert answer.url.path.startswith("/sharing/sendings/"), answer.text
    return int(answer.url.path.rsplit("/", 1)[1])


def send(one: Caller, to: str) -> bytes:
    """Proposed in the browser, confirmed by the second member, taken away."""
    number = propose(one, to)
    one.clock.move(minutes=1)
    decide_entry(member(one.desk, SECOND), number, granted=True, remark="")
    answer = one.send(f"/sharing/sendings/{number}/package")
    assert answer.status_code == 201
    assert f"sending-{number}.qaitaru" in answer.headers["content-disposition"]
    one.clock.move(minutes=1)
    return answer.content


def take(one: Caller, package: bytes, **fields: str) -> Response:
    files = {"file": ("it.qaitaru", package, "application/octet-stream")}
    return one.send("/sharing/receive", files=files, **fields)


def test_a_part_goes_there_and_comes_back_with_what_was_added(
    both: tuple[Caller, Caller], texts: Texts
) -> None:
    ours, theirs = both
    came = take(theirs, send(ours, "mia"))
    assert came.url.path == "/sharing"
    assert "new entries: 2" in came.text
    give_role(theirs.desk, 1, RoleGiven(member=SECOND, role="supervising_prosecutor"))
    note_something(theirs.desk, 1, Note(text="sold in May"))
    back = send(theirs, "fiu")
    assert "new entries: 1" in take(ours, back).text
    assert "taken in before" in take(ours, back).text
    rows = texts(ours.page("/sharing"), "//section[@id='packages']//tbody/tr")
    assert "received" in rows[0]
    assert "New entries: 1" in rows[0]
    assert "Entries came back: 1" in rows[1]
    assert "stays with the partner" in rows[1]
    notes = look_at_investigation(ours.desk, 1).record.of(Note)
    assert [(one.text, entry.made_by) for entry, one in notes] == [("sold in May", "mia/of_mia")]


def test_nothing_leaves_before_the_second_member_says_yes(
    both: tuple[Caller, Caller], texts: Texts
) -> None:
    ours, _ = both
    number = propose(ours, "mia")
    page = ours.page(f"/sharing/sendings/{number}")
    assert not page.xpath("//form[contains(@action, '/package')]")
    assert "another member decides" in " ".join(texts(page, "//section[@id='waiting']//p"))
    assert ours.send(f"/sharing/sendings/{number}/package").status_code == 422
    assert ours.send("/investigations/1/decide", entry=str(number), do="grant").status_code == 422
    decide_entry(member(ours.desk, SECOND), number, granted=False, remark="too early")
    assert "too early" in ours.get(f"/sharing/sendings/{number}").text
    assert not texts(ours.page("/sharing"), "//section[@id='packages']//tbody/tr")


def test_only_what_is_ticked_goes(both: tuple[Caller, Caller]) -> None:
    ours, _ = both
    car = add_asset(ours.desk, 1, CAR).number
    number = propose(ours, "mia", what="some", **{f"thing_{car}": "1"})
    page = ours.get(f"/sharing/sendings/{number}").text
    assert "a car" in page
    assert "a flat" not in page
    refused = ours.send("/sharing/propose/1", agency="mia", what="some", **TERMS)
    assert refused.status_code == 422
    assert "nothing is ticked" in refused.text
    assert "joint tracing" in refused.text


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_tampered_package_is_refused_in_a_sentence(
    both: tuple[Caller, Caller], language: str
) -> None:
    ours, theirs = both
    package = send(ours, "mia")
    told = {
        "en": "changed or damaged on its way",
        "ru": "изменён или повреждён в пути",
        "kk": "жолда өзгертілген немесе бүлінген",
    }
    theirs.client.cookies.set("qaitaru_language", language)
    refused = take(theirs, package.replace(b'"agency":"fiu"', b'"agency":"gpo"', 1))
    assert refused.status_code == 422
    assert told[language] in refused.text
    assert "/investigations/1" not in refused.text
    assert theirs.send("/sharing/receive").status_code == 422


def test_two_that_say_different_things_are_shown_side_by_side(
    both: tuple[Caller, Caller], texts: Texts
) -> None:
    ours, theirs = both
    take(theirs, send(ours, "mia"))
    give_role(theirs.desk, 1, RoleGiven(member=SECOND, role="supervising_prosecutor"))
    for caller, name in ((ours, "a house"), (theirs, "a cottage")):
        ((entry, _),) = look_at_investigation(caller.desk, 1).record.of(Asset)
        correct_entry(caller.desk, entry.number, {"name": name})
        ours.clock.move(minutes=1)
    assert "conflicts=1" in str(take(ours, send(theirs, "fiu")).url)
    page = ours.page("/sharing/conflicts")
    sides = texts(page, "//article//div[@class='sides pair']/div")
    assert any("a house" in one and "Here" in one for one in sides)
    assert any("a cottage" in one and "mia" in one and "told last" in one for one in sides)
    assert page.xpath("//a[contains(@href, '/new/correct?entry=')]")
    assert "a flat" in page.text_content()


def test_hit_or_no_hit_goes_by_files(both: tuple[Caller, Caller]) -> None:
    ours, theirs = both
    for caller in both:
        if caller is theirs:
            open_investigation(caller.desk, "theirs")
        add_asset(caller.desk, 1, CAR)
    for code in (SECOND, "erlan"):
        give_workspace_role(theirs.desk, code, "answering_officer")
    give_workspace_role(theirs.desk, SECOND, "key_keeper")
    give_workspace_role(member(theirs.desk, SECOND), theirs.desk.member, "answering_officer")
    asked = ours.send("/sharing/questions/ask", agency="mia", investigation="1", **TERMS)
    assert asked.url.path == "/sharing/questions/1"
    question = ours.get("/sharing/questions/1/file").content
    assert b"A123BC" not in question
    files = {"file": ("q.json", question, "application/json")}
    taken = theirs.send("/sharing/questions/take", files=files)
    assert "joint tracing" in taken.text
    assert "0 of 3,000" in taken.text
    assert theirs.get("/sharing/questions/1/file").status_code == 422
    assert theirs.send("/sharing/questions/1/decide", do="grant").status_code == 422
    decide_question(member(theirs.desk, SECOND), 1, granted=True)
    answer = theirs.get("/sharing/questions/1/file").content
    files = {"file": ("a.json", answer, "application/json")}
    found = ours.send("/sharing/questions/read", files=files).text
    assert "A123BC" in found
    assert "× 10⁻" in found
    assert "1 of 1 are held there" in found
    assert "Answered" in theirs.get("/sharing/questions").text
    altered = {"file": ("a.json", answer[:-9] + b"AAAA" + answer[-5:], "application/json")}
    assert ours.send("/sharing/questions/read", files=altered).status_code == 422


def test_who_has_no_role_sees_and_does_nothing(both: tuple[Caller, Caller]) -> None:
    ours, theirs = both
    take(theirs, send(ours, "mia"))
    other = member(theirs.desk, "nobody")
    with TestClient(make_app(other, TOKEN), base_url=HERE) as client:
        nobody = Caller(client, other, theirs.clock)
        nobody.enter()
        assert not nobody.page("/sharing").xpath("//tbody/tr")
        assert not nobody.page("/sharing/partners").xpath("//form[contains(@action, 'trust')]")
        assert trust(nobody, ours).status_code == 422
        assert nobody.send("/sharing/partners/end", agency="fiu", reason="x").status_code == 422
        assert not nobody.page("/sharing/questions").xpath("//form[contains(@action, '/take')]")
        assert nobody.get("/sharing/new/1").status_code == 404
        assert nobody.get("/sharing/sendings/3").status_code == 404
        assert nobody.get("/sharing/questions/1").status_code == 404


def test_trust_is_ended_with_a_reason(both: tuple[Caller, Caller]) -> None:
    ours, _ = both
    wrong = trust(ours, both[1], fingerprint="0000")
    assert "fingerprint told is not that" in wrong.text
    assert ours.send("/sharing/partners/end", agency="mia", reason="").status_code == 422
    assert "key lost" in ours.send("/sharing/partners/end", agency="mia", reason="key lost").text
    page = ours.page("/sharing/new/1")
    assert "No partner is trusted yet" in page.text_content()
    answer = ours.send(
        "/sharing/partners/role", holder="of_fiu", role="key_keeper", do="end", reason="moved on"
    )
    assert answer.status_code == 200
    assert trust(ours, both[1]).status_code == 422


def said(marks: tuple[UseMark, ...]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What is limited, without the numbers that are a workspace's own."""
    return [(one.partner, tuple(map(str, one.uses)), one.shared_with) for one in marks]


def test_use_limitations_survive_both_ways(both: tuple[Caller, Caller], tmp_path: Path) -> None:
    ours, theirs = both
    ours.ingest(tmp_path / "offered", extract__txt="An extract.")
    answered(ours.desk, "mia")
    take(theirs, send(ours, "mia"))
    marks = look_at_use_marks(ours.desk).of([1])
    assert said(marks) == [("gb", ("intelligence", "evidence"), ("mia",))]
    assert said(look_at_use_marks(theirs.desk).of([1])) == said(marks)
    assert "GB" in theirs.get("/evidence/1").text
    give_role(theirs.desk, 1, RoleGiven(member=SECOND, role="supervising_prosecutor"))
    take(ours, send(theirs, "fiu"))
    assert look_at_use_marks(ours.desk).of([1]) == marks
