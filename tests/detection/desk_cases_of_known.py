"""Small cases for what a workspace knows beside transfers: reports, profiles, sums in dollars."""

import json
from pathlib import Path

from tests.detection.desk_cases_of_findings import COLLECTOR, HEAD, payer

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence

DOLLARS = "KZ05125USD9000000005"
RICH = (
    f"Счет: {COLLECTOR}\nКлиент: Ромашкова Вера\nВалюта: KZT\n"
    f"Период: 01.01.2026 - 28.01.2026\nВходящий остаток: 0,00\n{HEAD}"
    f"05.01.2026;Тень 1;{payer(1)};;9000000,00;9000000,00;Возврат\n"
    f"06.01.2026;Тень 2;{payer(2)};;9000000,00;18000000,00;Возврат\n"
    "Исходящий остаток: 18000000,00\n"
)


def entity(key: str, schema: str, **said: str) -> dict[str, object]:
    """An entity of a report in FollowTheMoney lines."""
    return {"id": key, "schema": schema, "properties": {k: [v] for k, v in said.items()}}


def reported(desk: Desk, folder: Path, name: str, *entities: dict[str, object]) -> None:
    """Take in a report of such entities."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.ftm.json"
    path.write_text("".join(json.dumps(one) + "\n" for one in entities), encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(path,), legal_basis="order 12")))


def profile(name: str, declared: str, *, currency: str = "KZT", number: str = "") -> str:
    """A wealth profile of one person that declared so much for 2026."""
    told = f'number = "{number}"\n' if number else ""
    return (
        f'currency = "{currency}"\nopening = 2025-12-31\n'
        '[[period]]\nname = "2026"\nends = 2026-12-31\n'
        f'[[person]]\nid = "subject"\nname = "{name}"\nrole = "subject"\n{told}'
        '[[declared]]\nwhat = "Declaration 270.00"\n'
        'evidence = [{ exhibit = 1, page = 1 }, { document = "Letter of the tax office" }]\n'
        f"amount.2026 = {declared}\n"
    )


def gifts(day: str, amount: int) -> str:
    """Twenty-four small sums in dollars for charity, of strangers, sent abroad on their day."""
    rows, balance = "", 0
    for number in range(1, 25):
        balance += amount
        rows += f"{day};Даритель {number};{payer(number)};;{amount},00;{balance},00;Пожертвование\n"
    rows += f"{day};Обмен;AE070331234567890123456;{balance},00;;0,00;Перевод\n"
    return (
        f"Счет: {DOLLARS}\nКлиент: Ромашкова Вера\nВалюта: USD\n"
        f"Период: {day} - {day}\nВходящий остаток: 0,00\n{HEAD}{rows}Исходящий остаток: 0,00\n"
    )
