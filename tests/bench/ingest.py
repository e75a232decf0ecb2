"""Ingest against the least anybody could do: cp, sha256sum and one full decode of the same files.

    python -m tests.bench.ingest CORPUS [--workers 2]

Both run on the same cores, one after the other; the ratio counts, the seconds are of the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from nvr_desk.audit.log import AuditLog
from nvr_desk.clock import SystemClock
from nvr_desk.intake.importer import Importer
from nvr_desk.intake.request import IngestRequest
from nvr_desk.media.pool import DecodePool
from nvr_desk.store import cases, workspace
from nvr_desk.store.unit import Store
from nvr_desk.store.vault import Vault

from tests.campaigns.kill_ingest import make_workspace
from tests.fakes.stocked import CASE, Act

_DECODE = """
import sys, av
for path in sys.argv[1:]:
    with av.open(path) as container:
        stream = container.streams.video[0]
        stream.thread_count = 1
        for _ in container.decode(stream):
            pass
"""


def reference_s(corpus: list[Path], folder: Path, workers: int) -> dict[str, float]:
    """Seconds of cp, sha256sum and a full decode by ``workers`` processes of one thread each."""
    seconds: dict[str, float] = {}
    names = [str(path) for path in corpus]
    began = time.perf_counter()
    subprocess.run(["cp", *names, str(folder)], check=True)
    seconds["cp"] = time.perf_counter() - began
    began = time.perf_counter()
    subprocess.run(["sha256sum", *names], check=True, stdout=subprocess.DEVNULL)
    seconds["sha256sum"] = time.perf_counter() - began
    began = time.perf_counter()
    parts = [names[start::workers] for start in range(workers)]
    running = [subprocess.Popen([sys.executable, "-c", _DECODE, *part]) for part in parts]
    if any(process.wait() for process in running):
        message = "the reference decoder failed"
        raise RuntimeError(message)
    seconds["decode"] = time.perf_counter() - began
    return seconds


def ingest_s(corpus: Path, root: Path, workers: int) -> tuple[float, int, dict[str, int]]:
    """(seconds, largest resident bytes of this process, media states) of one ingest."""
    make_workspace(root)
    clock = SystemClock()
    paths = workspace.open(root)
    store = Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)
    process = psutil.Process()
    largest = 0

    def look(_: object) -> None:
        nonlocal largest
        largest = max(largest, process.memory_info().rss)

    with store.read() as db:
        case = cases.get(db, CASE)
    began = time.perf_counter()
    with DecodePool(workers) as pool:
        request = IngestRequest(
            path=corpus, case=case, user="bench", received=clock.now(), progress=look
        )
        report = Importer(store, Vault(paths.vault), pool, clock).run(request, Act())
    seconds = time.perf_counter() - began
    store.close()
    return seconds, largest, report.media


def main() -> int:
    """Run once and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    corpus = sorted(given.corpus.iterdir())
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-ingest-", dir=given.corpus.parent) as folder:
        copies = Path(folder) / "copies"
        copies.mkdir()
        parts = reference_s(corpus, copies, given.workers)
        seconds, largest, media = ingest_s(given.corpus, Path(folder) / "ws", given.workers)
    reference = sum(parts.values())
    answer = {
        "clips": len(corpus),
        "bytes": sum(path.stat().st_size for path in corpus),
        "load": load,
        "reference_s": {name: round(value, 2) for name, value in parts.items()},
        "ingest_s": round(seconds, 2),
        "ratio": round(seconds / reference, 2),
        "parent_mib": round(largest / 2**20, 1),
        "media": media,
    }
    print(json.dumps(answer, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
