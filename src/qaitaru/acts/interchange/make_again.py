"""A report made again from the facts its reading left, without opening the file."""

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.facts.errors import ImportMissing
from qaitaru.interchange.claims_store import claims_of_import
from qaitaru.interchange.goaml.from_claims import report_of_claims
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.losses import Loss

_READER = "goaml"


def goaml_again(desk: Desk, import_no: int, *, purpose: str) -> tuple[GoamlReport, list[Loss]]:
    """The goAML report of an import, and what of its facts the form has no field for.

    Raises: ImportMissing for a number that is no visible import of a goAML report.
    """
    with act(desk, "make_report_again", purpose=purpose) as deed:
        deed.told.update(import_no=import_no)
    with ledger_at(desk, "look_at_import", import_no=import_no) as view:
        found = view.imports.get(import_no)
        if found is None or found.reader != _READER:
            raise ImportMissing(str(import_no))
        return report_of_claims(claims_of_import(view.connection, import_no))
