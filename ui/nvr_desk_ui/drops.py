"""What is dropped on the window: shipments are asked about in turn, the rest is refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QDialog

    from nvr_desk_ui.host import Host


@dataclass(frozen=True, slots=True)
class Sorted:
    """Dropped things: those that can be taken in, and why the others cannot."""

    shipments: tuple[Path, ...]
    refused: tuple[str, ...]


def sort(paths: Iterable[Path | None]) -> Sorted:
    """Folders and zips are shipments, each once; None is something that is no local file."""
    shipments: list[Path] = []
    refused: list[str] = []
    for path in paths:
        if path is None:
            refused.append(tr("something that is no file on this machine"))
        elif path.is_dir() or path.suffix.lower() == ".zip":
            shipments.append(path)
        else:
            refused.append(tr("{name} is neither a folder nor a zip", name=path.name))
    return Sorted(tuple(dict.fromkeys(shipments)), tuple(refused))


class Drops(QObject):
    """Asks about each shipment in turn; a refusal is a row, never silence."""

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []
        self._asking = False
        window.session.changed.connect(self._case_changed)
        window.gate.covering.connect(self._forget)

    def entered(self, event: QDragEnterEvent) -> None:
        """Something is dragged over the window; files are taken, if only to say why not."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropped(self, event: QDropEvent) -> None:
        """It was let go."""
        event.acceptProposedAction()
        self.take(event.mimeData())

    def take(self, data: QMimeData) -> None:
        """Take in what can be, say what cannot."""
        urls = data.urls()
        found = sort(Path(url.toLocalFile()) if url.isLocalFile() else None for url in urls)
        refused = list(found.refused)
        shipments = found.shipments
        why = self._window.actions_.why_not("ingest.folder")
        if shipments and why:
            refused.insert(0, why)
            shipments = ()
        if refused:
            self._window.show_error(tr("Not taken in"), "; ".join(refused))
        self._waiting += [path for path in shipments if path not in self._waiting]
        self._next()

    def _next(self, *_: object) -> None:
        if self._waiting and not self._asking:
            path = self._waiting.pop(0)
            form = self._window.ask_to_take_in(path)
            if form is not None:
                self._asking = True
                self._count(form)
                form.finished.connect(self._answered)

    def _count(self, form: QDialog) -> None:
        if self._waiting:
            left = tr("{n} more waits|{n} more wait", len(self._waiting))
            form.setWindowTitle(f"{form.windowTitle()} ({left})")

    def _answered(self, _result: int) -> None:
        self._asking = False
        self._next()

    def _case_changed(self) -> None:
        if self._window.session.number is None:
            self._forget()

    def _forget(self) -> None:
        self._waiting.clear()
