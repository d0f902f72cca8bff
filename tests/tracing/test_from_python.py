"""The rules from Python alone, as the page on tracing shows them."""

import re
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "tracing.md"


def test_the_example_on_the_page_says_what_it_says() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    shown: dict[str, Any] = {}
    exec(code, shown)  # noqa: S102  # our own page
    assert shown["held"] == {"A": {"V": 40_00}, "flat": {"own": 20_00, "V": 40_00}}
