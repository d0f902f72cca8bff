"""``qaitaru network``: who paid whom around a party or an account, the rest in one sum."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.casework.use_marks import UseMarks, look_at_use_marks
from qaitaru.acts.networks.draw_network import NetworkDrawing
from qaitaru.acts.networks.limits_of_network import limits_of_network
from qaitaru.acts.networks.look_at_network import NetworkAsked, NetworkView, look_at_network
from qaitaru.acts.networks.network_source import window_of
from qaitaru.acts.networks.network_words import NetworkWords
from qaitaru.acts.networks.write_network import network_as_graphml
from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    tell,
    tell_json,
)
from qaitaru.cli.given import CurrencyOption, PeriodOption, currency_of, period_of
from qaitaru.cli.networks.network_given import (
    PARTY,
    ByOption,
    EncodingOption,
    FileOption,
    Table,
    source_given,
)
from qaitaru.cli.networks.network_told import network_json, tell_network
from qaitaru.cli.use_limits import tell_limits, with_limits
from qaitaru.documents.charts.noted import noted
from qaitaru.documents.use_words import limits_text


def network(
    end: Annotated[str, typer.Argument(metavar="PARTY", help=WORDS("cli.network.end"))] = "",
    *,
    top: Annotated[int, typer.Option(min=1, max=500, help=WORDS("cli.network.top"))] = 20,
    hops: Annotated[int, typer.Option(min=1, max=4, help=WORDS("cli.network.hops"))] = 1,
    common: Annotated[bool, typer.Option("--common", help=WORDS("cli.network.common"))] = False,
    graphml: Annotated[Path | None, typer.Option(help=WORDS("cli.network.graphml"))] = None,
    svg: Annotated[Path | None, typer.Option(help=WORDS("cli.network.svg"))] = None,
    by: ByOption = PARTY,
    currency: CurrencyOption = "",
    period: PeriodOption = "",
    transfers: FileOption = None,
    encoding: EncodingOption = "",
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The links around an end; without one, the largest links of all."""
    asked = NetworkAsked(
        opened=(end,) if end else (),
        currency=currency_of(currency) or "",
        window=window_of(period_of("--period", period)),
        top=top,
        hops=hops,
        only_common=common,
    )
    with source_given(
        "look_at_network",
        Table(transfers, encoding),
        workspace,
        by=by,
        as_of=as_of,
        as_json=as_json,
    ) as read:
        marks = _marks(workspace) if transfers is None else UseMarks()
        view = look_at_network(read, asked)
        limits = limits_of_network(read, view, marks) if view is not None else ()
        note = limits_text(limits, WORDS, FORMS)
        written = _written(view, graphml, svg, note) if view is not None else ()
        _tell(view, written, limits, as_json=as_json)


def _marks(workspace: Path) -> UseMarks:
    with desk_at(workspace) as desk:
        return look_at_use_marks(desk)


def _written(
    view: NetworkView, graphml: Path | None, svg: Path | None, note: list[str]
) -> tuple[Path, ...]:
    if graphml is not None:
        graphml.write_text(network_as_graphml(view, "\n".join(note)), encoding="utf-8")
    if svg is not None:
        drawing = NetworkDrawing(told=NetworkWords(view, WORDS, FORMS))
        svg.write_text(noted(drawing.file, note), encoding="utf-8")
    return tuple(one for one in (graphml, svg) if one is not None)


def _tell(
    view: NetworkView | None,
    written: tuple[Path, ...],
    limits: tuple[UseMark, ...],
    *,
    as_json: bool,
) -> None:
    if as_json:
        told = network_json(view) if view else {"currency": "", "ends": [], "links": []}
        tell_json(with_limits(told, limits))
    elif view is None:
        tell("cli.network.none")
    else:
        tell_network(view)
        tell_limits(limits)
        for file in written:
            tell("cli.network.written", file=file)
