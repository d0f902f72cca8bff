"""Every state, reason and kind of evidence the ledger speaks of has its words."""

import pytest

from qaitaru.ledger.breaks import BreakKind
from qaitaru.ledger.continuity import Seam
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.exchanges import EXCHANGE
from qaitaru.ledger.joining import CLAIMED, ONE_SIDED
from qaitaru.ledger.matching import PASSES, Confidence
from qaitaru.ledger.reconciliation import Check, Origin
from qaitaru.ledger.unequal import EVIDENCE
from qaitaru.tracing.parts import OVERDRAFT, OWN, UNKNOWN
from qaitaru.tracing.rules.names import RULES
from qaitaru.wording import LANGUAGES, words_for

KEYS = (
    *(f"reconciliation.check.{one}" for one in Check),
    *(f"reconciliation.origin.{one}" for one in Origin),
    *(f"continuity.{one}" for one in Seam),
    *(f"coverage.{one}" for one in Cover),
    *(f"confidence.{one}" for one in (*Confidence, CLAIMED, ONE_SIDED)),
    *(f"matching.{one.name}" for one in PASSES),
    *(f"matching.{name}" for name, _ in EVIDENCE),
    f"matching.{EXCHANGE}",
    *(f"break.{one}" for one in BreakKind),
    *(f"tracing.source.{one}" for one in (OWN, UNKNOWN, OVERDRAFT)),
    *(f"tracing.rule.{one}" for one in RULES),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_has_words(language: str) -> None:
    words = words_for(language)
    assert [key for key in KEYS if key not in words] == []
