"""Compiling a kernel of this room, once for each edition of its kernels.

Where compiled code is kept is told in ``tracing/kernels/compiling.py``; rooms do not import each
other, and each keeps its own edition.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import config, njit

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

_HERE = Path(__file__).parent
_EDITION = sha256(b"".join(path.read_bytes() for path in sorted(_HERE.glob("*.py")))).hexdigest()
_SETTINGS: Any = config  # its settings are made at run time
_PLACES = (
    (Path(_SETTINGS.CACHE_DIR),)
    if _SETTINGS.CACHE_DIR
    else (_HERE / "__pycache__", Path("~").expanduser() / ".cache" / "qaitaru")
)


def compiled(kernel: Kernel) -> Kernel:
    """The function as machine code, free of the interpreter's lock; integers wrap."""
    for place in _PLACES:
        made = _kept(kernel, place / f"kernels-{_EDITION[:16]}")
        if made is not None:
            return made
    return _njit(kernel, cache=False)


def _kept(kernel: Kernel, folder: Path) -> Kernel | None:
    """The kernel, to be kept in a folder; None where nothing can be written there."""
    given = _SETTINGS.CACHE_DIR
    _SETTINGS.CACHE_DIR = str(folder)
    try:
        made = _njit(kernel, cache=True)
    except (RuntimeError, OSError):
        return None
    finally:
        _SETTINGS.CACHE_DIR = given
    if made is kernel:  # the compiler is switched off
        return made
    told: Any = made
    return made if Path(told.stats.cache_path).is_relative_to(folder) else None


def _njit(kernel: Kernel, *, cache: bool) -> Kernel:
    return cast("Kernel", njit(kernel, nogil=True, error_model="numpy", cache=cache))
