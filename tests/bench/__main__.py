"""``./run bench NAME``: measures, prints JSON, and writes the section of docs/benchmarks.md."""

from __future__ import annotations

import importlib
import sys

BENCHES = {
    "audit": "one entry alone and beside work, a million entries checked",
    "intake": "500 clips: ingest against copy, hash and decode; log and window meanwhile",
    "detect": "ours, ultralytics and the limit of the machine, recall beside each speed",
    "limits": "recall of a detector by the height of what it misses, for its model card",
    "ui": "the window at 40,000 deliveries and 1,000,000 tracks: every latency beside its bound",
}


def main(arguments: list[str]) -> int:
    """Run one bench; its own exit status."""
    if not arguments or arguments[0] not in BENCHES:
        for name, what in BENCHES.items():
            print(f"./run bench {name:10} {what}")
        return 0 if not arguments else 2
    module = importlib.import_module(f"tests.bench.{arguments[0]}")
    return int(module.main(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
