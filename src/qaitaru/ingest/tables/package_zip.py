"""A workbook's ZIP package, looked over before anything in it is unpacked.

Source: OWASP ASVS 5.0, 5.2.3 (compressed files); APPNOTE.TXT 6.3 (the ZIP format).
"""

from collections.abc import Callable
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.workers.limits import LIMITS

_SMALL_BYTES = 16 * 2**20  # a package that unpacks to less may have any ratio
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 0x1


def check_package(path: Path) -> Problem | None:
    """The one Problem that keeps a package shut, if any."""
    try:
        with ZipFile(path) as package:
            members = package.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        return _refused("workbook_broken", WHOLE_FILE, str(error))
    judged = (judge(members, path.stat().st_size) for judge in _JUDGES)
    return next(filter(None, judged), None)


def _too_many(members: list[ZipInfo], _: int) -> Problem | None:
    if len(members) > LIMITS.members:
        found, most = str(len(members)), str(LIMITS.members)
        return _refused("package_too_many", WHOLE_FILE, found, most)
    return None


def _names(members: list[ZipInfo], _: int) -> Problem | None:
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if name in seen or name.startswith("/") or ".." in name.split("/"):
            return _refused("package_names", place(member=name), name)
        seen.add(name)
    return None


def _encrypted(members: list[ZipInfo], _: int) -> Problem | None:
    locked = next((one for one in members if one.flag_bits & _ENCRYPTED), None)
    return None if locked is None else _refused("file_encrypted", place(member=locked.filename))


def _overlap(members: list[ZipInfo], _: int) -> Problem | None:
    """Members that share bytes unpack to far more than the file holds."""
    end = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            return _refused("package_overlap", place(member=member.filename), member.filename)
        end = member.header_offset + _LOCAL_HEADER_BYTES + member.compress_size
    return None


def _bomb(members: list[ZipInfo], size_bytes: int) -> Problem | None:
    unpacked = sum(member.file_size for member in members)
    most = max(_SMALL_BYTES, min(size_bytes * LIMITS.workbook_ratio, LIMITS.unpacked_bytes))
    if unpacked > most:
        return _refused("package_too_large", WHOLE_FILE, str(unpacked), str(most))
    return None


_JUDGES: tuple[Callable[[list[ZipInfo], int], Problem | None], ...] = (
    _too_many,
    _names,
    _encrypted,
    _overlap,
    _bomb,
)


def _refused(code: str, where: str, found: str = "", expected: str = "") -> Problem:
    return Problem(code, Severity.REFUSED, where, found, expected)
