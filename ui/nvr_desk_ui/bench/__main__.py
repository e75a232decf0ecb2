"""Measures the window: ``python -m nvr_desk_ui.bench ASKED``, started by ``nvr-desk bench ui``.

Says what it does on standard error and its figures as the last line of standard output. With
``--part MODULE`` before it runs that part alone, in this process.
"""

from __future__ import annotations

import importlib
import signal
import sys
from typing import TYPE_CHECKING, Any

from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.asked import asked as asked_of
from nvr_desk.upkeep.bench.machine import machine
from nvr_desk_ui.bench.parts import PARTS, measure

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> None:
    """Measure all parts, or one."""
    # A person's Ctrl+C reaches the one who asked, and that one ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if arguments[0] == "--part":
        part(arguments[1], arguments[2])
        return
    asked = asked_of(arguments[0])
    child.say({"machine": machine(asked.folder), **measure(PARTS, asked)})


def part(module: str, text: str) -> None:
    """Run one part here."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the parent of parts needs no Qt

    application = QApplication.instance() or QApplication(sys.argv[:1])
    report: dict[str, Any] = {}
    importlib.import_module(module).run(report, asked_of(text))
    child.say(report)
    del application


if __name__ == "__main__":
    main(sys.argv[1:])
