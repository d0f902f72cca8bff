"""A browser's stand-in at the door of a new workspace."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from litestar.testing import TestClient
from lxml import html
from tests.lists.un_texts import MARAT, un_list
from tests.web.evidence_texts import EVIDENCE

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.list_offer import ListOffer
from qaitaru.acts.look_at_home import look_at_home
from qaitaru.acts.workspace import Workspace, open_workspace
from qaitaru.web.app import make_app
from qaitaru.web.jobs import SOON, Job

HERE = "http://127.0.0.1:8000"
TOKEN = "token"
_LISTED = un_list(MARAT.replace("Test-A", "Al-Qaida"), generated="2026-03-01T00:00:00Z")
OWN = {"origin": HERE, "sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _soon_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done soon on an idle machine is waited for on a busy one; a shorter wait stays."""

    def awaited(job: Job[object], seconds: float) -> None:
        wait([job.work], timeout=None if seconds >= SOON else seconds)

    monkeypatch.setattr(Job, "wait", awaited)


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Caller:
    """Someone at the door: asks for pages, reads them, sends their forms."""

    client: TestClient[Any]
    desk: Desk
    clock: SetClock
    announced: list[str] = field(default_factory=list)

    def enter(self, token: str = TOKEN, *, and_look: bool = True) -> Response:
        """Come in; where asked to, look at the page that stands behind the door."""
        own = {"sec-fetch-site": "none"}
        return self.client.get(f"/enter/{token}", headers=own, follow_redirects=and_look)

    def get(self, address: str, **headers: str) -> Response:
        return self.client.get(address, headers=headers)

    def page(self, address: str, **headers: str) -> html.HtmlElement:
        answer = self.get(address, **headers)
        assert answer.status_code == 200, (address, answer.status_code, answer.text[:400])
        return html.document_fromstring(answer.text)

    @property
    def csrf(self) -> str:
        return str(self.page("/keys").xpath("//input[@name='csrf']/@value")[0])

    def send(self, address: str, files: Any = None, **fields: str) -> Response:
        """A form of ours, its token with it."""
        told = {"csrf": self.csrf} | fields
        return self.client.post(address, data=told, files=files, headers=OWN)

    def ingest(self, folder: Path, **files: str | bytes) -> None:
        """Take in files by name (``__`` for a dot)."""
        _ingest(self.desk, folder, files)


def _ingest(desk: Desk, folder: Path, files: Mapping[str, str | bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        raw = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(raw)
    list(ingest_evidence(desk, Handover(paths=(folder,), legal_basis="order 12")))


@contextmanager
def _at_the_door(workspace: Workspace) -> Iterator[Caller]:
    clock = SetClock()
    desk = Desk(workspace, clock)
    announced: list[str] = []
    app = make_app(desk, TOKEN, announce=announced.append)
    with TestClient(app, base_url=HERE) as client:
        yield Caller(client, desk, clock, announced)


@contextmanager
def member_at(laid_out: Path, folder: Path) -> Iterator[Caller]:
    """A member who has come in, at a workspace of their own that is like one laid out before."""
    workspace = open_workspace(shutil.copytree(laid_out, folder / "workspace"))
    with _at_the_door(workspace) as caller:
        assert caller.enter(and_look=False).status_code == 303
        yield caller
    workspace.close()


def with_evidence(laid_out: Path, folder: Path, **files: str | bytes) -> Path:
    """The folder of a workspace like another, with files taken in and their ledger reckoned."""
    workspace = open_workspace(shutil.copytree(laid_out, folder / "workspace"))
    desk = Desk(workspace, SetClock())
    _ingest(desk, folder / "offered", files)
    look_at_home(desk)
    workspace.close()
    return workspace.folder


@pytest.fixture(scope="session")
def small_investigation(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a workspace with the small investigation in it, to be copied."""
    return with_evidence(laid_out, tmp_path_factory.mktemp("small"), **EVIDENCE)


@pytest.fixture
def member(small_investigation: Path, tmp_path: Path) -> Iterator[Caller]:
    """A member before the small investigation."""
    with member_at(small_investigation, tmp_path) as caller:
        yield caller


@pytest.fixture
def stranger(new_workspace: Workspace) -> Iterator[Caller]:
    """Someone who has not come in yet."""
    with _at_the_door(new_workspace) as caller:
        yield caller


@pytest.fixture
def caller(stranger: Caller) -> Caller:
    """A member who has come in."""
    assert stranger.enter(and_look=False).status_code == 303
    return stranger


@pytest.fixture
def texts() -> Callable[[html.HtmlElement, str], list[str]]:
    """The texts of what an XPath finds, blanks made one."""

    def read(page: html.HtmlElement, path: str) -> list[str]:
        return [" ".join(one.text_content().split()) for one in page.xpath(path)]

    return read


@pytest.fixture(scope="session")
def with_list(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a workspace with a list taken in, to be copied."""
    folder = tmp_path_factory.mktemp("listed")
    path = folder / "un.xml"
    path.write_text(_LISTED, encoding="utf-8")
    workspace = open_workspace(shutil.copytree(laid_out, folder / "workspace"))
    list(add_list(Desk(workspace, SetClock()), ListOffer(files=(("un.xml", path),))))
    workspace.close()
    return workspace.folder


@pytest.fixture
def listed(with_list: Path, tmp_path: Path) -> Iterator[Caller]:
    """A member at a workspace with a list."""
    with member_at(with_list, tmp_path) as caller:
        yield caller


@pytest.fixture
def opened(listed: Caller) -> Caller:
    told = {"reference": "XXi.001", "party": "Marat Samalov", "jurisdiction": "kz"}
    answer = listed.send("/duty/open", published="2026-03-01T10:00+05:00", **told)
    assert answer.url.path == "/duty/1"
    return listed
