"""The mapping editor: the proposal beside the first rows, each column a choice; then confirmed."""

from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.look_at_evidence import look_at_custody
from qaitaru.acts.intake.mappings import confirm_mapping
from qaitaru.acts.intake.propose_mapping import propose_mapping
from qaitaru.acts.intake.read_again import Decision
from qaitaru.facts.errors import MappingFaulty
from qaitaru.ingest.tables.look import TableLook
from qaitaru.ingest.tables.mapping import Mapping, print_mapping
from qaitaru.ingest.tables.mapping_terms import STATEMENT_FIELDS, TRANSFER_FIELDS
from qaitaru.ingest.text.value_shapes import FORMATS
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.mapping_form import Chosen, as_proposed, chosen_of, mapping_of
from qaitaru.web.pages import page
from qaitaru.web.problem_words import problem_mend, problem_text
from qaitaru.web.screens.decide import start_reading
from qaitaru.web.view import View

_MARKS: Final = ("found", ",", ".")


@get("/evidence/{exhibit:int}/mapping", sync_to_thread=True)
def show_mapping(desk: GivenDesk, view: GivenView, exhibit: FromPath[int]) -> Response[str]:
    """The proposal, for a member to look at."""
    encoding = view.asked("encoding")
    look = propose_mapping(desk, exhibit, encoding=encoding)
    chosen = as_proposed(look.proposal) if look.proposal else None
    return _editor(desk, view, exhibit, look=look, chosen=chosen)


@post("/evidence/{exhibit:int}/mapping/confirm", sync_to_thread=True)
def confirm(
    desk: GivenDesk, jobs: GivenJobs, view: GivenView, *, data: Fields, exhibit: FromPath[int]
) -> Response[str] | Response[None]:
    """Keep the mapping as chosen, and read the item by it; or say what is impossible in it."""
    encoding = field(data, "encoding")
    look = propose_mapping(desk, exhibit, encoding=encoding)
    if look.proposal is None:
        return go(f"/evidence/{exhibit}/mapping")
    chosen = chosen_of(data, look.proposal)
    mapping = mapping_of(chosen, look.proposal)
    try:
        text = _confirmed(desk, mapping)
    except MappingFaulty as fault:
        reason = view.words("error.MappingFaulty", **fault.details())
        return _editor(desk, view, exhibit, look=look, chosen=chosen, reason=reason)
    decision = Decision(encoding=encoding, mappings={mapping.name: text})
    return go(f"/jobs/{start_reading(desk, jobs, exhibit, decision)}")


def _confirmed(desk: Desk, mapping: Mapping) -> str:
    text = print_mapping(mapping)
    confirm_mapping(desk, mapping.name, text)
    return text


def _editor(
    desk: Desk,
    view: View,
    exhibit: int,
    *,
    look: TableLook,
    chosen: Chosen | None,
    reason: str = "",
) -> Response[str]:
    item, _ = look_at_custody(desk, exhibit)
    return page(
        view,
        "mapping.html",
        status=422 if reason else 200,
        room="evidence",
        item=item,
        look=look,
        chosen=chosen,
        reason=reason,
        encoding=view.asked("encoding"),
        fields={"statement": STATEMENT_FIELDS, "transfers": TRANSFER_FIELDS},
        marks=_MARKS,
        formats=FORMATS,
        text=lambda problem: problem_text(view.words, problem),
        mend=lambda problem: problem_mend(view.words, problem),
    )


ROUTES: Final = (show_mapping, confirm)
