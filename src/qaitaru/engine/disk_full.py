"""Whether what went wrong is that a disk has no room left, however the system says it."""

import errno
from typing import Final

from sqlalchemy.exc import DBAPIError

_ERRNO: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_SQLITE_FULL: Final = 13
_POSTGRES_DISK_FULL: Final = "53100"


def is_disk_full(fault: BaseException) -> bool:
    """Whether a fault of the file system or of the record means a full disk.

    Source: SQLite result codes, SQLITE_FULL; PostgreSQL error codes, class 53.
    """
    if isinstance(fault, DBAPIError):
        code = getattr(fault.orig, "sqlite_errorcode", None)
        state = getattr(fault.orig, "sqlstate", None)
        return code == _SQLITE_FULL or state == _POSTGRES_DISK_FULL
    return isinstance(fault, OSError) and fault.errno in _ERRNO
