"""Long work: a row a job, with progress and what a person can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QScrollArea, QToolButton, QVBoxLayout, QWidget

from nvr_desk.records.job import JobState
from nvr_desk_ui import theme
from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.presenters import jobs, words
from nvr_desk_ui.tongue import core, later, tr
from nvr_desk_ui.widgets.elided import Elided
from nvr_desk_ui.widgets.parts import GAP, MARGIN, action_button, column, label, panel, row, strip
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.desk import Desk
    from nvr_desk.records.job import Job
    from nvr_desk_ui.actions import ActionTable
    from nvr_desk_ui.bridge import Bridge

POLL_MS = 500
_SHOWN = 50
"""Newest jobs that get a row."""
_BUTTONS = {"pause": "pause", "resume": "play", "cancel": "cancel", "retry": "retry"}
_WORDS = {
    "pause": later("Pause"),
    "resume": later("Resume"),
    "cancel": later("Cancel"),
    "retry": later("Retry"),
}


class JobsPanel(QWidget):
    """Polls the job rows off the GUI thread.

    ``finished`` is called with the case of a job that ended since the last look, ``moved`` with
    the case of one that finished an item.
    """

    def __init__(
        self,
        bridge: Bridge,
        actions: ActionTable,
        finished: Callable[[Job], None],
        moved: Callable[[Job], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._ingest = actions["ingest.folder"]
        self._finished, self._moved = finished, moved
        self._rows: dict[int, _JobRow] = {}
        self._last: dict[int, Job] = {}
        self._asking = False
        self._list = QVBoxLayout()
        self._list.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._list.setSpacing(GAP)
        self._list.addStretch(1)
        self._note = label("", "Notice")
        self._note.setWordWrap(True)
        self._note.hide()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(panel(self._list))
        self._stated = Stated(area)
        names = ("ingest.folder", "ingest.zip", "detect.run")
        start = row(*(action_button(actions[name], words=True) for name in names), 1, margin=4)
        self.setLayout(column(strip(start), self._note, self._stated, gap=0))
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.poll)
        self._show_empty()

    @property
    def running(self) -> int:
        """Jobs at work now."""
        return sum(job.state is JobState.RUNNING for job in self._last.values())

    def start(self) -> None:
        """Look every half second."""
        self._timer.start()
        self.poll()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def poll(self) -> None:
        """Read the job rows once."""
        if self._asking or not self._bridge.ready:
            return
        self._asking = True
        self._bridge.ask(
            lambda desk: desk.jobs.listing(), self._take, self._failed, urgency=Urgency.POLL
        )

    def say(self, text: str, tone: str = "info") -> None:
        """Show a line above the jobs, e.g. that one was started."""
        self._note.setText(text)
        self._note.setProperty("tone", tone)
        self._note.style().polish(self._note)
        self._note.show()

    def _take(self, found: Sequence[Job]) -> None:
        self._asking = False
        self.show_jobs(found)

    def _failed(self, error: Exception) -> None:
        self._asking = False
        self._stated.show_error("The jobs could not be read", words.error_text(error), self.poll)

    def show_jobs(self, found: Sequence[Job]) -> None:
        """Show rows, newest first; tell who listens what ended or moved on."""
        fresh = {job.id for job in found} - set(self._last)
        if self._last and fresh:
            self._note.hide()  # what was said to be coming is here
        if not found:
            self._last = {}
            self._show_empty()
            return
        self._stated.show_content()
        newest = sorted(found, key=lambda job: job.id, reverse=True)[:_SHOWN]
        for place, job in enumerate(newest):
            if job.id not in self._rows:
                self._rows[job.id] = _JobRow(self._wish)
                self._list.insertWidget(place, self._rows[job.id])
            self._rows[job.id].show_job(job)
        for gone in set(self._rows) - {job.id for job in newest}:
            self._rows.pop(gone).deleteLater()
        before, self._last = self._last, {job.id: job for job in newest}
        for job in newest:
            self._compare(before.get(job.id), job)

    def _compare(self, before: Job | None, job: Job) -> None:
        if before is None:
            return
        if job.state in jobs.OVER and before.state not in jobs.OVER:
            self._finished(job)
        elif jobs.handled(job) != jobs.handled(before):
            self._moved(job)

    def _show_empty(self) -> None:
        self._stated.show_empty(
            "jobs",
            "No work yet",
            "Taking in a batch and finding persons show up here.",
            self._ingest,
        )

    def _wish(self, job: Job, wish: str) -> None:
        def work(desk: Desk) -> object:
            if wish == "pause":
                return desk.jobs.pause(job.id)
            if wish == "resume":
                return desk.jobs.resume(job.id)
            if wish == "cancel":
                return desk.jobs.cancel(job.id)
            return desk.jobs.launch_retry(job.id)

        self._bridge.ask(work, lambda _done: self.poll(), title=f"{wish} {jobs.title(job)}")


class _JobRow(QWidget):
    """Icon and word, title, bar, numbers, buttons."""

    def __init__(self, wish: Callable[[Job, str], None]) -> None:
        super().__init__()
        self._wish = wish
        self._job: Job | None = None
        self._icon, self._state = label(""), label("", "Value")
        self._title, self._case = Elided("Value"), label("", "Muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setObjectName("Thin")
        self._numbers, self._message = Elided("Muted"), Elided("Muted")
        self._buttons = {name: self._button(name, icon) for name, icon in _BUTTONS.items()}
        top = row(self._icon, self._title, 1, self._state, *self._buttons.values())
        layout = column(gap=3)
        layout.addLayout(top)
        layout.addWidget(self._bar)
        layout.addLayout(row(self._numbers, 1, self._case))
        layout.addWidget(self._message)
        self.setLayout(layout)

    def show_job(self, job: Job) -> None:
        self._job = job
        badge = jobs.badge(job)
        self._icon.setPixmap(theme.icon(badge.icon, badge.token).pixmap(QSize(16, 16)))
        self._state.setText(badge.word)
        self._state.setToolTip(badge.sentence)
        self._title.say(jobs.title(job))
        self._case.setText(job.case)
        self._bar.setRange(0, max(job.total, 1))
        self._bar.setValue(jobs.handled(job) if job.total else int(job.state in jobs.OVER))
        self._bar.setAccessibleName(tr("Progress of {title}", title=jobs.title(job)))
        self._numbers.say(jobs.progress_text(job))
        self._message.say(core(job.message))
        self._message.setVisible(bool(job.message))
        self.setAccessibleName(jobs.spoken(job))
        possible = jobs.may(job)
        for name, button in self._buttons.items():
            button.setVisible(name in possible)

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("Flat")
        theme.bind_icon(button, icon)
        button.setToolTip(tr(_WORDS[name]))
        button.setAccessibleName(tr(_WORDS[name]))
        button.clicked.connect(lambda _checked=False: self._pressed(name))
        return button

    def _pressed(self, name: str) -> None:
        if self._job is not None:
            self._wish(self._job, name)
