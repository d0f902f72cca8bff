"""Commands typed one after another by several members, by a clock that the story sets."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from qaitaru.acts.act import Desk
from qaitaru.cli import desk as cli_desk
from qaitaru.cli.app import main

AIDA, BOLAT, DANA = "aida", "bolat", "dana"
"""The investigator, the supervising prosecutor, the lawyer of the central authority."""


class Left(NamedTuple):
    """What a command left."""

    code: object
    out: str
    err: str


@dataclass
class Teller:
    """Who types, when; a command that is refused where it should be done fails the story."""

    folder: Path
    patch: pytest.MonkeyPatch
    now: datetime = datetime(2026, 2, 2, 4, 0, tzinfo=UTC)
    seen: list[str] = field(default_factory=list)

    def clock(self) -> datetime:
        """A second goes by at each look."""
        self.now += timedelta(seconds=1)
        return self.now

    def wait(self, **span: float) -> None:
        """Time goes by and nobody does anything."""
        self.now += timedelta(**span)

    def run(self, *words: object, member: str = AIDA) -> Left:
        """One command, as it is typed."""
        self.patch.setenv("QAITARU_MEMBER", member)
        self.patch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
            main()
        return Left(left.value.code or 0, out.getvalue(), err.getvalue())

    def did(self, *words: object, member: str = AIDA) -> Any:
        """One command that must be done, and what it tells a machine."""
        left = self.run(*words, "--json", member=member)
        assert left.code in (0, 1), f"{words}: {left.err}{left.out}"
        return json.loads(left.out) if left.out.strip() else None

    def number(self, *words: object, member: str = AIDA) -> int:
        """One command that must be done, and the number of what it made."""
        return int(self.did(*words, member=member)["number"])

    def refused(self, *words: object, member: str = AIDA) -> Any:
        """One command that must be refused, and the fault it tells a machine."""
        left = self.run(*words, "--json", member=member)
        assert left.code == 2, f"{words}: was not refused: {left.out}"
        return json.loads(left.out or left.err)


@contextmanager
def teller_at(folder: Path) -> Iterator[Teller]:
    """A teller whose commands work by the story's clock at a workspace in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        teller = Teller(folder, patch)
        patch.chdir(folder)
        patch.setenv("QAITARU_WORKSPACE", str(folder / "w"))
        patch.setattr(cli_desk, "Desk", partial(Desk, clock=teller.clock))
        yield teller
