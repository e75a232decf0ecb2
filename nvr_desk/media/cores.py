"""How many processor cores this process may use."""

from __future__ import annotations

import contextlib
import math
import os
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where Linux tells a container how much of the machine is its own."""


def cores(quota: Path = _QUOTA) -> int:
    """At least 1; what the scheduler allows, and no more than a container's share. Opens a file."""
    if hasattr(os, "sched_getaffinity"):
        allowed = len(os.sched_getaffinity(0))
    else:
        allowed = os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError, ZeroDivisionError):
        share, period = quota.read_text("ascii").split()[:2]
        allowed = min(allowed, math.ceil(int(share) / int(period)))
    return max(1, allowed)
