"""``qaitaru trace --again``: a kept trace made again, and whether it comes to the same."""

from pathlib import Path

import msgspec
import typer

from qaitaru.acts.made_again import MadeAgain
from qaitaru.acts.tracing.retrace import retrace
from qaitaru.acts.tracing.trace_claim_large import VOLUME
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import WORDS, finish, tell, tell_json
from qaitaru.cli.local_time import told_at


def trace_again(number: int, workspace: Path, *, as_json: bool) -> None:
    """Make a kept trace again, and leave with the exit code: 1 where it is another.

    Raises: AnalysisMissing.
    """
    with desk_at(workspace) as desk:
        found = retrace(desk, number)
    tell_again(found, _called(found.rule), as_json=as_json)


def _called(rule: str) -> str:
    """A rule in words: the plain one, the compiled one, or what moves a claim most."""
    plain = f"tracing.rule.{rule.removeprefix(VOLUME)}"
    if plain not in WORDS:
        return WORDS("sensitivity.title")
    told = WORDS(plain)
    return WORDS("tracing.compiled", rule=told) if rule.startswith(VOLUME) else told


def tell_again(found: MadeAgain, rule: str, *, as_json: bool) -> None:
    """Say whether an analysis came to the same, and leave with the exit code.

    Args:
        rule: what it is called in words.
    """
    if as_json:
        tell_json({**msgspec.to_builtins(found), "equal": found.equal})
    else:
        _tell(found, rule)
    finish(problems=not found.equal)


def _tell(found: MadeAgain, rule: str) -> None:
    made_at = told_at(found.made_at)
    tell("cli.trace.again.what", number=found.analysis, rule=rule, by=found.made_by, at=made_at)
    for key in ("kept", "stored", "found"):
        typer.echo(f"  {getattr(found, f'{key}_sha256')}  {WORDS(f'cli.trace.again.{key}')}")
    tell("cli.trace.again.equal" if found.equal else "cli.trace.again.differs")
    told = {**msgspec.to_builtins(found), "withdrawn": ", ".join(map(str, found.withdrawn))}
    for why in found.why():
        tell(f"retraced.{why}", **told)
