"""The colours of charts: variables on screen, where day and night differ, plain colours on paper.

A chart is drawn once, with variables; ``on_paper`` writes the light colours in. No state is told
by colour alone: shapes, strokes and labels differ too. Text colours keep 4.5:1 on their ground,
shapes 3:1.

Source: WCAG 2.2, 1.4.1, 1.4.3, 1.4.11.
"""

import re
from typing import Final

LIGHT: Final = {
    "ink": "#16202b",
    "muted": "#51606e",
    "line": "#d3dae1",
    "paper": "#ffffff",
    "flow": "#5f86b0",
    "others": "#8c99a6",
    "back": "#b07a1e",
    "node": "#22405f",
    "tainted": "#b4432f",
    "own": "#7f9fbd",
    "proved": "#2a7a58",
    "broken": "#b4432f",
    "duplicate": "#8a6116",
    "unproved": "#5f7f9f",
}
DARK: Final = {
    "ink": "#e7ecf1",
    "muted": "#a6b3bf",
    "line": "#35414d",
    "paper": "#141a20",
    "flow": "#7fa8d4",
    "others": "#7b8894",
    "back": "#d9a64e",
    "node": "#b9d0e8",
    "tainted": "#ec8873",
    "own": "#6d93b8",
    "proved": "#5fbf94",
    "broken": "#ec8873",
    "duplicate": "#d6a850",
    "unproved": "#8fb0d0",
}
_VARIABLE: Final = re.compile(r'="var\(--chart-([a-z]+)\)"')


def colour(name: str) -> str:
    """The variable a chart is drawn with."""
    return f"var(--chart-{name})"


def on_paper(svg: str) -> str:
    """The same chart in the light colours, for print and for a file that stands alone.

    Only whole attributes are rewritten: text has its quotes escaped and is never touched.
    """
    return _VARIABLE.sub(lambda found: f'="{LIGHT[found[1]]}"', svg)


def variables(colours: dict[str, str]) -> str:
    """The declarations a style sheet needs: ``--chart-ink: #16202b; ...``."""
    return "".join(f"--chart-{name}:{value};" for name, value in colours.items())
