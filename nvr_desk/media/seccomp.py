"""The system-call filter as classic BPF, assembled from tables; nothing here touches the kernel.

Allowed is what is not named: decoders, numpy and torch need memory, threads and clocks. Refused
are new sockets, files by name, other programs and processes, and the kernel's wide interfaces.
New threads pass (``clone`` with CLONE_THREAD); ``clone3`` answers ENOSYS because its flags lie
behind a pointer that a filter cannot follow, and the C library then falls back to ``clone``.
"""

from __future__ import annotations

import errno
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

_Table: TypeAlias = "Mapping[str, tuple[int, int | None]]"

_LOAD: Final = 0x20
_JUMP_EQUAL: Final = 0x15
_JUMP_AT_LEAST: Final = 0x35
_JUMP_BITS: Final = 0x45
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_KILL: Final = 0x80000000
_ERRNO: Final = 0x00050000
_AT_NUMBER: Final = 0
_AT_ARCH: Final = 4
_AT_ARGUMENTS: Final = 16
_CLONE_THREAD: Final = 0x00010000
_X32_BIT: Final = 0x40000000

_FILES: Final[_Table] = {
    "open": (2, None),
    "creat": (85, None),
    "openat": (257, 56),
    "openat2": (437, 437),
    "truncate": (76, 45),
    "rename": (82, None),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "rmdir": (84, None),
    "link": (86, None),
    "linkat": (265, 37),
    "symlink": (88, None),
    "symlinkat": (266, 36),
    "unlink": (87, None),
    "unlinkat": (263, 35),
    "mknod": (133, None),
    "mknodat": (259, 33),
    "chmod": (90, None),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "chdir": (80, 49),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "inotify_add_watch": (254, 27),
    "fanotify_init": (300, 262),
}
"""Name → number on x86_64 and on aarch64 (None: the call does not exist there)."""

_REST: Final[_Table] = {
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    "sendmmsg": (307, 269),
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "perf_event_open": (298, 241),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "unshare": (272, 97),
    "setns": (308, 268),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "syslog": (103, 116),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "iopl": (172, None),
    "ioperm": (173, None),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
}

_CLONE: Final = (56, 220)
_CLONE3: Final = (435, 435)
_SENDTO: Final = (44, 206)
_KILL_OWN: Final = {"kill": (62, 129), "tgkill": (234, 131)}
_PRLIMIT: Final = (302, 261)
_SECCOMP: Final = (317, 277)
_MACHINES: Final = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""Machine → column of the tables, audit architecture."""


@dataclass(frozen=True, slots=True)
class FilterProgram:
    """An assembled filter: eight bytes an instruction, and the number of ``seccomp`` itself."""

    data: bytes
    seccomp_number: int


def program_for(machine: str, own_pid: int) -> FilterProgram | None:
    """The filter for a machine name as ``uname`` says it; None for one without tables.

    Args:
        machine: e.g. ``x86_64``.
        own_pid: the only process that may be signalled.
    """
    if machine not in _MACHINES:
        return None
    column, arch = _MACHINES[machine]
    code = [_load(_AT_ARCH), _if_equal(arch, 1, 0), _give(_KILL), _load(_AT_NUMBER)]
    if machine == "x86_64":
        code += [_instruction(_JUMP_AT_LEAST, 0, 1, _X32_BIT), _refuse(errno.EPERM)]
    code += _refuse_all(_FILES, column, errno.EACCES)
    code += _refuse_all(_REST, column, errno.EPERM)
    code += _on_call(_CLONE3[column], [_refuse(errno.ENOSYS)])
    code += _on_call(_CLONE[column], _only_threads())
    code += _on_call(_SENDTO[column], _only_without_address())
    for numbers in _KILL_OWN.values():
        code += _on_call(numbers[column], _only_first_argument(own_pid, own_pid))
    code += _on_call(_PRLIMIT[column], _only_first_argument(0, own_pid))
    code.append(_give(_ALLOW))
    return FilterProgram(b"".join(code), _SECCOMP[column])


def _refuse_all(table: _Table, column: int, number: int) -> list[bytes]:
    calls = [row[column] for row in table.values()]
    return [
        part for call in calls if call is not None for part in _on_call(call, [_refuse(number)])
    ]


def _on_call(call: int, then: list[bytes]) -> list[bytes]:
    """``then`` (which must return on every way) when the call is this one."""
    return [_if_equal(call, 0, len(then)), *then]


def _only_threads() -> list[bytes]:
    return [
        _load(_AT_ARGUMENTS),
        _instruction(_JUMP_BITS, 0, 1, _CLONE_THREAD),
        _give(_ALLOW),
        _refuse(errno.EPERM),
    ]


def _only_without_address() -> list[bytes]:
    """``send`` is ``sendto`` without an address; both halves of the pointer must be null."""
    address = _AT_ARGUMENTS + 4 * 8
    return [
        _load(address),
        _if_equal(0, 0, 3),
        _load(address + 4),
        _if_equal(0, 0, 1),
        _give(_ALLOW),
        _refuse(errno.EPERM),
    ]


def _only_first_argument(one: int, other: int) -> list[bytes]:
    return [
        _load(_AT_ARGUMENTS),
        _if_equal(one, 1, 0),
        _if_equal(other, 0, 1),
        _give(_ALLOW),
        _refuse(errno.EPERM),
    ]


def _load(offset: int) -> bytes:
    return _instruction(_LOAD, 0, 0, offset)


def _if_equal(value: int, yes: int, no: int) -> bytes:
    return _instruction(_JUMP_EQUAL, yes, no, value)


def _refuse(number: int) -> bytes:
    return _give(_ERRNO | number)


def _give(verdict: int) -> bytes:
    return _instruction(_RETURN, 0, 0, verdict)


def _instruction(code: int, yes: int, no: int, value: int) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
