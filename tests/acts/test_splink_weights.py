"""Splink's estimate and the house's own join the same records."""

from importlib.util import find_spec

import numpy as np
import pytest
from bench.known_parties import records
from bench.resolution import conflicts, pairs_of, shares, true_pairs
from tests.conftest import must_not_skip

from qaitaru.acts.resolution.name_words import name_words
from qaitaru.acts.resolution.splink_weights import splink_weights
from qaitaru.facts.errors import ExtraMissing
from qaitaru.resolution.estimating import UNKNOWN, weights
from qaitaru.resolution.fields import FIELDS, Field
from qaitaru.resolution.resolving import resolve
from qaitaru.resolution.values import SILENT

NEAR = 0.01
"""Share of the pairs in parties in which the two estimates may differ, and of F1."""


@pytest.fixture(autouse=True)
def _installed() -> None:
    if find_spec("splink") is None:
        reason = "the extra 'resolution' is not installed"
        pytest.fail(reason) if must_not_skip() else pytest.skip(reason)


def test_both_estimates_join_the_same_records() -> None:
    told, truth = records(4_000, 6)
    own = resolve(told, name_words)
    other = resolve(told, name_words, learn=splink_weights)
    ours, theirs = (pairs_of(one.clustered.parties) for one in (own, other))
    assert len(ours ^ theirs) <= NEAR * len(ours | theirs)
    true = true_pairs(truth)
    assert shares(theirs, true)[2] == pytest.approx(shares(ours, true)[2], abs=NEAR)
    assert conflicts(other) == 0


def test_pairs_that_say_nothing_new_leave_what_is_usual() -> None:
    nothing = np.full((3, len(FIELDS)), SILENT, np.int8)
    found = splink_weights(nothing, np.full(3, UNKNOWN, np.int8))
    usual = weights(nothing[:0], np.empty(0, np.int8))
    assert found.before == usual.before
    for field in Field:
        assert found.fields[field] == pytest.approx(usual.fields[field])


def test_an_extra_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("qaitaru.acts.resolution.splink_weights.import_module", absent)
    with pytest.raises(ExtraMissing, match="resolution"):
        splink_weights(np.empty((0, len(FIELDS)), np.int8), np.empty(0, np.int8))
