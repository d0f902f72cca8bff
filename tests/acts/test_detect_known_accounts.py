"""Openings, declared income and owners that a workspace knows are asked of its transfers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.detection.desk_cases_of_findings import (
    COLLECTOR,
    HEAD,
    collected,
    payer,
    quiet_year,
    take_in,
)
from tests.detection.desk_cases_of_known import RICH, entity, profile, reported
from tests.lists.un_texts import MARAT, un_list

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.detect_here import DetectedHere, detect_again, detect_here
from qaitaru.acts.duty.freeze_assets import freeze_asset
from qaitaru.acts.duty.open_duty import DutyOffer, open_duty
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.list_offer import ListOffer
from qaitaru.acts.resolution.resolve_parties import resolve_parties
from qaitaru.acts.wealth.profile_wealth import profile_wealth
from qaitaru.detection.desk.sighting import KnownBeside
from qaitaru.detection.grounds import NotTaken, Opens, Origin, Why
from qaitaru.duty.bodies import FrozenAsset

DAY = 86_400


def _run(desk: Desk, *names: str) -> DetectedHere:
    return detect_here(desk, asked_typologies(names, {}))


def test_what_comes_beyond_the_income_a_profile_declares_is_a_finding(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, tmp_path / "in", "rich", RICH)
    assert _run(desk, "out_of_profile").run.result.unknown == ("out_of_profile",)
    profile_wealth(desk, profile("РОМАШКОВА  Вера", "1_200_000"))
    found = _run(desk, "out_of_profile")
    (finding,) = found.run.result.findings
    assert finding.sums[0].amount_minor == 18_000_000_00
    begins = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
    (known,) = finding.known
    assert (known.kind, known.account, known.value) == ("declared_income", COLLECTOR, 1_200_000_00)
    assert (known.since, known.until) == (begins, begins + 365 * DAY)
    assert [(one.opens, one.number, one.name) for one in known.origins] == [
        (Opens.PROFILE, 1, "household"),
        (Opens.EXHIBIT, 1, ""),
        (Opens.DOCUMENT, 0, "Letter of the tax office"),
    ]
    assert detect_again(desk, found.run.number).equal


def test_income_that_bears_the_receipts_is_no_finding_and_a_later_version_counts(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, tmp_path / "in", "rich", RICH)
    profile_wealth(desk, profile("Ромашкова Вера", "1_200_000"))
    before = _run(desk, "out_of_profile").run
    later = Desk(desk.workspace, lambda: desk.clock() + timedelta(hours=1))
    profile_wealth(later, profile("Ромашкова Вера", "60_000_000"))
    assert _run(later, "out_of_profile").run.result.findings == ()
    assert detect_again(later, before.number).equal


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (profile("Василькова Анна", "1"), NotTaken(Why.NOBODY, "Василькова Анна")),
        (profile("Тень 1", "1", number="123"), NotTaken(Why.NO_NUMBER, "123")),
        (
            profile("Ромашкова Вера", "1", number="900101300017"),
            NotTaken(Why.NOBODY, "900101300017"),
        ),
        (profile("Ромашкова Вера", "1", currency="USD"), NotTaken(Why.CURRENCY, "household, USD")),
    ],
)
def test_income_of_whom_the_ledger_does_not_know_for_sure_is_told_and_not_used(
    desk: Desk, tmp_path: Path, text: str, why: NotTaken
) -> None:
    take_in(desk, tmp_path / "in", "rich", RICH)
    profile_wealth(desk, text)
    result = _run(desk, "out_of_profile").run.result
    assert (result.unknown, result.not_taken) == (("out_of_profile",), (why,))


def _mule(*, opened: str) -> tuple[dict[str, object], ...]:
    return (entity("A1", "BankAccount", accountNumber=COLLECTOR, createdAt=opened),)


EMPTIED = (
    f"Счет: {COLLECTOR}\nКлиент: Ромашкова Вера\nВалюта: KZT\n"
    f"Период: 01.01.2026 - 28.01.2026\nВходящий остаток: 0,00\n{HEAD}"
    + "".join(
        f"05.01.2026;Жертва {at};{payer(at)};;100000,00;{at}00000,00;Перевод\n"
        for at in range(1, 7)
    )
    + "05.01.2026;Обмен;KZ05125KZT9000000009;600000,00;;0,00;Перевод\nИсходящий остаток: 0,00\n"
)


@pytest.mark.parametrize(("opened", "count"), [("2025-12-30", 1), ("2019-03-01", 0)])
def test_an_account_is_fresh_from_the_day_it_was_opened_where_a_report_tells_it(
    desk: Desk, tmp_path: Path, opened: str, count: int
) -> None:
    take_in(desk, tmp_path / "in", "mule", EMPTIED)
    take_in(desk, tmp_path / "in", "quiet", quiet_year())
    assert len(_run(desk, "dropper").run.result.findings) == 1
    reported(desk, tmp_path / "report", "opening", *_mule(opened=opened))
    found = _run(desk, "dropper").run.result.findings
    assert len(found) == count
    for one in found:
        (known,) = one.known
        assert (known.kind, known.account) == ("opened", COLLECTOR)
        (origin,) = known.origins
        assert (origin.opens, origin.number, origin.name) == (
            Opens.SOURCE,
            3,
            "opening.ftm.json",
        )


def _group(share: str) -> list[dict[str, object]]:
    """Three payers of the collector that one person owns: two by shares, one by a chain."""
    firms = [entity(f"F{at}", "Company", name=f"Плательщик {at}") for at in (1, 2, 3)]
    return [
        *firms,
        entity("P", "Person", name="Кукловод Иван"),
        entity("H", "Company", name="ТОО «Холдинг»"),
        entity("O1", "Ownership", owner="P", asset="F1", percentage=share),
        entity("O2", "Ownership", owner="P", asset="F2", percentage="100"),
        entity("O3", "Ownership", owner="P", asset="H", percentage="100"),
        entity("O4", "Ownership", owner="H", asset="F3", percentage="60"),
    ]


@pytest.mark.parametrize(("share", "count"), [("26", 1), ("25", 0)])
def test_payers_whom_one_person_owns_through_chains_are_a_finding(
    desk: Desk, tmp_path: Path, share: str, count: int
) -> None:
    take_in(desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 4)))
    reported(desk, tmp_path / "report", "owners", *_group(share))
    findings = _run(desk, "linked_payers").run.result.findings
    assert len(findings) == count
    for finding in findings:
        assert {one.text for one in finding.known} == {"Кукловод Иван"}
        assert [one.account for one in finding.known] == [payer(1), payer(2), payer(3)]
        assert all(one.kind == "controller" for one in finding.known)
        assert [len(one.origins) for one in finding.known] == [1, 1, 2]


def _told(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _frozen(desk: Desk, tmp_path: Path, taken: datetime) -> Desk:
    """A desk on the day after the collector's account was frozen."""
    listed = un_list(MARAT.replace("Test-A", "Al-Qaida"), generated="2026-03-06T00:00:00Z")
    path = _told(tmp_path / "un.xml", listed)
    list(add_list(desk, ListOffer(files=(("un.xml", path),))))
    at_hand = Desk(desk.workspace, lambda: taken + timedelta(hours=1))
    open_duty(at_hand, DutyOffer(reference="XXi.001", party="ТОО «Сбор»", published=taken))
    frozen = FrozenAsset(
        sort="account",
        name=COLLECTOR,
        amount_minor=300_00,
        currency="KZT",
        holding="whole",
        link="direct",
        owner="ТОО «Сбор»",
    )
    freeze_asset(Desk(desk.workspace, lambda: taken + timedelta(hours=2)), 1, frozen)
    return Desk(desk.workspace, lambda: taken + timedelta(days=1))


