"""``qaitaru wealth``: a wealth profile worked under its rules, with or without a workspace."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.profile_wealth import ProfiledWealth, checked, profile_wealth
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import CANNOT, WORDS, JsonOption, finish, tell, tell_json
from qaitaru.cli.given import one_of, text_of
from qaitaru.cli.problem_words import tell_problem
from qaitaru.cli.wealth_tables import tell_analysis, tell_result
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
    example: Annotated[bool, typer.Option("--example", help=WORDS("cli.wealth.example"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Work a wealth profile."""
    if example:
        typer.echo(wealth_example(), nl=False)
        return
    if profile is None:
        raise typer.BadParameter(WORDS("cli.wealth.no_profile"))
    chosen = one_of("--rule", rule, (*RULES, _ALL))
    rules = RULES if chosen in {None, _ALL} else (rule,)
    outcome = _outcome(text_of(profile), rules, tuple(person or ()), workspace)
    if as_json:
        tell_json(_told(outcome, rules))
    else:
        _tell(profile, outcome, rules)
    if outcome.analysis is None:
        raise typer.Exit(CANNOT)
    finish(problems=any(one.severity != "noted" for one in outcome.problems))


def _outcome(
    text: str, rules: tuple[str, ...], scope: tuple[str, ...], workspace: Path | None
) -> ProfiledWealth:
    if workspace is not None:
        with desk_at(workspace) as desk:
            return profile_wealth(desk, text, scope=scope)
    read = checked(text, scope)
    if read.profile is None:
        return ProfiledWealth(problems=read.problems)
    analysis = analyse(read.profile, rules, scope=scope)
    return ProfiledWealth(problems=analysis.problems, analysis=analysis)


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


def _told(outcome: ProfiledWealth, rules: tuple[str, ...]) -> dict[str, object]:
    """The outcome, with the answers as exact decimals beside what they were worked from."""
    analysis = outcome.analysis
    return {
        "problems": outcome.problems,
        "number": outcome.number or None,
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
