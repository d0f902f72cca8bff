"""Which code made a result: the edition's number and a hash over the program's own files."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import qaitaru
from qaitaru import __version__


@cache
def code_version() -> str:
    """The same for the same code, wherever it lies: ``0.1.0+1a2b3c4d5e6f``."""
    root = Path(qaitaru.__file__).parent
    digest = sha256()
    for file in sorted(root.rglob("*.py")):
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(sha256(file.read_bytes()).digest())
    return f"{__version__}+{digest.hexdigest()[:12]}"
