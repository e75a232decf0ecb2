"""Giving memory back: a large case is read through rows that weigh more than what is kept of it."""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


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
