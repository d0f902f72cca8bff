"""One scenario, written once for all the tests that only look at it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from qaitaru.training.answer_key import AnswerKey
from qaitaru.training.handed_over import Evidence
from qaitaru.training.scenario import EVIDENCE, told, write_scenario

SEED = 2025


@dataclass(frozen=True)
class Scenario:
    """The written scenario, its key, and the world behind it."""

    folder: Path
    key: AnswerKey
    told: Evidence

    @property
    def evidence(self) -> Path:
        return self.folder / EVIDENCE


@pytest.fixture(scope="session")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """The scenario of one seed."""
    folder = tmp_path_factory.mktemp("scenario")
    return Scenario(folder, write_scenario(folder, SEED), told(SEED))
