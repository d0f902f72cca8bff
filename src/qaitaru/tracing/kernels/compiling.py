"""Compiling a kernel, once for each edition of the kernels.

Compiled code is kept beside the kernels, or under the user's folder where the program is installed
read-only. The folder's name is the hash of all kernels' sources, since a function compiled before
another one that it calls was changed would otherwise live on. Where nothing can be kept, kernels
are compiled anew in each run. ``NUMBA_CACHE_DIR`` names another place.
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
    """The function as machine code, free of the interpreter's lock.

    Integers wrap, and a division by zero is not looked for: the kernels ask before they divide.
    """
    given = _SETTINGS.CACHE_DIR
    for place in _PLACES:
        _SETTINGS.CACHE_DIR = str(place / f"kernels-{_EDITION[:16]}")
        try:
            return _njit(kernel, cache=True)
        except (RuntimeError, OSError):  # nothing can be written there
            continue
        finally:
            _SETTINGS.CACHE_DIR = given
    return _njit(kernel, cache=False)


def _njit(kernel: Kernel, *, cache: bool) -> Kernel:
    return cast(
        "Kernel", njit(kernel, nogil=True, error_model="numpy", cache=cache, forceinline=True)
    )
