"""The parts of the bench of the window, each run in a process of its own, one after the other."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.quiet import wait_for_quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nvr_desk.upkeep.bench.asked import Asked

PARTS: Final = {
    "start": "nvr_desk_ui.bench.start",
    "timeline": "nvr_desk_ui.bench.timeline",
    "map": "nvr_desk_ui.bench.map",
    "gallery": "nvr_desk_ui.bench.gallery",
    "search": "nvr_desk.desk.bench.search_speed",
    "player": "nvr_desk_ui.bench.player",
    "stall": "nvr_desk_ui.bench.stall",
}
"""Name and module; each has ``run(report, asked)``."""
_LONGEST_S: Final = 1200.0


def measure(
    parts: Mapping[str, str],
    asked: Asked,
    *,
    quiet: Callable[[float], str | None] | None = None,
) -> dict[str, Any]:
    """The figures of each part, or why there are none; what it does is told meanwhile.

    Args:
        parts: names and modules.
        asked: where and how much.
        quiet: waits so long for a quiet machine; a sentence where it is none.
    """
    found: dict[str, Any] = {}
    for number, (name, module) in enumerate(parts.items(), 1):
        noisy = (quiet or _quiet)(asked.wait_s)
        child.tell(f"{number} of {len(parts)}  {name}")
        began = time.perf_counter()
        figures = _figures(module, asked)
        figures["seconds"] = round(time.perf_counter() - began, 1)
        found[name] = {**figures, "warning": noisy} if noisy else figures
    return found


def _quiet(most_s: float) -> str | None:
    return wait_for_quiet(most_s=most_s, told=child.tell)


def _figures(module: str, asked: Asked) -> dict[str, Any]:
    words = ["-m", "nvr_desk_ui.bench", "--part", module, asked.text()]
    try:
        return child.answer(words, child.surroundings(asked.folder), _LONGEST_S)
    except (RuntimeError, TimeoutError, ValueError) as error:
        return {"failed": [str(error)]}
