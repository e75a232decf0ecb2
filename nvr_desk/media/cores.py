"""How many processor cores this process may use."""

from __future__ import annotations

import contextlib
import math
import os
from pathlib import Path

PARTS_VARIABLE = "NVR_DESK_WORKER_PARTS"
"""How many workers share this machine, in the environment of each of them."""
_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where Linux tells a container how much of the machine is its own."""


def cores(quota: Path = _QUOTA) -> int:
    """At least 1; what the scheduler allows, and no more than a container's share. Opens a file.

    A worker that shares the machine with others gets its part of it.
    """
    if hasattr(os, "sched_getaffinity"):
        allowed = len(os.sched_getaffinity(0))
    else:
        allowed = os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError, ZeroDivisionError):
        share, period = quota.read_text("ascii").split()[:2]
        allowed = min(allowed, math.ceil(int(share) / int(period)))
    return max(1, -(-allowed // parts()))


def parts() -> int:
    """How many workers share this machine with this process, itself among them."""
    told = os.environ.get(PARTS_VARIABLE, "")
    return max(1, int(told)) if told.isdecimal() else 1
