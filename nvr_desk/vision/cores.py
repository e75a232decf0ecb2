"""How many processors this process may use."""

from __future__ import annotations

import os


def cores() -> int:
    """Processors that this process may run on, at least 1; no more than it was given."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
