"""The fence a worker puts round itself before it touches foreign bytes.

The same call on every system; what the system cannot do is named in the report, and the status
bar then says *reduced isolation*. Imports and warm-up come first: afterwards no file opens.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from nvr_desk.media.fence_profile import FenceReport

if TYPE_CHECKING:
    from nvr_desk.media.fence_profile import FenceProfile

NEEDED = ("no_new_privs", "rlimits", "landlock", "seccomp")
"""Parts without which isolation is *reduced*."""


def apply(profile: FenceProfile) -> FenceReport:
    """Close the fence for this process, all its threads and for good.

    Never raises: a part that cannot be had is reported missing.
    """
    return report_of(_parts(profile))


def probe_fence(module: str = "nvr_desk.media.worker", op: str = "fence") -> dict[str, str]:
    """Start a worker and let it try to get out; see `fence_probe.probe_fence`."""
    from nvr_desk.media import fence_probe  # noqa: PLC0415 - workers need no process control

    return fence_probe.probe_fence(module, op)


def report_of(parts: dict[str, bool]) -> FenceReport:
    """The verdict over parts by name."""
    missing = tuple(name for name in NEEDED if not parts.get(name, False))
    return FenceReport("reduced" if missing else "full", parts, missing)


def _parts(profile: FenceProfile) -> dict[str, bool]:
    if sys.platform != "linux":
        return {}
    try:
        from nvr_desk.media import fence_linux  # noqa: PLC0415 - POSIX-only
    except ImportError:  # a Python built without these parts
        return {}
    return fence_linux.apply(profile)
