"""A small investigation in which one person stands under two spellings.

Alpha pays the one, the other pays Gamma: no way of money leads from Alpha to Gamma, unless the two
are one party. Both were born on one day, as a report says.
"""

import json
from pathlib import Path

from tests.acts.test_resolve_parties import ONE, SAME
from tests.web.evidence_texts import ALPHA, BETA, HEAD

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence

FIRST, SECOND = ONE[1], SAME[1]
_PAID = "KZ29125KZT1001300999"  # of the first spelling; no statement of it is in hand
_STATEMENTS = {
    ALPHA: ("ТОО «Альфа»", f"05.01.2026;{FIRST};{_PAID};300,00;;700,00;Оплата\n", "700,00"),
    BETA: (SECOND, "07.01.2026;ТОО «Гамма»;KZ00000000000000GAMA;250,00;;750,00;Оплата\n", "750,00"),
}


def take_in(desk: Desk, folder: Path) -> None:
    """Take in two statements and the report."""
    folder.mkdir(exist_ok=True)
    for account, (holder, row, closing) in _STATEMENTS.items():
        text = (
            f"Счет: {account}\nКлиент: {holder}\nВалюта: KZT\nПериод: 01.01.2026 - 28.01.2026\n"
            f"Входящий остаток: 1 000,00\n{HEAD}{row}Исходящий остаток: {closing}\n"
        )
        (folder / f"{account}.csv").write_text(text, encoding="utf-8")
    people = (
        {"id": key, "schema": "Person", "properties": {"name": [name], "birthDate": [born]}}
        for key, name, born in (ONE, SAME)
    )
    lines = "".join(json.dumps(one) + "\n" for one in people)
    (folder / "people.ftm.json").write_text(lines, encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(folder,), legal_basis="order 12")))
