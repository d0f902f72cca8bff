"""A small investigation, told the same in three languages: ten exhibits, some two hundred rows."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

import pytest

from qaitaru.documents.report_facts import (
    BrokenBalance,
    CoverageCell,
    Exhibit,
    Flow,
    FoundProblem,
    Identifier,
    Lowest,
    Party,
    ReadImport,
    Reconciliation,
    ReportFacts,
    SourceRow,
    Trace,
    TraceStep,
)
from qaitaru.facts.money import Money
from qaitaru.facts.places import page_box, place
from qaitaru.facts.problems import Severity
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.reconciliation import Check, State

TITLES = {
    "en": "Operation “Steppe Wind”: proceeds of street sales",
    "ru": "Операция «Степной ветер»: доходы от уличного сбыта",
    "kk": "«Дала желі» операциясы: көше саудасынан түскен қаражат ₸",
}
AGENCIES = {
    "en": "Department of Economic Investigations, Example Region",
    "ru": "Департамент экономических расследований по Примерной области",
    "kk": "Үлгі облысы бойынша экономикалық тергеп-тексеру департаменті",
}
PARTIES = (
    "Аманжол Серік Қайратұлы",
    "Өтеген Гүлнұр Әділқызы",
    "ТОО «Һантау Логистик Сервис»",
    "ТОО «Ғасыр Трейд ЛТД»",
    "ИП Іңкәрбек",
    "Silk Bridge Trading FZE",
    "АО «Банк Пример»",
    "Крипто Обмен Пример ЛЛП",
    "ТОО «Үйжай Құрылыс»",
    "Нұрланова Әйгерім",
)
ACCOUNTS = tuple(f"KZ{64 + n}999KZT00000{10234567 + 7919 * n}" for n in range(10))
FILES = ("vypiska_{}_2025.csv", "Үзінді көшірме {}.xlsx", "statement_{}_MT940.sta", "FM-1_{}.xml")
OPENED = date(2025, 1, 9)
CLAIMANT = "Заңсыз кіріс"


def _exhibits(language: str) -> tuple[Exhibit, ...]:
    basis = {
        "en": "Order of the investigating judge of 11.03.2025",
        "ru": "Постановление следственного судьи от 11.03.2025",
        "kk": "Тергеу судьясының 11.03.2025 қаулысы",
    }[language]
    return tuple(
        Exhibit(
            exhibit=number,
            file_name=FILES[number % 4].format(f"bank-{number}"),
            sha256=hashlib.sha256(bytes([number])).hexdigest(),
            size_bytes=48_213 * number,
            sealed_utc=datetime(2025, 3, 12, 9, 30, number, tzinfo=UTC),
            sealed_by="Д. Серікқызы",
            legal_basis=basis,
            received_from="АО «Банк Пример»" if number % 3 else "",
        )
        for number in range(1, 11)
    )


def _places(exhibit: int, row: int) -> str:
    if exhibit % 4 == 0:
        return page_box(1 + row // 30, (36.0, 80.0 + row % 30 * 20, 559.0, 94.0 + row % 30 * 20))
    if exhibit % 4 == 1:
        return place(sheet="Выписка", row=row)
    return place(row=row) if exhibit % 4 == 2 else place(xpath=f"/report/transaction[{row}]")


def _rows() -> list[SourceRow]:
    """Transfers in layers: street cash to mules, mules to shells, shells abroad and to a flat."""
    chain = [(0, 2), (1, 2), (4, 3), (2, 3), (3, 5), (2, 8), (5, 7), (3, 9), (7, 0), (6, 2)]
    rows = []
    for number in range(200):
        payer, payee = chain[number * number % 10] if number % 3 else chain[number % 10]
        exhibit = 1 + number % 10
        amount = 1_250_000_00 + number * 37_111_37 % 9_000_000_00
        rows.append(
            SourceRow(
                row_id=f"{exhibit}-b{number}",
                exhibit=exhibit,
                place=_places(exhibit, 9 + number // 10),
                on=OPENED + timedelta(days=number * 2),
                amount=Money(amount, "USD" if payee == 5 else "KZT"),
                account=ACCOUNTS[payer],
                payer=PARTIES[payer],
                payee=PARTIES[payee],
                purpose="Тауар үшін төлем (әғқңөұүһі ₸), шарт №"
                + str(number)
                + ", в т.ч. НДС" * (number % 2),
            )
        )
    return rows


def _flows(rows: list[SourceRow]) -> tuple[Flow, ...]:
    def pair(row: SourceRow) -> tuple[str, str, str]:
        assert row.amount is not None
        return row.payer, row.payee, row.amount.currency

    flows = []
    for (payer, payee, currency), group in groupby(sorted(rows, key=pair), key=pair):
        found = list(group)
        days = sorted(row.on for row in found if row.on is not None)
        total = sum(row.amount.amount_minor for row in found if row.amount is not None)
        flows.append(
            Flow(
                payer=payer,
                payee=payee,
                total=Money(total, currency),
                count=len(found),
                first_on=days[0],
                last_on=days[-1],
                rows=tuple(row.row_id for row in found),
            )
        )
    return tuple(sorted(flows, key=lambda flow: -flow.total.amount_minor))


def _trace(rows: list[SourceRow]) -> Trace:
    """Claimed money comes in second; own money leaves first; later receipts do not revive it."""
    amounts = [900_000_00, 4_000_000_00, -1_700_000_00, -2_650_000_00, 300_000_00, 2_000_000_00]
    amounts += [-100_000_00 * (n % 4) - 12_345_67 for n in range(16)]
    own, claimed, steps = 420_000_00, 0, []
    for number, amount in enumerate(amounts):
        came = amount if number == 1 else 0
        from_own = min(max(-amount, 0), own)
        from_claim = max(-amount, 0) - from_own
        own += max(amount, 0) - came - from_own
        claimed += came - from_claim
        steps.append(
            TraceStep(
                row_id=rows[number * 9].row_id,
                on=OPENED + timedelta(days=9 * number),
                amount_minor=amount,
                balance_minor=own + claimed,
                claimed={CLAIMANT: came} if came else {},
                held={"own": own, CLAIMANT: claimed},
                left={k: v for k, v in (("own", from_own), (CLAIMANT, from_claim)) if v},
            )
        )
    lowest = min(steps[1:], key=lambda step: step.balance_minor)
    return Trace(
        rule="own-first",
        account=ACCOUNTS[0],
        holder=PARTIES[0],
        currency="KZT",
        opening_minor=420_000_00,
        steps=tuple(steps),
        lowest=(
            Lowest(claimant=CLAIMANT, balance_minor=lowest.balance_minor, row_id=lowest.row_id),
        ),
        parameters={"between": "pro_rata", "same_day_order": "ledger"},
        analysis=7,
        result_sha256=hashlib.sha256(b"trace").hexdigest(),
    )


def _coverage() -> tuple[CoverageCell, ...]:
    odd = {(0, 3): Cover.MISSING, (2, 7): Cover.BROKEN, (3, 1): Cover.DUPLICATE}
    odd |= {(5, 12): Cover.PARTIAL, (6, 0): Cover.OUTSIDE}
    cells = []
    for nth, account in enumerate(ACCOUNTS):
        for month in range(13):
            cover = odd.get((nth, month), Cover.UNPROVED if nth == 8 else Cover.PROVED)
            exhibits = () if cover in {Cover.MISSING, Cover.OUTSIDE} else (nth + 1,)
            day = date(2025 + month // 12, month % 12 + 1, 1)
            cells.append(
                CoverageCell(
                    account=account, currency="KZT", month=day, cover=cover, exhibits=exhibits
                )
            )
    return tuple(cells)


def _reconciliations() -> tuple[Reconciliation, ...]:
    return tuple(
        Reconciliation(
            exhibit=nth + 1,
            place="",
            account=account,
            currency="KZT",
            state=State.BROKEN if nth == 2 else State.PROVED,
            from_on=date(2025, 1, 1),
            to_on=date(2025, 12, 31),
            opening_minor=1_000_000_00 * nth if nth != 8 else None,
            credits_minor=912_345_678_90,
            debits_minor=812_345_678_90,
            closing_minor=1_000_000_00 * nth + 100_000_000_00 + (90_000_00 if nth == 2 else 0),
        )
        for nth, account in enumerate(ACCOUNTS)
    )


def _problems() -> tuple[FoundProblem, ...]:
    found = [
        (Severity.REFUSED, "pdf_is_scan", 4, "page=1", "", ""),
        (
            Severity.DOUBTFUL,
            "statement_does_not_close",
            3,
            "row=9",
            "10 090 000,00",
            "10 000 000,00",
        ),
        (Severity.SKIPPED, "date_unreadable", 2, "sheet=Выписка;row=40;column=B", "31.02.2025", ""),
        (Severity.NOTED, "field_not_used", 2, "sheet=Выписка;column=K", "Филиал", ""),
    ]
    return tuple(
        FoundProblem(severity=s, code=c, exhibit=e, place=p, found=f, expected=x)
        for s, c, e, p, f, x in found
    )


def _parties(flows: tuple[Flow, ...]) -> tuple[Party, ...]:
    def sums(chosen: list[Flow]) -> tuple[Money, ...]:
        totals: dict[str, int] = {}
        for flow in chosen:
            money = flow.total
            totals[money.currency] = totals.get(money.currency, 0) + money.amount_minor
        return tuple(Money(minor, currency) for currency, minor in sorted(totals.items()))

    return tuple(
        Party(
            name=name,
            identifiers=(Identifier(kind="iin", value="000000000000", valid=nth != 4),),
            accounts=(ACCOUNTS[nth],),
            received=sums([flow for flow in flows if flow.payee == name]),
            paid=sums([flow for flow in flows if flow.payer == name]),
        )
        for nth, name in enumerate(PARTIES)
    )


@pytest.fixture(scope="session")
def investigation() -> Callable[[str], ReportFacts]:
    """The facts of the report, titles in the language asked for."""

    def told(language: str) -> ReportFacts:
        rows = _rows()
        flows = _flows(rows)
        broken = BrokenBalance(
            check=Check.ROW,
            row_id=rows[2].row_id,
            exhibit=3,
            place="",
            account=ACCOUNTS[2],
            found=Money(10_090_000_00, "KZT"),
            expected=Money(10_000_000_00, "KZT"),
        )
        imports = tuple(
            ReadImport(
                number=number,
                exhibit=number,
                reader=("csv", "xlsx", "mt940", "fm1")[number % 4],
                reader_version=1,
                rows=20,
                problems=1 if number in {2, 3, 4} else 0,
                mapping="bank-example" if number % 4 < 2 else "",
                content_sha256=hashlib.sha256(b"read" + bytes([number])).hexdigest(),
            )
            for number in range(1, 11)
        )
        return ReportFacts(
            title=TITLES[language],
            agency=AGENCIES[language],
            member="Д. Серікқызы",
            produced_utc=datetime(2026, 3, 5, 10, 20, 30, tzinfo=UTC),
            code_version="qaitaru 0.1.0",
            predicate_case="255500031000123",
            exhibits=_exhibits(language),
            imports=imports,
            coverage=_coverage(),
            reconciliations=_reconciliations(),
            broken=(broken,),
            parties=_parties(flows),
            flows=flows,
            traces=(_trace(rows),),
            problems=_problems(),
            rows=tuple(rows),
        )

    return told
