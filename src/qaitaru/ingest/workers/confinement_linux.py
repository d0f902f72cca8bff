"""The parts of a worker's confinement that only Linux has, as calls to its C library.

A kernel that lacks one of them, or a container that forbids it, leaves that fence out; the limits
and the interpreter's audit stand in any case.

Source: linux/landlock.h, linux/prctl.h, linux/sched.h.
"""

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_SIGKILL: Final = 9

_CREATE_RULESET: Final = 444
_ADD_RULE: Final = 445
_RESTRICT_SELF: Final = 446
_GET_VERSION: Final = 1
_PATH_BENEATH: Final = 1
_READ: Final = 0b1100  # read a file, list a folder; no program may be started from anywhere
_ON_FILES: Final = 0b1100_0000_0000_0111  # the rights that a plain file can carry
_RIGHTS_OF: Final = ((5, 16), (3, 15), (2, 14), (1, 13))  # version at least, rights it knows
_NETWORK: Final = 0b11  # no TCP port bound, none connected to
_NETWORK_SINCE: Final = 4
_SCOPE: Final = 0b11  # no abstract socket and no signal to a process outside
_SCOPE_SINCE: Final = 6
_CHANCE: Final = ("/dev/zero", "/dev/random", "/dev/urandom")  # no disk, no shared memory
_SYSTEM: Final = ("/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", *_CHANCE)

_C: Final = ctypes.CDLL(None, use_errno=True)


def die_with(parent: int) -> None:
    """Be killed when the process that started this one ends, however it ends."""
    _C.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def cut_network() -> bool:
    """Move into a network of nothing; whether it was permitted."""
    ways = (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET)
    return any(_C.unshare(flags) == 0 for flags in ways)


def be_first_to_go() -> None:
    """Where the whole machine runs out of memory, let it be this process that ends."""
    Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def fence(*, readable: Iterable[Path], writable: Iterable[Path]) -> bool:
    """Close the file system but for these folders and files; whether the kernel can."""
    version = _C.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _GET_VERSION)
    if version < 1:
        return False
    rights = (1 << next(known for least, known in _RIGHTS_OF if version >= least)) - 1
    ruleset = _ruleset(rights, version)
    for path in (*map(Path, _SYSTEM), *readable):
        _allow(ruleset, path, _READ)
    for path in writable:
        _allow(ruleset, path, rights)
    _allow(ruleset, Path(os.devnull), rights)
    _C.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    done: bool = _C.syscall(_RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return done


def _ruleset(rights: int, version: int) -> int:
    network = _NETWORK if version >= _NETWORK_SINCE else 0
    scope = _SCOPE if version >= _SCOPE_SINCE else 0
    handled = struct.pack("=QQQ", rights, network, scope)
    ruleset: int = _C.syscall(_CREATE_RULESET, handled, ctypes.c_size_t(len(handled)), 0)
    return ruleset


def _allow(ruleset: int, path: Path, rights: int) -> None:
    if not path.exists():
        return
    opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    kept = rights if path.is_dir() else rights & _ON_FILES
    _C.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", kept, opened), 0)
    os.close(opened)
