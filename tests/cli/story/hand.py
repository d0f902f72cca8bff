"""What the chapters of the story share: its numbers, its papers, and what is asked at each turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cli.story.teller import AIDA, BOLAT, Teller

RULES = ("fifo", "libr")


@dataclass
class Case:
    """The numbers that the story gave out, and the papers that were issued."""

    traces: Mapping[str, Any]
    exhibits: dict[str, int]
    subjects: dict[str, int] = field(default_factory=dict)
    assets: dict[str, int] = field(default_factory=dict)
    measures: dict[str, int] = field(default_factory=dict)
    request: int = 0
    asked: tuple[int, ...] = ()
    answer: int = 0
    order: int = 0
    right: int = 0
    papers: dict[tuple[str, str], Path] = field(default_factory=dict)


def clock_of(teller: Teller, role: str) -> Any:
    """The clock of a role that stands on the board now; None where none does."""
    told = teller.did("clocks")["clocks"]
    return next((one for one in told if one["role"] == role), None)


def phases(teller: Teller) -> dict[int, str]:
    """Where each asset stands."""
    return {one["asset"]: one["phase"] for one in teller.did("asset", "list", 1)}


def agreed(teller: Teller, asset: int, to: str, *more: object, by: str = BOLAT) -> None:
    """A move that one asks for; who asked may not grant it, another may."""
    asked = teller.number("asset", "move", asset, to, *more)
    assert (
        teller.refused("investigation", "decide", asked, "yes")["problems"][0]["code"]
        == "SameMember"
    )
    teller.did("investigation", "decide", asked, "yes", member=by)


def issued(
    teller: Teller,
    case: Case,
    document: str,
    language: str,
    *of: object,
    said: Path,
    member: str = AIDA,
) -> Any:
    """A paper is issued, and its files are copied out to be looked at."""
    out = teller.folder / "out"
    words = ("documents", "issue", document, "--language", language, *of, "--said", said)
    done = teller.did(*words, "--basis", "CPC", "--to", out, member=member)
    for one in done["files"]:
        case.papers[done["document"], f"{language}.{one['kind']}"] = out / one["name"]
    return done


def reasons(fault: Any) -> str:
    """Why something was refused, and what the law would have instead."""
    (one,) = fault["problems"]
    return f"{one.get('reason', one['code'])}: {one.get('expected', '')}"


def wanting(fault: Any) -> set[str]:
    """What a paper lacks, by field."""
    return {one["found"] for one in fault["problems"] if one["code"] == "paper_field_wanting"}
