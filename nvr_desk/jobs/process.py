"""Which process this is, so that another can tell later whether it still lives."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Final

import psutil

_OVER: Final = frozenset("ZXx")
"""States of proc(5) in which nothing runs any more: zombie, dead."""
_GONE: Final = "gone"


def this_process() -> str:
    """Number, start and boot of this process: ``4711:81934:<boot>``; no other has the same."""
    return _named(os.getpid())


def is_gone(name: str) -> bool:
    """Whether a process of this machine has ended; False for a name that is none."""
    number, _, rest = name.partition(":")
    began, _, its_boot = rest.partition(":")
    if not (number.isascii() and number.isdecimal() and began and its_boot):
        return False
    return its_boot != boot() or started(int(number)) != began


def started(process: int) -> str:
    """When a process began, so that a number that is given again is another one."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
        fields = told.rpartition(")")[2].split()
        return _GONE if fields[0] in _OVER else fields[19]  # starttime of proc(5), ticks since boot
    except (OSError, IndexError):
        pass
    try:
        return f"{psutil.Process(process).create_time():.2f}"
    except psutil.Error:
        return _GONE


@lru_cache(maxsize=1)
def boot() -> str:
    """This boot of the machine; its monotonic clock counts from it."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:  # no Linux: the start of the machine, which a set clock moves
        return f"boot at {psutil.boot_time():.0f}"


@lru_cache(maxsize=1)
def _named(number: int) -> str:
    return f"{number}:{started(number)}:{boot()}"
