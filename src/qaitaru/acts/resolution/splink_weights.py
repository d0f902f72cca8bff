"""The weights of levels as Splink estimates them, in place of the house's own estimate.

Splink is given the table of levels: each pair as two records that are blocked on the pair's
number. It is told as its beginning what the state's numbers teach: how often each level stands in
pairs that have one number, and in pairs in conflict, which stays as it is; and it estimates on the
pairs of which numbers say nothing. What it finds there counts beside what was known before, so
that a level no pair has is worth no hundred bits. Loaded only when asked for (extra
``resolution``).

Source: R. Linacre, S. Lindsay, T. Manassis and others, "Splink: free software for probabilistic
record linkage at scale", International Journal of Population Data Science 7 (2022).
"""

import logging
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

import numpy as np

from qaitaru.facts.errors import ExtraMissing
from qaitaru.resolution.estimating import DIFFERENT, SAME, UNKNOWN, Floats, Weights
from qaitaru.resolution.fields import FIELDS, LEVELS, Field
from qaitaru.resolution.usual import USUAL_SHARE, usual
from qaitaru.resolution.values import SILENT, Levels

EXTRA: Final = "resolution"

_BEHIND: Final = 40.0  # pairs that the usual table counts for, as in the house's own estimate
_PLACES: Final = 6  # beyond them machines differ
_BLOCK: Final = "l.pair_no = r.pair_no"

_Counts = dict[Field, tuple[Floats, Floats]]
"""Of each field how often its levels stand in pairs that are one party, and in others."""


def splink_weights(levels: Levels, known: Levels) -> Weights:
    """Learn the weights from a table of levels, as ``estimating.weights`` does.

    Args:
        levels: a row a pair; see ``levels.levels``.
        known: of each pair SAME, DIFFERENT or UNKNOWN.
    Raises: ExtraMissing.
    """
    splink, arrow = _loaded("splink"), _loaded("pyarrow")
    counts = {field: _begun(field, levels[:, at], known) for at, field in enumerate(FIELDS)}
    unknown = {field: levels[known == UNKNOWN, at] for at, field in enumerate(FIELDS)}
    spoken = {field: level for field, level in unknown.items() if _tells(level)}
    if not spoken:
        return _weights(USUAL_SHARE, counts)
    model = _trained(splink, arrow.table(_columns(spoken)), {one: counts[one] for one in spoken})
    share = float(model["probability_two_random_records_match"])
    found = dict(_read(model))
    for field, level in spoken.items():
        same, other = counts[field]
        pairs = share * (level != SILENT).sum()
        counts[field] = (same + pairs * found[field], other)
    return _weights(share, counts)


def _columns(levels: dict[Field, Levels]) -> dict[str, Any]:
    numbers = np.arange(len(next(iter(levels.values()))))
    columns = {field.value: level for field, level in levels.items()}
    return {"unique_id": numbers, "pair_no": numbers, **columns}


def _loaded(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as fault:
        raise ExtraMissing(EXTRA) from fault


def _begun(field: Field, level: Levels, known: Levels) -> tuple[Floats, Floats]:
    """Pairs at each level by what numbers say, with what is usual behind."""
    same, other = usual(field) * _BEHIND
    size = len(LEVELS[field])
    return same + _seen(level[known == SAME], size), other + _seen(level[known == DIFFERENT], size)


def _seen(level: Levels, size: int) -> Floats:
    return np.bincount(level[level != SILENT], minlength=size).astype(np.float64)


def _shares(counts: Floats) -> Floats:
    found: Floats = counts / counts.sum()
    return found


def _tells(level: Levels) -> bool:
    """Whether a field has two levels or more among the pairs: one alone teaches nothing."""
    return len(np.unique(level[level != SILENT])) > 1


def _trained(splink: Any, table: Any, counts: _Counts) -> dict[str, Any]:
    """The model that Splink comes to, as it saves it."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    api = splink.DuckDBAPI()
    settings = splink.SettingsCreator(
        link_type="link_only",
        comparisons=[_comparison(field, *counts[field]) for field in counts],
        blocking_rules_to_generate_predictions=[_BLOCK],
        probability_two_random_records_match=USUAL_SHARE,
    )
    linker = splink.Linker([api.register(table), api.register(table)], settings, log_level=None)
    linker.training.estimate_parameters_using_expectation_maximisation(
        _BLOCK,
        fix_u_probabilities=True,
        populate_probability_two_random_records_match_from_trained_values=True,
    )
    model: dict[str, Any] = linker.misc.save_model_to_json()
    return model


def _comparison(field: Field, same: Floats, other: Floats) -> dict[str, Any]:
    """A field as Splink compares it: the left record has the level of the pair already."""
    silent = {
        "sql_condition": f'"{field}_l" = {SILENT}',
        "label_for_charts": "silent",
        "is_null_level": True,
    }
    last = len(LEVELS[field]) - 1
    levels = [
        {
            "sql_condition": "ELSE" if level == last else f'"{field}_l" = {level}',
            "label_for_charts": str(level),
            "m_probability": float(m),
            "u_probability": float(u),
        }
        for level, (m, u) in enumerate(zip(_shares(same), _shares(other), strict=True))
    ]
    return {"output_column_name": field.value, "comparison_levels": [silent, *levels]}


def _read(model: dict[str, Any]) -> Iterator[tuple[Field, Floats]]:
    """How often each level stands in pairs that are one party; a level no pair has, never."""
    for one in model["comparisons"]:
        field = Field(one["output_column_name"])
        same = np.zeros(len(LEVELS[field]))
        for level in one["comparison_levels"]:
            said = level.get("m_probability")
            if not level.get("is_null_level") and isinstance(said, float):
                same[int(level["label_for_charts"])] = said
        yield field, _shares(same)


def _weights(share: float, counts: _Counts) -> Weights:
    fields: dict[Field, Floats] = {
        field: np.round(np.log2(_shares(same) / _shares(other)), _PLACES).astype(np.float64)
        for field, (same, other) in counts.items()
    }
    return Weights(round(float(np.log2(share / (1 - share))), _PLACES), fields)
