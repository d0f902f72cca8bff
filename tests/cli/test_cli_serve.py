"""``qaitaru serve`` takes the workspace as a folder, or behind ``-w`` as other commands do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qaitaru.cli import serve as command
from qaitaru.cli.app import make_app


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [([], "."), (["one"], "one"), (["-w", "two"], "two"), (["one", "-w", "two"], "one")],
)
def test_the_workspace_is_told_in_either_way(
    arguments: list[str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    @contextmanager
    def desk_at(at: Path) -> Iterator[Path]:
        opened.append(at)
        yield at

    def served(desk: Path, *, announce: Callable[[str], Any], host: str, port: int) -> None:
        assert (desk, host, port) == (Path(folder), "127.0.0.1", 0)
        announce("http://127.0.0.1:1/enter/x")

    monkeypatch.setattr(command, "desk_at", desk_at)
    monkeypatch.setattr(command, "serve_workspace", served)
    done = CliRunner().invoke(make_app("serve"), ["serve", *arguments])
    assert done.exit_code == 0, done.output
    assert opened == [Path(folder)]
