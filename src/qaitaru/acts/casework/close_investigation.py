"""Close an investigation with a second member's yes, and open it again."""

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import must_be_said, on_case, refuse
from qaitaru.casework.bodies.conduct import Closing, Reopening
from qaitaru.casework.closing import closed_by, refuse_closing
from qaitaru.casework.four_eyes import waiting
from qaitaru.casework.record import CaseEntry
from qaitaru.facts.refusals import Refusal


def ask_closing(desk: Desk, investigation: int, body: Closing) -> CaseEntry:
    """Ask that the investigation be closed; another member decides (``decide_entry``).

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "ask_closing", investigation, "close") as on:
        asked = [one for one in waiting(on.record) if isinstance(one.body, Closing)]
        if asked:
            refuse(Refusal("closing_waits", str(asked[0].number)))
        refuse(refuse_closing(on.at(None), body))
        return on.tell(body)


def reopen(desk: Desk, investigation: int, body: Reopening) -> CaseEntry:
    """Open a closed investigation again.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "reopen", investigation, "close", closed_too=True) as on:
        must_be_said(body.text)
        if closed_by(on.record, on.deed.at) is None:
            refuse(Refusal("not_closed"))
        return on.tell(body)
