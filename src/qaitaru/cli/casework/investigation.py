"""``qaitaru investigation open|show|list``: the financial side of a criminal case."""

import gc
from typing import Annotated, Final

import typer

from qaitaru.acts.casework.look_at_investigation import (
    look_at_investigation,
    look_at_investigations,
)
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.casework.bodies.conduct import PredicateCase
from qaitaru.cli.casework.case_given import InvestigationArgument, day_needed
from qaitaru.cli.casework.case_json import case_json
from qaitaru.cli.casework.case_told import tell_case, tell_cases
from qaitaru.cli.desk import at_desk, desk_at
from qaitaru.cli.face import (
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    tell_json,
)
from qaitaru.facts.errors import SettingFaulty

_RARELY: Final = 200_000  # objects made between two searches for garbage
_BESIDE = "259900000000041"
RegistrationOption = Annotated[str, typer.Option("--beside", help=WORDS("cli.case.registration"))]
RegisteredOption = Annotated[str, typer.Option(help=WORDS("cli.case.registered"))]
OffenceOption = Annotated[str, typer.Option(help=WORDS("cli.case.offence"))]
PredicateAgencyOption = Annotated[
    str, typer.Option("--predicate-agency", help=WORDS("cli.case.predicate_agency"))
]


def open_(
    title: Annotated[str, typer.Argument(help=WORDS("cli.case.title"))],
    *,
    beside: RegistrationOption = "",
    registered: RegisteredOption = "",
    offence: OffenceOption = "",
    predicate_agency: PredicateAgencyOption = "",
    jurisdiction: Annotated[str, typer.Option(help=WORDS("cli.case.jurisdiction"))] = "kz",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Open an investigation, beside a criminal case where there is one."""
    if not beside and (registered or offence or predicate_agency):
        raise SettingFaulty("--beside", "", _BESIDE)
    cases = [predicate_given(beside, registered, offence, predicate_agency)] if beside else []
    with desk_at(workspace) as desk:
        record = open_investigation(desk, title, jurisdiction=jurisdiction, beside=cases)
        view = look_at_investigation(desk, record.head.number)
    if as_json:
        tell_json(case_json(view))
    else:
        tell_case(view)


def show(
    number: InvestigationArgument,
    *,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """One investigation; leaves with 1 where something is late or has lapsed."""
    view = at_desk(workspace, look_at_investigation, number, as_of=instant_of(as_of))
    if as_json:
        tell_json(case_json(view))
    else:
        tell_case(view)
    finish(problems=view.is_late)


def list_investigations(
    *,
    late: Annotated[bool, typer.Option("--late", help=WORDS("cli.case.late"))] = False,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Every investigation you may see, the most pressing first."""
    gc.set_threshold(_RARELY)  # all is kept to the end: looking it through finds nothing
    every = at_desk(workspace, look_at_investigations, as_of=instant_of(as_of))
    views = tuple(one for one in every if one.is_late or not late)
    if as_json:
        tell_json([case_json(one) for one in views])
    else:
        tell_cases(views)
    finish(problems=any(one.is_late for one in views))


def predicate_given(registration: str, registered: str, offence: str, agency: str) -> PredicateCase:
    """A criminal case as it is given.

    Raises: SettingFaulty.
    """
    return PredicateCase(
        registration=registration.strip(),
        registered_on=day_needed("--registered", registered),
        offence=offence.strip(),
        agency=agency.strip(),
    )
