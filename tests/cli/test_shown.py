"""What a file of another says does not steer the terminal of who reads it."""

import pytest

from qaitaru.cli.face import table, tell
from qaitaru.cli.shown import as_shown

_HOSTILE = "A\x1b[2J\x9b31m\u202egnp.exe\x00\x7f"


def test_a_control_is_shown_as_a_sign_and_words_stay_as_they_are() -> None:
    assert (
        as_shown(_HOSTILE) == "A␛[2J\N{REPLACEMENT CHARACTER}31m\N{REPLACEMENT CHARACTER}gnp.exe␀␡"
    )
    for text in ("Күләш Шырғанақова", "مؤسسة", "A\tB\nC", "50 000,00 ₸"):
        assert as_shown(text) == text


def test_no_table_and_no_sentence_passes_an_escape_on(capsys: pytest.CaptureFixture[str]) -> None:
    table(_HOSTILE, ("cli.column.name",), [[_HOSTILE]])
    tell("error.InvestigationMissing", number=_HOSTILE)
    told = capsys.readouterr().out
    assert "␛[2J" in told
    assert not {"\x1b", "\x9b", "\u202e"} & set(told)
