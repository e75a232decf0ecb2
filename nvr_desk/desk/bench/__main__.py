"""One bench of the engine in a process of its own: ``python -m nvr_desk.desk.bench NAME ASKED``.

Says what it does on standard error and its figures as the last line of standard output.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Any

from nvr_desk.desk.bench import entries, intake, search_speed
from nvr_desk.desk.bench.bigcase import make_big_case
from nvr_desk.desk.desk import open_desk
from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.asked import asked as asked_of
from nvr_desk.upkeep.bench.corpus import make_corpus, make_loop
from nvr_desk.upkeep.bench.machine import decode_ms, machine

if TYPE_CHECKING:
    from nvr_desk.upkeep.bench.asked import Asked


def db(asked: Asked) -> dict[str, Any]:
    """The index: questions to a case of that size, and entries of the log alone."""
    big_case(asked)
    search: dict[str, Any] = {}
    log: dict[str, Any] = {}
    child.tell(f"asking {asked.tries} questions of each kind")
    search_speed.run(search, asked)
    child.tell(f"writing {asked.tries} entries of the log")
    with open_desk(asked.big) as desk:
        log["entry_alone_ms"] = entries.alone(desk, asked.tries)
    return {"case": _size(asked), "search": search, "log": log}


def take_in(asked: Asked) -> dict[str, Any]:
    """Ingest of generated clips, one decode in full HD beside it."""
    child.tell(f"filming {asked.clips} clips")
    corpus = asked.folder / "corpus"
    make_corpus(corpus, asked.clips)
    found: dict[str, Any] = {}
    intake.measure(found, asked.folder, corpus, child.tell)
    return {"intake": found}


def decode(asked: Asked) -> dict[str, Any]:
    """One decode in full HD on one thread, milliseconds a picture."""
    loop = make_loop(asked.folder / "decode.mp4", 60, 2)
    return {"decode": {"1080p_ms_a_picture": {"value": round(decode_ms(loop), 2)}}}


def big_case(asked: Asked) -> None:
    """Make the large case, unless there is one already."""
    if (asked.big / "nvr-desk.toml").exists():
        return
    child.tell(f"making a case of {asked.deliveries:,} deliveries, {asked.tracks:,} appearances")
    make_big_case(
        asked.big,
        deliveries=asked.deliveries,
        tracks=asked.tracks,
        cameras=max(9, asked.deliveries // 50),
        batches=max(10, asked.deliveries // 800),
        told=_Tenths(asked.deliveries),
    )


class _Tenths:
    """Tells how far it is, ten times at most."""

    def __init__(self, of: int) -> None:
        self._of, self._told = of, 0

    def __call__(self, done: int) -> None:
        tenth = 10 * done // self._of
        if tenth > self._told:
            self._told = tenth
            child.tell(f"{done:,} of {self._of:,} deliveries")


def case(asked: Asked) -> dict[str, Any]:
    """Only make the large case."""
    big_case(asked)
    return {}


def _size(asked: Asked) -> dict[str, int]:
    return {"deliveries": asked.deliveries, "appearances": asked.tracks}


BENCHES = {"db": db, "intake": take_in, "decode": decode, "case": case}


def main(name: str, text: str) -> None:
    """Measure and say it."""
    # A person's Ctrl+C reaches the one who asked, and that one ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = asked_of(text)
    found = BENCHES[name](asked)
    child.say({"machine": machine(asked.folder), **found})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
