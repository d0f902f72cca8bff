"""An evidence item that an answer from abroad brought, with a limitation, at a desk."""

from datetime import date
from pathlib import Path

from tests.screening.desk_cases import as_member

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.make_request import ask, begin_request, note_paper, tell_field
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.casework.send_request import consent_to_use, receive_answer, step_request
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.requests import (
    Answer,
    Asked,
    ConsentToUse,
    FieldTold,
    Limitation,
    Paper,
    Request,
    RequestStep,
)

INTELLIGENCE = Limitation(uses=("intelligence",))
_FIELDS = (
    "requesting_authority", "addressee", "addressee_address", "case_name", "facts",
    "qualification", "full_text_of_articles", "persons", "link_to_case",
)  # fmt: skip
_ASKED = Asked(
    text="statements", assistance="records", account="GB33", element="e6", why="proceeds",
    since=date(2025, 1, 1), until=date(2025, 12, 31),
)  # fmt: skip


def take_in(desk: Desk, folder: Path, **files: str) -> None:
    """Evidence items by name (``__`` for a dot), in the order given."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name.replace("__", ".")
        path.write_text(text, encoding="utf-8")
        list(ingest_evidence(desk, Handover(paths=(path,), legal_basis="order 12")))


def limit_item(desk: Desk, exhibit: int, limitation: Limitation = INTELLIGENCE) -> int:
    """An answer of GB that brought an item: the number of its entry."""
    open_investigation(desk, "beside the drug case")
    give_role(desk, 1, RoleGiven(member="bolat", role="central_authority_lawyer"))
    head = Request(title="t", channel="mla", partner="gb", treaty="of 2015", language="ru")
    number = begin_request(desk, 1, head).number
    for name in _FIELDS:
        tell_field(desk, number, FieldTold(field=name, text=name))
    for name in ("letterhead", "signature", "seal"):
        note_paper(desk, number, Paper(field=name))
    item = ask(desk, number, _ASKED).number
    step_request(as_member(desk, "bolat"), number, RequestStep(to="checked"))
    step_request(desk, number, RequestStep(to="sent", document="7/12"))
    answer = Answer(answers=(item,), form="certified", limitation=limitation, exhibit=exhibit)
    return receive_answer(desk, number, answer).number


def agree(desk: Desk, answer: int, use: str, shared_with: str = "") -> None:
    """The partner agrees to a use, and a second member says so."""
    consent = ConsentToUse(use=use, shared_with=shared_with, document="9/1")
    entry = consent_to_use(desk, answer, consent).number
    decide_entry(as_member(desk, "bolat"), entry, granted=True, remark="")
