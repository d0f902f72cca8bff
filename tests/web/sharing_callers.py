"""A partner for the pages: its key is trusted, a part waits to go to it, a question was put."""

from dataclasses import replace
from datetime import date

from tests.acts.sharing.partnered import told_by_telephone

from qaitaru.acts.act import Desk
from qaitaru.acts.sharing.ask_partner import Asking, ask_partner
from qaitaru.acts.sharing.partners import trust_partner
from qaitaru.acts.sharing.passing_on import Sending
from qaitaru.acts.sharing.propose_sending import propose_sending
from qaitaru.acts.sharing.workspace_roles import give_workspace_role
from qaitaru.sharing.identifiers import Identifier, Sort
from qaitaru.sharing.signing import public_key

UNTIL = date(2099, 1, 1)


def tell_sharing(desk: Desk, case: int, *things: int) -> int:
    """What waits for a second member, by its number."""
    give_workspace_role(desk, desk.member, "key_keeper")
    trusting = told_by_telephone("mia", public_key(bytes(range(32))))
    trust_partner(desk, replace(trusting, name="Ministry of Internal Affairs"))
    asked = (Identifier(Sort.OBJECT, "A123BC"),)
    ask_partner(
        desk,
        Asking(
            agency="mia", purpose="joint case", until=UNTIL, investigation=case, identifiers=asked
        ),
    )
    sending = Sending(
        investigation=case, agency="mia", purpose="joint tracing", until=UNTIL, things=things
    )
    return propose_sending(desk, sending).number
