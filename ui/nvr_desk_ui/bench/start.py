"""From nothing to a usable window on the large case, and what the window then weighs."""

from __future__ import annotations

import statistics
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.case import Case
    from nvr_desk.upkeep.bench.asked import Asked

# Loading the program is part of the start, so little of it is imported above its functions.

START_S: Final = 2.5
RSS_MIB: Final = 600.0
"""The bounds."""
_LONGEST_S: Final = 120.0
_SETTLE_S: Final = 20.0
"""The window is weighed when everything of the case is drawn."""


def run(report: dict[str, Any], asked: Asked) -> None:
    """Put ``usable_s`` (the worst of a few starts) and ``rss_mib`` into the report.

    Set-up compiles what every start imports. A checkout may have been edited since, and a variable
    forbid Python to write: one start more, told apart, leaves bytecode to the others.
    """
    from nvr_desk.upkeep.bench import child as process  # noqa: PLC0415

    env = {
        **process.surroundings(asked.folder),
        "PYTHONPYCACHEPREFIX": str(asked.folder / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    first = _start(asked, env)
    found = [_start(asked, env) for _ in range(asked.starts)]
    seconds = [each["usable_s"] for each in found]
    report["usable_s"] = {
        "value": round(max(seconds), 2),
        "median": round(statistics.median(seconds), 2),
        "window on screen": round(max(each["shown_s"] for each in found), 2),
        "all drawn": round(max(each["drawn_s"] for each in found), 2),
        "without bytecode": round(first["usable_s"], 2),
        "starts": len(seconds),
        "deliveries": found[-1]["deliveries"],
        "bound": START_S,
    }
    report["rss_mib"] = {"value": round(max(each["rss_mib"] for each in found)), "bound": RSS_MIB}


def _start(asked: Asked, env: dict[str, str]) -> dict[str, float]:
    from nvr_desk.upkeep.bench import child as process  # noqa: PLC0415

    words = ["-m", "nvr_desk_ui.bench.start", str(asked.big), str(asked.folder)]
    words.append(str(time.monotonic()))
    return process.answer(words, env, _LONGEST_S)


def child(root: Path, folder: Path, began: float) -> None:
    """One start: workspace, case, list with its first rows; then the rest, and the weight.

    Args:
        root: workspace with the large case.
        folder: for what the window remembers.
        began: when the process was asked for, ``time.monotonic()``.
    """
    from nvr_desk_ui.app import application, build_window  # noqa: PLC0415
    from nvr_desk_ui.bench.living import own_settings  # noqa: PLC0415

    own_settings(folder)
    app = application(sys.argv[:1])
    window = build_window(app)
    told: dict[str, float] = {}

    def note(name: str) -> None:
        told.setdefault(name, time.monotonic() - began)

    window.show()
    app.processEvents()
    note("shown_s")
    session = window.session
    session.rows.connect(partial(_late, note, "usable_s"))
    session.timeline.connect(partial(_late, note, "timeline_s"))
    session.places.connect(partial(_late, note, "map_s"))

    def cases(_: object) -> None:
        window.bridge.ask(lambda desk: desk.cases.listing(), largest)

    def largest(found: Sequence[Case]) -> None:
        chosen = max(found, key=lambda each: each.deliveries)
        told["deliveries"] = chosen.deliveries
        session.open(chosen.number)

    window.bridge.opened.connect(cases)
    window.open_workspace(root)
    until = time.monotonic() + _SETTLE_S
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.002)
        if {"usable_s", "timeline_s", "map_s"} <= told.keys() and "drawn_s" not in told:
            note("drawn_s")
            until = min(until, time.monotonic() + 3.0)
    told["rss_mib"] = _weight_mib()
    window.close()
    _say({"drawn_s": _SETTLE_S, **told})


def _say(told: dict[str, float]) -> None:
    from nvr_desk.upkeep.bench import child as process  # noqa: PLC0415

    process.say(told)


def _weight_mib() -> float:
    import psutil  # noqa: PLC0415

    return float(psutil.Process().memory_info().rss) / 2**20


def _late(note: Callable[[str], None], name: str, *_: object) -> None:
    note(name)


if __name__ == "__main__":
    child(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
