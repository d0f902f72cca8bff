"""The compiler of this room's kernels, which are small and call each other for every row."""

from pathlib import Path
from typing import Final

from qaitaru.engine.compiling import Compiler

compiled: Final = Compiler(Path(__file__).parent, inline=True)
