"""``qaitaru wealth``: a wealth profile worked under its rules, with or without a workspace."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.wealth.profile_wealth import ProfiledWealth, checked, profile_wealth
from qaitaru.acts.wealth.rework_wealth import rework_wealth
from qaitaru.acts.wealth.wealth_exhibit import workbook_of
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import CANNOT, HERE, WORDS, JsonOption, finish, tell, tell_json
from qaitaru.cli.given import one_of, text_of
from qaitaru.cli.intake.problem_words import tell_problem
from qaitaru.cli.tracing.trace_again import tell_again
from qaitaru.cli.wealth.wealth_tables import tell_analysis, tell_result
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.money import plain
from qaitaru.training.scenario import wealth_example
from qaitaru.wealth.analysis import RULES, WealthAnalysis, analyse

_ALL = "all"


def wealth(
    profile: Annotated[Path | None, typer.Argument(help=WORDS("cli.wealth.profile"))] = None,
    *,
    rule: Annotated[
        str, typer.Option(help=WORDS("cli.wealth.rule", choices=", ".join((*RULES, _ALL))))
    ] = _ALL,
    person: Annotated[list[str] | None, typer.Option(help=WORDS("cli.wealth.person"))] = None,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-w", help=WORDS("cli.wealth.workspace"))
    ] = None,
    name: Annotated[str, typer.Option(help=WORDS("cli.wealth.name"))] = "",
    workbook: Annotated[Path | None, typer.Option(help=WORDS("cli.wealth.workbook"))] = None,
    again: Annotated[int | None, typer.Option(min=1, help=WORDS("cli.wealth.again"))] = None,
    example: Annotated[bool, typer.Option("--example", help=WORDS("cli.wealth.example"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Work a wealth profile."""
    if example:
        typer.echo(wealth_example(), nl=False)
        return
    if again is not None:
        _again(again, workspace or HERE, as_json=as_json)
    if profile is None:
        raise typer.BadParameter(WORDS("cli.wealth.no_profile"))
    if name and workspace is None:
        raise SettingFaulty("--name", name, "--workspace")
    chosen = one_of("--rule", rule, (*RULES, _ALL))
    rules = RULES if chosen in {None, _ALL} else (rule,)
    text, scope = text_of(profile), tuple(person or ())
    outcome = (
        _kept(workspace, text, scope, name or profile.stem)
        if workspace
        else _worked(text, scope, rules)
    )
    if workbook is not None and outcome.analysis is not None:
        _write_workbook(workbook, text, outcome.analysis)
    if as_json:
        tell_json(_told(outcome, rules))
    else:
        _tell(profile, outcome, rules)
    if outcome.analysis is None:
        raise typer.Exit(CANNOT)
    finish(problems=any(one.severity != "noted" for one in outcome.problems))


def _kept(workspace: Path, text: str, scope: tuple[str, ...], name: str) -> ProfiledWealth:
    with desk_at(workspace) as desk:
        return profile_wealth(desk, text, scope=scope, name=name)


def _worked(text: str, scope: tuple[str, ...], rules: tuple[str, ...]) -> ProfiledWealth:
    """What a profile says with no workspace."""
    read = checked(text, scope)
    if read.profile is None:
        return ProfiledWealth(problems=read.problems)
    analysis = analyse(read.profile, rules, scope=scope)
    return ProfiledWealth(problems=analysis.problems, analysis=analysis)


def _write_workbook(file: Path, text: str, analysis: WealthAnalysis) -> None:
    """Beside what is told, the worksheet that comes to the same by itself."""
    profile = checked(text).profile
    assert profile is not None  # noqa: S101  # it was just worked
    file.write_bytes(workbook_of(profile, analysis, WORDS))


def _again(number: int, workspace: Path, *, as_json: bool) -> None:
    with desk_at(workspace) as desk:
        found = rework_wealth(desk, number)
    tell_again(found, WORDS("web.room.wealth"), as_json=as_json)


def _tell(profile: Path, outcome: ProfiledWealth, rules: tuple[str, ...]) -> None:
    analysis = outcome.analysis
    if analysis is None:
        tell("cli.wealth.refused", file=profile, count=len(outcome.problems))
    else:
        tell_analysis(analysis, rules)
        told: list[object] = []
        for result in analysis.results:
            if result.rule in rules and result.moving not in told:
                tell_result(analysis, result, opened=len(rules) == 1)
                told.append(result.moving)
        if not any(one.rule in rules for one in analysis.results):
            tell("cli.wealth.no_lines", rule=", ".join(rules))
    for problem in outcome.problems:
        tell_problem(problem)
    if outcome.number:
        tell("wealth.kept", number=outcome.number, sha256=outcome.result_sha256)
        tell("wealth.saved", name=outcome.name, version=outcome.version)


def _told(outcome: ProfiledWealth, rules: tuple[str, ...]) -> dict[str, object]:
    """The outcome, with the answers as exact decimals beside what they were worked from."""
    analysis = outcome.analysis
    return {
        "problems": outcome.problems,
        "number": outcome.number or None,
        "name": outcome.name or None,
        "version": outcome.version or None,
        "result_sha256": outcome.result_sha256 or None,
        "answers": _answers(analysis, rules) if analysis else None,
        "analysis": analysis,
    }


def _answers(analysis: WealthAnalysis, rules: tuple[str, ...]) -> dict[str, object]:
    return {
        result.rule: {
            schedule.period or _ALL: {
                "name": schedule.figures[-1].name,
                "low": plain(schedule.answer.low_minor, analysis.currency),
                "likely": plain(schedule.answer.likely_minor, analysis.currency),
                "high": plain(schedule.answer.high_minor, analysis.currency),
            }
            for schedule in (*result.schedules, result.whole)
        }
        for result in analysis.results
        if result.rule in rules
    }
