"""Small cases for findings at the desk: a collection on one account, month by month."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.detection.desk.deciding import Move, Step, Verdict
from qaitaru.detection.desk.sighting import FoundEnd, Sighting, Sum
from qaitaru.detection.findings.evidence import Evidence

COLLECTOR = "KZ75125KZT1001300335"
HEAD = "Дата;Контрагент;Счет контрагента;Дебет;Кредит;Остаток;Назначение платежа\n"
TODAY = date(2026, 3, 2)


def payer(number: int) -> str:
    """The account of one who pays."""
    return f"KZ86125KZT5004{number:06}"


def collected(account: str, month: int, payers: Sequence[int]) -> str:
    """A month of an account that these pay on the fifth, each 100 tenge."""
    balance, rows, day = 0, "", f"05.{month:02}.2026"
    for number in payers:
        balance += 100
        rows += f"{day};Плательщик {number};{payer(number)};;100,00;{balance},00;Сбор\n"
    return (
        f"Счет: {account}\nКлиент: ТОО «Сбор»\nВалюта: KZT\n"
        f"Период: 01.{month:02}.2026 - 28.{month:02}.2026\nВходящий остаток: 0,00\n"
        f"{HEAD}{rows}Исходящий остаток: {balance},00\n"
    )


def quiet_year() -> str:
    """An account of somebody else that was paid and paid rent in each month of the year before."""
    balance, rows = 0, ""
    for month in range(1, 13):
        balance += 900
        rows += (
            f"10.{month:02}.2025;ТОО «Работа»;KZ05125KZT9000000001;;900,00;{balance},00;Оплата\n"
        )
        balance -= 700
        rows += f"12.{month:02}.2025;ИП Жильё;KZ05125KZT9000000002;700,00;;{balance},00;Аренда\n"
    return (
        "Счет: KZ05125KZT9000000003\nКлиент: Тихий\nВалюта: KZT\n"
        f"Период: 01.01.2025 - 31.12.2025\nВходящий остаток: 0,00\n"
        f"{HEAD}{rows}Исходящий остаток: {balance},00\n"
    )


def paid(number: int, days: Sequence[str]) -> str:
    """A month of a payer's own account: so much to the collector on these days."""
    balance = 10_000
    rows = ""
    for day in days:
        balance -= 100
        rows += f"{day};ТОО «Сбор»;{COLLECTOR};100,00;;{balance},00;Сбор\n"
    return (
        f"Счет: {payer(number)}\nКлиент: Плательщик {number}\nВалюта: KZT\n"
        f"Период: 01.01.2026 - 28.01.2026\nВходящий остаток: 10000,00\n"
        f"{HEAD}{rows}Исходящий остаток: {balance},00\n"
    )


def take_in(desk: Desk, folder: Path, name: str, text: str) -> None:
    """Take in one statement."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    (outcome,) = ingest_evidence(desk, Handover(paths=(path,), legal_basis="order 12"))
    assert outcome.outcome.value == "read", outcome


def seen(
    *transfers: str,
    amount: int = 100,
    typologies: tuple[str, ...] = ("fan_in",),
    about: str = "A",
    score: float = 0.5,
) -> Sighting:
    """A finding of these transfers, each shown by the rows that stand in its text."""
    shown = tuple(tuple(one.split()) for one in transfers)
    return Sighting(
        typologies=typologies,
        score=score,
        sums=(Sum("KZT", amount * len(shown)),),
        accounts=(FoundEnd(about, about, ""), FoundEnd("B", "", "")),
        transfers=shown,
        marks=tuple(f"={one[-1]}" for one in shown),
        counterparties=len(shown),
        begins=1_767_225_600,
        ends=1_767_312_000,
        evidence=(Evidence("gathered", 2.0, (("counterparties", 3), ("of", 4), ("seconds", 60))),),
    )


def step(
    number: int,
    move: Move,
    verdict: Verdict,
    *,
    finding: int = 1,
    answers: int = 0,
    until: date | None = None,
    member: str = "aigerim",
) -> Step:
    """A step that rests on the sighting of the finding's own number."""
    held = verdict is Verdict.SUPPRESSED
    return Step(
        number=number,
        finding=finding,
        sighting=finding,
        move=move,
        verdict=verdict,
        ground="business",
        expires_on=until,
        typology="fan_in" if held else "",
        accounts=("A",) if held else (),
        answers=answers,
        member=member,
    )