@pytest.mark.parametrize(
    ("since", "told"),
    [("2026-03-06", (1, ())), ("2026-03-05", (0, ())), ("2026-03", (0, ("Новый — ТОО «Сбор»",)))],
)
def test_an_owner_who_began_before_the_freeze_of_an_account_that_had_moved_is_a_finding(
    desk: Desk, tmp_path: Path, since: str, told: tuple[int, tuple[str, ...]]
) -> None:
    both = collected(COLLECTOR, 3, range(1, 4)).replace("05.03.2026;Плательщик 3", "08.03.2026;Р")
    take_in(desk, tmp_path / "in", "march", both)
    owners = (
        entity("F", "Company", name="ТОО «Сбор»"),
        entity("N", "Person", name="Новый"),
        entity("O", "Ownership", owner="N", asset="F", percentage="100", startDate=since),
    )
    reported(desk, tmp_path / "report", "owners", *owners)
    later = _frozen(desk, tmp_path, datetime(2026, 3, 12, 5, tzinfo=UTC))
    found = _run(later, "owner_changed_before_measure")
    result = found.run.result
    assert (len(result.findings), tuple(one.text for one in result.not_taken)) == told
    for one in found.run.result.findings:
        measure, changed = one.known
        assert measure.origins == (Origin(Opens.DUTY, 1),)
        assert isinstance(changed, KnownBeside)
        assert (changed.kind, changed.text) == ("owner_changed", "Новый")
        assert changed.origins[0].name == "owners.ftm.json"
        assert detect_again(later, found.run.number).equal


def test_two_records_that_resolution_joined_are_one_hand_as_of_the_run(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 4)))
    born = {"birthDate": "1974-08-30"}
    told = [entity(f"F{at}", "Company", name=f"Плательщик {at}") for at in (1, 2, 3)]
    told += [
        entity("P1", "Person", name="Саксаулов Касым Тестович", **born),
        entity("P2", "Person", name="Saksaulov Kasym", **born),
        entity("O1", "Ownership", owner="P1", asset="F1"),
        entity("O2", "Ownership", owner="P1", asset="F2"),
        entity("O3", "Ownership", owner="P2", asset="F3"),
    ]
    reported(desk, tmp_path / "report", "owners", *told)
    before = _run(desk, "linked_payers").run
    assert before.result.findings == ()
    later = Desk(desk.workspace, lambda: desk.clock() + timedelta(hours=1))
    resolve_parties(later)
    after = Desk(desk.workspace, lambda: desk.clock() + timedelta(hours=2))
    found = _run(after, "linked_payers").run
    (finding,) = found.result.findings
    assert len({one.account for one in finding.known}) == 3
    assert detect_again(after, before.number).equal
    assert detect_again(after, found.number).equal
