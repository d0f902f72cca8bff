"""Every state and reason the ledger speaks of has its words."""

import pytest

from qaitaru.ledger.breaks import BreakKind
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.joining import CLAIMED, ONE_SIDED
from qaitaru.ledger.matching import Confidence
from qaitaru.tracing.parts import OVERDRAFT, OWN, UNKNOWN
from qaitaru.tracing.rules.names import RULES
from qaitaru.wording import LANGUAGES, words_for

KEYS = (
    *(f"coverage.{one}" for one in Cover),
    *(f"confidence.{one}" for one in (*Confidence, CLAIMED, ONE_SIDED)),
    *(f"break.{one}" for one in BreakKind),
    *(f"tracing.source.{one}" for one in (OWN, UNKNOWN, OVERDRAFT)),
    *(f"tracing.rule.{one}" for one in RULES),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_has_words(language: str) -> None:
    words = words_for(language)
    assert [key for key in KEYS if key not in words] == []
