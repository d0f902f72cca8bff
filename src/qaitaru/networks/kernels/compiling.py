"""The compiler of this room's kernels."""

from pathlib import Path
from typing import Final

from qaitaru.engine.compiling import Compiler

compiled: Final = Compiler(Path(__file__).parent)
