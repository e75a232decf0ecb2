"""Thrift with memory and with looking for garbage, in a program that holds large cases.

A large case is read through rows that weigh more than what is kept of it: what they took is given
back. And Python looks for garbage whenever some hundred objects came; while a program starts
nearly all that comes is modules, classes and widgets, which stay. Each look finds them all alive,
which takes an eighth of the start.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def start() -> None:
    """Look for no garbage until ``started``."""
    gc.disable()


def started() -> None:
    """Look for garbage again, no more among what is here by now: that will be here to the end."""
    gc.freeze()
    gc.enable()


def give_back() -> bool:
    """Hand freed memory back to the system, which glibc else keeps for later; some ms.

    Returns:
        Whether there was any; False too where the C library has no such call.
    """
    trim = _trim()
    return trim is not None and bool(trim(0))


@lru_cache(1)
def _trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    try:
        found = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None  # another C library
    found.argtypes, found.restype = (ctypes.c_size_t,), ctypes.c_int
    return found
