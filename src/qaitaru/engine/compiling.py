"""Compiling the kernels of a room, once for each edition of them.

Compiled code is kept beside the kernels, or under the user's folder where the program is installed
read-only. The folder's name is the hash of all kernels' sources, since a function compiled before
another one that it calls was changed would otherwise live on. Where nothing can be kept, kernels
are compiled anew in each run. ``NUMBA_CACHE_DIR`` names another place.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar, cast

from numba import config, njit

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

_SETTINGS: Final[Any] = config  # its settings are made at run time
_ONE_AT_A_TIME: Final = Lock()  # where code is kept is a setting of the whole process


class Compiler:
    """Makes machine code of the kernels in one folder."""

    def __init__(
        self, folder: Path, *, inline: bool = False, places: Sequence[Path] | None = None
    ) -> None:
        """For the kernels in a folder.

        Args:
            inline: whether a kernel is written into those that call it.
            places: where to keep compiled code, the first that can be written to.
        """
        sources = [path.read_bytes() for path in (Path(__file__), *sorted(folder.glob("*.py")))]
        edition = f"kernels-{sha256(b''.join(sources)).hexdigest()[:16]}"
        self._folders = [place / edition for place in places or _places(folder)]
        self._inline = inline

    def __call__(self, kernel: Kernel) -> Kernel:
        """The function as machine code, free of the interpreter's lock.

        Integers wrap, and a division by zero is not looked for: kernels ask before they divide.
        """
        for folder in self._folders:
            made = self._kept(kernel, folder)
            if made is not None:
                return made
        return self._made(kernel, cache=False)

    def _kept(self, kernel: Kernel, folder: Path) -> Kernel | None:
        """The kernel, to be kept in a folder; None where nothing can be written there."""
        with _ONE_AT_A_TIME:
            given = _SETTINGS.CACHE_DIR
            _SETTINGS.CACHE_DIR = str(folder)
            try:
                made = self._made(kernel, cache=True)
            except (RuntimeError, OSError):
                return None
            finally:
                _SETTINGS.CACHE_DIR = given
        if made is kernel:  # the compiler is switched off
            return made
        told: Any = made
        return made if Path(told.stats.cache_path).is_relative_to(folder) else None

    def _made(self, kernel: Kernel, *, cache: bool) -> Kernel:
        made = njit(kernel, nogil=True, error_model="numpy", cache=cache, forceinline=self._inline)
        return cast("Kernel", made)


def _places(folder: Path) -> Sequence[Path]:
    if _SETTINGS.CACHE_DIR:
        return (Path(_SETTINGS.CACHE_DIR),)
    return folder / "__pycache__", Path("~").expanduser() / ".cache" / "qaitaru"
