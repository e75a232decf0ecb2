"""What a figure means nothing without: cores, load, vector units, disk, one decode."""

from __future__ import annotations

import os
import platform
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import av

if TYPE_CHECKING:
    from collections.abc import Sequence

FLAGS: Final = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16")
FSYNC_TRIES: Final = 200


def machine(folder: Path | None = None) -> dict[str, Any]:
    """Cores, load, vector units, system, and how long the disk of ``folder`` takes to be sure.

    Args:
        folder: where fsync is tried; None takes the place of temporary files.
    """
    return {
        "cores": os.cpu_count(),
        "load": [round(each, 2) for each in load()],
        "flags": [flag for flag in FLAGS if flag in _cpu_flags()],
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "fsync_p95_ms": fsync_p95_ms(folder),
    }


def load() -> tuple[float, float, float]:
    """Load averages of 1, 5 and 15 minutes; zeros where the system tells none (Windows)."""
    return os.getloadavg() if hasattr(os, "getloadavg") else (0.0, 0.0, 0.0)


def fsync_p95_ms(folder: Path | None = None, tries: int = FSYNC_TRIES) -> float:
    """p95 of making 4 KiB durable in a folder, milliseconds."""
    took: list[float] = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(tries):
            file.write(b"x" * 4096)
            file.flush()
            began = time.perf_counter()
            os.fsync(file.fileno())
            took.append(1000 * (time.perf_counter() - began))
    return round(p95(took), 2)


def decode_ms(clip: Path) -> float:
    """Milliseconds a picture of one whole decode on one thread."""
    began = time.perf_counter()
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        pictures = sum(1 for _ in container.decode(stream))
    return 1000 * (time.perf_counter() - began) / max(1, pictures)


def p95(values: Sequence[float]) -> float:
    """95th percentile; 0 of nothing."""
    if len(values) < 2:
        return max(values, default=0.0)
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _cpu_flags() -> set[str]:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return set()
    found = re.search(r"^flags\s*:(.*)$", text, re.MULTILINE)
    return set(found.group(1).split()) if found else set()
