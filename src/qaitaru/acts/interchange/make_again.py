"""A report made again from the facts its reading left, without opening the file."""

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.acts.casework.use_marks import marks_at
from qaitaru.casework.requests.use_limits import Use
from qaitaru.facts.errors import ImportMissing
from qaitaru.interchange.claims_store import claims_of_import
from qaitaru.interchange.goaml.from_claims import report_of_claims
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.losses import Loss

_READER = "goaml"


def goaml_again(
    desk: Desk, import_no: int, *, purpose: str, to: str = ""
) -> tuple[GoamlReport, list[Loss]]:
    """The goAML report of an import, and what of its facts the form has no field for.

    Args:
        to: the agency it is for: a report that came with a limitation is made for no other.
    Raises: ImportMissing for a number that is no visible import of a goAML report; UseRefused.
    """
    with act(desk, "make_report_again", purpose=purpose) as deed:
        marks = marks_at(desk, deed.connection)
        read = (exhibit for number, exhibit in marks.exhibits.items() if number == import_no)
        marks.must_allow(read, Use.SHARING, to)
        deed.told.update(import_no=import_no, **({"to": to} if to else {}))
    with ledger_at(desk, "look_at_import", import_no=import_no) as view:
        found = view.imports.get(import_no)
        if found is None or found.reader != _READER:
            raise ImportMissing(str(import_no))
        return report_of_claims(claims_of_import(view.connection, import_no))
