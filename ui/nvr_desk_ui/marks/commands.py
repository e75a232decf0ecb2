"""What the commands of marks and stills do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk_ui.host import Host


class MarkCommands:
    """Callbacks of one window's marks."""

    def __init__(self, window: Host) -> None:
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every command by its id."""
        marking = self._window.marking
        return {
            "marks.point": marking.point,
            "marks.range": marking.range,
            "marks.edit": marking.edit,
            "marks.remove": marking.remove,
            "marks.read": self._read,
            "still.new": marking.still,
            "edit.undo": marking.back,
            "edit.redo": marking.again,
        }

    def _read(self) -> None:
        # The panel needs the table of actions, which needs these callbacks.
        from nvr_desk_ui.marks.panel import MarksPanel  # noqa: PLC0415

        self._window.panel(MarksPanel).read()
