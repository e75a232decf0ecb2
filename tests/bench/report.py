"""What every bench says of its machine, and where its numbers are kept."""

from __future__ import annotations

import json
import os
import platform
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"
FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16")
FSYNC_TRIES = 200


def machine() -> dict[str, Any]:
    """Cores, load, vector units, system: what a number means nothing without."""
    return {
        "cores": os.cpu_count(),
        "load": [round(each, 2) for each in os.getloadavg()],
        "flags": [flag for flag in FLAGS if flag in _cpu_flags()],
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "fsync_p95_ms": fsync_p95_ms(),
    }


def fsync_p95_ms() -> float:
    """p95 of making 4 KiB durable where temporary files lie, milliseconds."""
    took: list[float] = []
    with tempfile.TemporaryFile() as file:
        for _ in range(FSYNC_TRIES):
            file.write(b"x" * 4096)
            file.flush()
            began = time.perf_counter()
            os.fsync(file.fileno())
            took.append(1000 * (time.perf_counter() - began))
    return round(p95(took), 2)


def p95(values: Sequence[float]) -> float:
    """95th percentile; 0 of nothing."""
    if len(values) < 2:
        return max(values, default=0.0)
    return statistics.quantiles(values, n=20)[-1]


def keep(name: str, title: str, command: str, result: dict[str, Any], lines: list[str]) -> None:
    """Print the result as JSON and put its section into docs/benchmarks.md."""
    print(json.dumps(result, indent=2))
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# Benchmarks\n"
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    where = result["machine"]
    section = [
        begin,
        f"## {title}",
        "",
        (
            f"`{command}` · {time.strftime('%Y-%m-%d')} · {where['cores']} cores,"
            f" load {where['load'][0]}, {', '.join(where['flags']) or 'no vector units named'},"
            f" fsync p95 {where['fsync_p95_ms']} ms"
        ),
        "",
        *lines,
        end,
    ]
    body = "\n".join(section)
    if begin in text:
        text = re.sub(f"{begin}.*?{end}", lambda _: body, text, flags=re.DOTALL)
    else:
        text = text.rstrip("\n") + "\n\n" + body + "\n"
    PAGE.write_text(text, encoding="utf-8")


def _cpu_flags() -> set[str]:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return set()
    found = re.search(r"^flags\s*:(.*)$", text, re.MULTILINE)
    return set(found.group(1).split()) if found else set()
