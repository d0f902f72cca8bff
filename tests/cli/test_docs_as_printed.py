"""Every command of the pages on casework and requests is typed as it is printed, by a clock.

``refused`` at the beginning of a command's remark says that it is refused; a remark on a line of
its own, ``ten days later``, lets time go by; who types is told before the command.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.cli.story import papers
from tests.cli.story.scene import AGENCY
from tests.cli.story.teller import AIDA, Teller, teller_at

from qaitaru.training.scenario import CLAIM, EVIDENCE, write_scenario

_DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_MEMBER = "QAITARU_MEMBER="
_LATER = "# ten days later"
_PAPERS = {
    "order": papers.ORDER,
    "consent": papers.CONSENT,
    "petition": papers.PETITION,
    "mla": papers.MLA,
    "schedule": papers.SCHEDULE,
    "handover": papers.HANDOVER,
    "report": papers.REPORT,
}


class Line(NamedTuple):
    """A command as it is printed, and whether it is to be refused."""

    words: tuple[str, ...]
    member: str
    is_refused: bool


def printed(page: str) -> list[list[str]]:
    """The lines of each block of a page that holds commands."""
    text = (_DOCS / page).read_text("utf-8")
    blocks = [one.splitlines() for one in _BLOCK.findall(text)]
    return [lines for lines in blocks if any("qaitaru " in one for one in lines)]


def line_of(text: str) -> Line:
    words = shlex.split(text, comments=True)
    member = words.pop(0).removeprefix(_MEMBER) if words[0].startswith(_MEMBER) else AIDA
    assert words[0] == "qaitaru", text
    return Line(tuple(words[1:]), member, is_refused="# refused" in text)


def type_in(teller: Teller, lines: list[str]) -> None:
    """Each command ten minutes after the one before it."""
    for text in lines:
        if text == _LATER:
            teller.wait(days=10)
            continue
        line = line_of(text)
        left = teller.run(*line.words, member=line.member)
        assert left.code in ({2} if line.is_refused else {0, 1}), f"{text}\n{left.err}{left.out}"
        teller.wait(minutes=10)


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Teller]:
    with teller_at(tmp_path) as teller:
        teller.wait(days=20)
        teller.did("init", tmp_path / "w", "--title", "The flat", "--agency", "afm")
        yield teller


def sealed(teller: Teller, count: int) -> None:
    """As many sealed items as a page begins with."""
    for number in range(count):
        path = teller.folder / f"extract-{number}.csv"
        path.write_text(f"date,sum\n2025-05-06,{number}\n", "utf-8")
        teller.run("ingest", path, "--basis", "request 7")


def test_the_first_commands_and_those_of_requests_do_what_the_pages_say(teller: Teller) -> None:
    sealed(teller, 4)
    (first, *_), (request,) = printed("casework.md"), printed("requests.md")
    type_in(teller, first)
    assert teller.did("asset", "show", 7)["phase"] == "final"
    type_in(teller, request)
    assert teller.did("request", "show", 27)["stage"] == "executed"


@pytest.mark.slow
def test_the_story_of_one_case_is_typed_as_it_is_printed(teller: Teller) -> None:
    with_scenario(teller)
    _, *story = printed("casework.md")
    for block in story:
        type_in(teller, block)
    phases = {one["asset"]: one["phase"] for one in teller.did("asset", "list", 1)}
    assert phases == {9: "state_income", 17: "identified", 31: "identified"}
    assert sorted(path.suffix for path in (teller.folder / "out").iterdir()) == [
        ".docx",
        ".json",
        ".pdf",
    ]


def with_scenario(teller: Teller) -> None:
    """The training scenario sealed and read, and what the members say of their papers in files."""
    teller.wait(days=-20)
    folder = teller.folder / "scenario"
    write_scenario(folder, 2025)
    settings = teller.folder / "w" / "workspace.toml"
    told = settings.read_text("utf-8")
    for name, text in AGENCY.items():
        told = told.replace(f'{name} = ""', f'{name} = "{text}"')
    settings.write_text(told, "utf-8")
    for mapping in sorted((folder / "mappings").glob("*.toml")):
        teller.did("mapping", "confirm", mapping)
    teller.run("ingest", folder / EVIDENCE, "--basis", "request 7")
    (teller.folder / "claim.toml").write_bytes((folder / CLAIM).read_bytes())
    for name, said in _PAPERS.items():
        papers.said_file(teller.folder, name, said)


def test_every_command_of_the_pages_is_one_of_the_program() -> None:
    lines = [
        line for page in ("casework.md", "requests.md") for one in printed(page) for line in one
    ]
    assert len(lines) > 80
    assert all(line == _LATER or line_of(line).words for line in lines)
