"""The Linux fence: no_new_privs, rlimits, Landlock with no path, and a seccomp filter.

Landlock lets UDP and Unix sockets through and covers only the calling thread; the seccomp filter
covers every thread (TSYNC) and therefore also refuses to open files. Both are used: each closes
what the other leaves open on some kernel.
"""

from __future__ import annotations

import ctypes
import os
import resource
import struct
from typing import TYPE_CHECKING

from nvr_desk.media.seccomp import program_for

if TYPE_CHECKING:
    from nvr_desk.media.fence_profile import FenceProfile

_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_NR_LANDLOCK_CREATE = 444
_NR_LANDLOCK_RESTRICT = 446
_LANDLOCK_VERSION = 1
_LANDLOCK_FS_BITS = {1: 13, 2: 14, 3: 15, 4: 15}
"""File access rights by ABI; ABI 5 and later know 16 (ioctl on devices)."""
_LANDLOCK_NET = 0b11
_LANDLOCK_SCOPE = 0b11
_ABI_NET = 4
_ABI_SCOPE = 6
_SECCOMP_SET_MODE_FILTER = 1
_SECCOMP_TSYNC = 1

_libc = ctypes.CDLL(None, use_errno=True)


def apply(profile: FenceProfile) -> dict[str, bool]:
    """Close the fence. Part name → whether it holds."""
    parts = {
        "rlimits": _limit(profile),
        "no_new_privs": _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0,
        "not_dumpable": _libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0,
    }
    parts |= _landlock()
    parts["seccomp"] = _seccomp()
    return parts


def _limit(profile: FenceProfile) -> bool:
    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: profile.open_files,
        resource.RLIMIT_FSIZE: profile.file_bytes,
        resource.RLIMIT_AS: profile.memory_bytes,
        resource.RLIMIT_CPU: profile.cpu_s,
    }
    held = True
    for limit, value in wanted.items():
        if value is not None:
            held &= _lower(limit, value)
    return held


def _lower(limit: int, value: int) -> bool:
    _, hard = resource.getrlimit(limit)
    ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(limit, (ceiling, ceiling))
    except (OSError, ValueError):
        return False
    return True


def _landlock() -> dict[str, bool]:
    abi = _libc.syscall(_NR_LANDLOCK_CREATE, None, 0, _LANDLOCK_VERSION)
    parts = {"landlock": False, "landlock_net": False, "landlock_scope": False}
    if abi < 1:
        return parts
    net = _LANDLOCK_NET if abi >= _ABI_NET else 0
    scope = _LANDLOCK_SCOPE if abi >= _ABI_SCOPE else 0
    rights = (1 << _LANDLOCK_FS_BITS.get(abi, 16)) - 1
    attributes = struct.pack("=QQQ", rights, net, scope)
    known = 24 if scope else 16 if net else 8
    ruleset = _libc.syscall(_NR_LANDLOCK_CREATE, attributes, ctypes.c_size_t(known), 0)
    if ruleset < 0:
        return parts
    held = _libc.syscall(_NR_LANDLOCK_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return {
        "landlock": held,
        "landlock_net": held and net != 0,
        "landlock_scope": held and scope != 0,
    }


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _seccomp() -> bool:
    machine = os.uname().machine
    code = program_for(machine, os.getpid())
    if code is None:
        return False
    data = ctypes.create_string_buffer(code.data, len(code.data))
    program = _Program(len(code.data) // 8, ctypes.cast(data, ctypes.c_void_p))
    result = _libc.syscall(
        code.seccomp_number, _SECCOMP_SET_MODE_FILTER, _SECCOMP_TSYNC, ctypes.byref(program)
    )
    return bool(result == 0)
