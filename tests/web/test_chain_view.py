"""A chain as its page shows it: the largest beginnings first asked for, and asked for once."""

from collections.abc import Iterator

import pytest

from qaitaru.acts.tracing.look_at_chain import ChainView
from qaitaru.tracing.chains import Chain, Origin
from qaitaru.tracing.pools import Beginning
from qaitaru.web.chain_view import ChainPage
from qaitaru.web.jobs import HowFar, Jobs


def chain_of(parts: list[int]) -> ChainPage:
    origins = tuple(
        Origin(str(number), "A KZT", Beginning.RECEIPT, part, part)
        for number, part in enumerate(parts)
    )
    chain = Chain("", "A KZT", "V", sum(parts), (), origins, ())
    return ChainPage(ChainView("fifo", chain, {}, {"A KZT": "KZT"}))


def test_of_many_beginnings_the_largest_are_shown_in_the_order_of_the_ledger() -> None:
    page = chain_of([1, *range(10, 40), 2, 3])
    assert len(page.origins) == 33
    assert [one.explained for one in page.largest_origins] == list(range(10, 40))


def test_of_equal_beginnings_no_more_are_shown_and_of_few_all() -> None:
    assert [one.what.entry_id for one in chain_of([5] * 31).largest_origins][-1] == "29"
    few = chain_of([3, 1, 2])
    assert few.largest_origins == few.origins


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_a_question_is_worked_on_once_and_again_if_it_failed(jobs: Jobs) -> None:
    asked: list[int] = []

    def work(_told: HowFar) -> list[object]:
        asked.append(1)
        if len(asked) == 1:
            raise ValueError
        return ["answer"]

    failed = jobs.answer("chain", 7, work)
    failed.wait(5)
    for _ in range(3):
        job = jobs.answer("chain", 7, work)
        assert job.work.result() == ["answer"]
    assert len(asked) == 2


def test_old_answers_are_forgotten(jobs: Jobs) -> None:
    made = [jobs.answer("chain", number, lambda _told: ["x"]) for number in range(15)]
    for job in made:
        job.wait(5)
    last = jobs.answer("chain", 99, lambda _told: ["x"])
    assert jobs.find(made[0].number) is None
    assert jobs.find(made[-1].number) is made[-1]
    assert jobs.find(last.number) is last
