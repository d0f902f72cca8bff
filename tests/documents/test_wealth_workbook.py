"""An opposing expert's check: LibreOffice alone comes to the figures of a wealth analysis.

Every workbook is computed twice: as it is, and with an amount changed; the second is compared with
the rules on the changed profile.
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.documents.recalculated import recalculated
from tests.wealth.profiles import lines_of, made, profile_of, ranged

from qaitaru.documents.exhibits.wealth_figures import FIGURES
from qaitaru.documents.exhibits.wealth_lines import FIRST
from qaitaru.documents.exhibits.wealth_workbook import WealthExhibit, wealth_workbook
from qaitaru.training.scenario import wealth_example
from qaitaru.wealth.analysis import RULES, analyse
from qaitaru.wealth.estimate import Estimate, exactly
from qaitaru.wealth.household import consolidated
from qaitaru.wealth.profile import Line, Profile, Reliability, Section
from qaitaru.wealth.weighing import weighed
from qaitaru.wording import words_for

WORDS = words_for("en")
GENERATED = 12
MARKUP, UNITS = Section.MARKUP, Section.UNITS
ENDS = ("low_minor", "likely_minor", "high_minor")


def exhibit_of(profile: Profile) -> WealthExhibit:
    purse = consolidated(weighed(profile).profile)
    return WealthExhibit(profile=purse.profile, analysis=analyse(profile))


def changed(profile: Profile) -> Profile:
    """The same with the last line that has amounts at twice the first of them."""
    lines = list(profile.lines)
    number = max(n for n, line in enumerate(lines) if line.during or line.at)
    line = lines[number]
    kept = dict(line.during or line.at)
    name = next(iter(kept))
    kept[name] = Estimate(*(2 * getattr(kept[name], end) + 7 for end in ENDS))
    lines[number] = replace(line, during=kept) if line.during else replace(line, at=kept)
    return replace(profile, lines=tuple(lines))


def _other_lines() -> st.SearchStrategy[Line]:
    """Lines of the sections that do not bear on net worth."""
    during = st.dictionaries(st.sampled_from(["2024", "2025"]), ranged, max_size=2)
    sorts = [
        (Section.DEPOSIT, ("",)),
        (Section.NON_INCOME, ("transfer", "loan", "prior_cash")),
        (Section.BANK_PAYMENT, ("",)),
        (Section.DEDUCTION, ("",)),
        (Section.DECLARED, ("income", "takings")),
        (Section.MARKUP, ("",)),
        (Section.UNITS, ("",)),
        (Section.DRUG, ("",)),
        (Section.BENEFIT, ("",)),
        (Section.AVAILABLE, ("property",)),
        (Section.ASSUMPTION, ("spouse_income", "other")),
    ]

    def line(sort: tuple[Section, str], amounts: Any, reliability: Reliability) -> Line:
        section, kind = sort
        known = Reliability.ASSERTED if section is Section.ASSUMPTION else reliability
        return Line(
            key="",
            place="",
            section=section,
            what="=1+1",
            owner="subject",
            kind=kind,
            reliability=known,
            during=amounts,
        )

    pairs = [(section, kind) for section, kinds in sorts for kind in kinds]
    return st.builds(line, st.sampled_from(pairs), during, st.sampled_from(Reliability))


def _in_cash(line: Line) -> st.SearchStrategy[Line]:
    return st.booleans().map(lambda told: replace(line, in_cash=told, what="line"))


def generated(count: int) -> list[Profile]:
    """Profiles of every sort of line, the same at each run."""
    found: list[Profile] = []
    anything = st.one_of(lines_of(ranged).flatmap(_in_cash), _other_lines())

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(anything, min_size=6, max_size=24))
    def draw(lines: list[Line]) -> None:
        trade = [replace(_spent(n), section=one) for n, one in ((70, MARKUP), (90, UNITS))]
        profile = made([*trade, *lines])
        if any(line.during or line.at for line in profile.lines):
            found.append(profile)

    draw()
    return found


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Profile, Any]]:
    """Each profile and its changed twin: the workbook is of the first, its inputs of the second."""
    told = {f"g{n}": one for n, one in enumerate(generated(GENERATED))}
    told["example"] = profile_of(wealth_example(), head="")
    files, meant = {}, {}
    for name, profile in told.items():
        other = changed(consolidated(weighed(profile).profile).profile)
        meant[name], meant[f"{name}-changed"] = profile, other
        files[name] = wealth_workbook(exhibit_of(profile), WORDS)
        files[f"{name}-changed"] = with_inputs_of(files[name], other)
    done = recalculated(files, tmp_path_factory.mktemp("wealth"))
    return {name: (meant[name], done[name]) for name in files}


def with_inputs_of(content: bytes, profile: Profile) -> bytes:
    """A workbook as somebody would change it by hand: amounts of the sheet of lines, no formula."""
    fresh = load_workbook(BytesIO(wealth_workbook(exhibit_of(profile), WORDS)))
    book = load_workbook(BytesIO(content))
    lines = WORDS("exhibit.wealth.sheet.lines")
    for row in fresh[lines].iter_rows(min_row=FIRST):
        for cell in row:
            if isinstance(cell.value, int | float):
                book[lines].cell(cell.row, cell.column).value = cell.value
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _figures(book: Any, profile: Profile) -> list[tuple[str, int, list[float]]]:
    """Rule, number of the stretch, and the computed answer at its three ends."""
    sheet = book[WORDS("exhibit.wealth.sheet.results")]
    rows = range(sheet.max_row, FIRST - 1, -1)  # a figure may be called as an earlier rule is
    heads = {sheet.cell(row, 1).value: row for row in rows}
    told = {one.rule for one in analyse(profile).results}  # others' figures may be called like one
    found = []
    for rule in filter(told.__contains__, RULES):
        row = heads.get(WORDS(f"wealth.rule.{rule}"))
        if row is None:
            continue
        for stretch in range(len(profile.spans) + 1):
            first = 2 + 7 * stretch
            answer = [sheet.cell(row + len(FIGURES[rule]), first + n).value for n in range(3)]
            if answer[0] is not None:
                found.append((rule, stretch, answer))
    return found


@pytest.mark.slow
def test_libreoffice_comes_to_every_answer_before_and_after_a_change(
    books: dict[str, tuple[Profile, Any]],
) -> None:
    rules = set()
    for profile, book in books.values():
        analysis = analyse(profile)
        for rule, stretch, answer in _figures(book, profile):
            result = analysis.result(rule)
            schedule = (
                (*result.schedules, result.whole)[stretch] if result.schedules else result.whole
            )
            three = [getattr(schedule.answer, end) for end in ENDS]
            told = sorted(round(100 * one) for one in (answer[0], answer[2]))
            assert [told[0], round(100 * answer[1]), told[1]] == three, rule
            rules.add(rule)
    assert rules == set(RULES)


def test_every_check_holds_until_an_amount_is_changed(
    books: dict[str, tuple[Profile, Any]],
) -> None:
    for name, (_, book) in books.items():
        told = book[WORDS("exhibit.wealth.sheet.results")]["B2"].value
        if name.endswith("-changed"):
            continue
        assert told == WORDS("exhibit.ok"), name
    altered = {
        book[WORDS("exhibit.wealth.sheet.results")]["B2"].value
        for name, (_, book) in books.items()
        if name.endswith("-changed")
    }
    assert WORDS("exhibit.differs") in altered


def test_no_cell_computes_an_error_and_no_text_becomes_a_formula(
    books: dict[str, tuple[Profile, Any]],
) -> None:
    for _, book in books.values():
        for sheet in book:
            values = [cell.value for row in sheet.iter_rows() for cell in row]
            assert not [one for one in values if isinstance(one, str) and one.startswith("#")]
            assert 2 not in {sheet.cell(row, 4).value for row in range(FIRST, FIRST + 3)}


def test_a_line_switched_off_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    profile = made([_spent(500), _spent(300)])
    book = load_workbook(BytesIO(wealth_workbook(exhibit_of(profile), WORDS)))
    lines = book[WORDS("exhibit.wealth.sheet.lines")]
    heads = {lines.cell(FIRST - 1, n).value: n for n in range(1, lines.max_column + 1)}
    lines.cell(FIRST, heads[WORDS("exhibit.wealth.column.counted")]).value = 0
    saved = BytesIO()
    book.save(saved)
    done = recalculated({"off": saved.getvalue()}, tmp_path)["off"]
    ((_, _, answer), *_) = _figures(done, profile)
    assert answer == [3, 3, 3]


def _spent(minor: int) -> Line:
    return Line(
        key="",
        place="",
        section=Section.EXPENSE,
        what="spent",
        owner="subject",
        reliability=Reliability.PROVED,
        during={"2024": exactly(minor)},
    )


def test_the_same_profile_gives_the_same_bytes_in_each_language() -> None:
    profile = profile_of(wealth_example(), head="")
    for language in ("kk", "ru", "en"):
        words = words_for(language)
        first, again = (wealth_workbook(exhibit_of(profile), words) for _ in range(2))
        assert first == again
        names = ZipFile(BytesIO(first)).namelist()
        assert not [one for one in names if "macro" in one.lower() or "external" in one.lower()]
