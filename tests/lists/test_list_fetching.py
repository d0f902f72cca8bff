"""A file from a publisher: over https alone, once, whole, or not at all."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.lists.list_server import Shelf, list_server

from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.problems import Problem
from qaitaru.lists.addresses import chosen, published
from qaitaru.lists.fetching import Fetched, FetchLimits, fetch

PLAIN = FetchLimits(schemes=("http",), largest_bytes=1000, silence_seconds=5)


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    with list_server() as shelf:
        yield shelf


def told(found: Fetched | Problem) -> str:
    assert isinstance(found, Problem)
    return found.code


def test_a_file_comes_with_its_mark_and_its_day(shelf: Shelf, tmp_path: Path) -> None:
    shelf.files["/a.xml"], shelf.etags["/a.xml"] = b"<a/>", '"one"'
    into = tmp_path / "a.xml"
    came = fetch(f"{shelf.address}/a.xml", into, limits=PLAIN)
    assert came == Fetched(fresh=True, etag='"one"', modified_on=date(2024, 5, 7))
    assert into.read_bytes() == b"<a/>"


def test_what_is_not_new_is_not_sent(shelf: Shelf, tmp_path: Path) -> None:
    shelf.files["/b.xml"], shelf.etags["/b.xml"] = b"<b/>", '"two"'
    into = tmp_path / "b.xml"
    came = fetch(f"{shelf.address}/b.xml", into, etag='"two"', limits=PLAIN)
    assert came == Fetched(fresh=False, etag='"two"')
    assert not into.exists()


def test_only_https_is_asked_also_behind_a_redirect(shelf: Shelf, tmp_path: Path) -> None:
    asked = len(shelf.asked)
    for address in (f"{shelf.address}/a.xml", "file:///etc/passwd", "ftp://127.0.0.1/x"):
        assert told(fetch(address, tmp_path / "x")) == "list_address_unsafe"
    assert len(shelf.asked) == asked
    shelf.moved["/moved"] = "ftp://127.0.0.1/x"
    assert told(fetch(f"{shelf.address}/moved", tmp_path / "x", limits=PLAIN)) == "list_unreachable"
    shelf.files["/there"], shelf.moved["/here"] = b"x", f"{shelf.address}/there"
    assert isinstance(fetch(f"{shelf.address}/here", tmp_path / "x", limits=PLAIN), Fetched)


def test_what_cannot_be_had_whole_is_told(shelf: Shelf, tmp_path: Path) -> None:
    shelf.files |= {"/large": b"x" * 1001, "/cut": b"x" * 500}
    shelf.cut.add("/cut")
    into = tmp_path / "x"
    assert told(fetch(f"{shelf.address}/large", into, limits=PLAIN)) == "list_too_large"
    assert told(fetch(f"{shelf.address}/cut", into, limits=PLAIN)) == "list_cut_short"
    assert told(fetch(f"{shelf.address}/missing", into, limits=PLAIN)) == "list_unreachable"
    assert told(fetch("http://127.0.0.1:9/x", into, limits=PLAIN)) == "list_unreachable"


def test_every_shipped_address_is_https_and_a_workspace_may_have_its_own(tmp_path: Path) -> None:
    shipped = published()
    assert all(file.startswith("https://") for one in shipped for file in one.files)
    assert {one.publisher for one in shipped} >= {"un", "ofac", "eu", "uk"}
    own = '[un]\npublisher = "un"\nfiles = ["https://mirror.example/un.xml"]\n'
    (tmp_path / "addresses.toml").write_text(own)
    known = published(tmp_path)
    assert chosen(known, "un")[0].files == ("https://mirror.example/un.xml",)
    assert len(chosen(known, "ofac")) == 2
    assert chosen(known, "") == known
    with pytest.raises(SettingFaulty):
        chosen(known, "atlantis")
    for faulty in ("[un", "[un]\npublisher = 1\n", "un = 3\n"):
        (tmp_path / "addresses.toml").write_text(faulty)
        with pytest.raises(SettingFaulty):
            published(tmp_path)
