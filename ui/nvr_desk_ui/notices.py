"""Tells of long work that ended: by the desktop where it shows such things, else in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from nvr_desk.records.job import JobState
from nvr_desk_ui import theme
from nvr_desk_ui.presenters import jobs
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.notice_strip import NoticeStrip

if TYPE_CHECKING:
    from nvr_desk.records.job import Job
    from nvr_desk_ui.host import Host

_SHOWN_MS = 8000


class Notices(QObject):
    """What the desktop shows may be read over a shoulder: it names the work and no case."""

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self.strip = NoticeStrip("jobs")
        self._tray: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._tray = QSystemTrayIcon(theme.icon("detect", "accent"), self)
            self._tray.messageClicked.connect(self._to_front)

    def job_ended(self, job: Job) -> None:
        """A job is over, well or not."""
        failed = job.state is JobState.FAILED
        text = jobs.ended(job)
        if self._tray is not None and not self._in_front():
            self._tray.show()
            kinds = QSystemTrayIcon.MessageIcon
            kind = kinds.Warning if failed else kinds.Information
            self._tray.showMessage("NVR Desk", text, kind, _SHOWN_MS)
        tone = "bad" if failed else "ok"
        self.strip.show_notice(text, tone, tr("Show jobs"), self._show_jobs)

    def end(self) -> None:
        """The window closes."""
        if self._tray is not None:
            self._tray.hide()

    @staticmethod
    def _in_front() -> bool:
        return QApplication.activeWindow() is not None

    def _show_jobs(self) -> None:
        self._window.raise_dock("jobs")

    def _to_front(self) -> None:
        self._window.raise_()
        self._window.activateWindow()
        self._show_jobs()
