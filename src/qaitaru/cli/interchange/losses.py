"""Losses as a member reads them: a line of counts and a table; and as a machine does.

In the table what is lost in the same field again and again is one line with its number of times;
the JSON has each by itself.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from qaitaru.cli.face import WORDS, finish, table, tell, tell_json
from qaitaru.facts.errors import SystemRefused
from qaitaru.interchange.form_file import json_of
from qaitaru.interchange.losses import Loss, by_field, counted
from qaitaru.interchange.nodes import Node

_COLUMNS = ("loss", "times", "loss_field", "loss_found", "loss_became", "loss_why")
_LONGEST = 60  # of a text in a table; the JSON has it whole


def tell_losses(losses: Sequence[Loss]) -> None:
    """How many of each kind, and each field with its reason."""
    if not losses:
        tell("interchange.no_loss")
        return
    for kind, count in counted(losses).items():
        tell(f"interchange.count_{kind}", count=count)
    table(
        WORDS("interchange.losses"),
        [f"interchange.column.{name}" for name in _COLUMNS],
        [_row(again[0], len(again)) for again in by_field(losses)],
        right=(1,),
    )


def losses_told(losses: Iterable[Loss]) -> list[dict[str, str]]:
    """The losses for a machine, each with its reason in words."""
    return [
        {
            "code": loss.code,
            "kind": str(loss.kind),
            "field": loss.field,
            "found": loss.found,
            "became": loss.became,
            "target": loss.target,
            "told": _why(loss),
        }
        for loss in losses
    ]


def kept(path: Path, content: bytes) -> None:
    """Write a file that was asked for.

    Raises: SystemRefused.
    """
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise SystemRefused(str(path), fault.strerror or "") from fault


def keep_form(form: Node, out: Path, losses: Sequence[Loss], *, as_json: bool) -> None:
    """Keep a form in a file, tell what it does not say as it was, and leave."""
    kept(out, json_of(form))
    if as_json:
        tell_json({"written": str(out), "losses": losses_told(losses)})
    else:
        tell_losses(losses)
        tell("cli.interchange.written", path=out)
    finish(problems=bool(losses))


def _row(loss: Loss, times: int) -> tuple[str, ...]:
    kind = WORDS(f"interchange.kind_{loss.kind}")
    return kind, str(times), loss.field, _short(loss.found), _short(loss.became), _why(loss)


def _why(loss: Loss) -> str:
    return WORDS(f"loss.{loss.code}", found=_short(loss.found), target=loss.target)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
