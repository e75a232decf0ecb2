"""The bar below: database, storage, jobs, clock, log, review, isolation, detector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from nvr_desk.errors import AuditBrokenError, DeniedError, IntegrityError, StoreError
from nvr_desk.records.packet import CheckReport, Finding
from nvr_desk_ui import theme
from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.presenters import status
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.elided import Elided
from nvr_desk_ui.widgets.parts import row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from nvr_desk.desk import Desk
    from nvr_desk.desk.workspace import WorkspaceStatus
    from nvr_desk.records.log import LogState
    from nvr_desk.records.model import ModelRow
    from nvr_desk.records.supervise import Due
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.presenters.status import Light

_POLL_MS = 1000
_SIGN_MS = 60_000
"""The desk is asked this often whether it is time to sign the log; it knows how often that is."""
_PARTS = ("database", "storage", "jobs", "clock", "log", "review", "isolation", "detector")
_WHOLE = ("log", "review")
"""Never cut: the others give way."""
_NARROW_PX = 1300
"""Below this the lamps say what they say in short; their tooltips say all of it."""


class StatusBar(QStatusBar):
    """Asks every second, off the GUI thread; has the log signed when it is time.

    Attributes:
        oversees: whether the person here signs reviews off: then it tells when one is due.
    """

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._bridge = bridge
        self._report: CheckReport | None = None
        self._log: LogState | None = None
        self._probed = False
        self.oversees = False
        self._lamps = {name: _Lamp(whole=name in _WHOLE) for name in _PARTS}
        for lamp in self._lamps.values():
            self.addWidget(lamp)
        self.messageChanged.connect(self._show_lamps)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self.poll)
        self._signing = QTimer(self, interval=_SIGN_MS)
        self._signing.timeout.connect(self.sign_if_due)
        self._tell("clock", status.clock())
        self._tell("isolation", status.isolation(None))
        self._tell("jobs", status.jobs(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gets the short words."""
        for lamp in self._lamps.values():
            lamp.be_brief(brief=event.size().width() < _NARROW_PX)
        super().resizeEvent(event)

    def start(self) -> None:
        """A workspace is open: look now, then every second."""
        self._report, self._log = None, None
        self._timer.start()
        self._signing.start()
        self.poll()
        self.sign_if_due()
        self.read_models()
        if not self._probed:  # it belongs to the machine, not to the workspace
            self._probed = True
            self._bridge.free(_fence_parts, self._take_fence)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._signing.stop()

    def poll(self) -> None:
        """Read the counts once."""
        if self._bridge.ready:
            oversees = self.oversees

            def work(desk: Desk) -> tuple[WorkspaceStatus, LogState, Due | None]:
                due = desk.supervise.due() if oversees else None
                return desk.workspace.status(), desk.audit.state(), due

            self._bridge.ask(
                work, self._take, self._lost, title="Status", urgency=Urgency.POLL, key="status"
            )

    def sign_if_due(self) -> None:
        """Let the desk sign the log when its hour has come; never on the event loop."""
        self._bridge.ask(
            lambda desk: desk.audit.checkpoint_if_due(),
            failed=self._not_signed,
            title="The log was not signed",
            urgency=Urgency.LAST,
            key="sign",
            long=True,
        )

    def read_models(self) -> None:
        """Read which detector would run."""
        self._bridge.ask(
            lambda desk: desk.models.default(),
            self._take_model,
            title="Models",
            urgency=Urgency.POLL,
            key="models",
        )

    def show_report(self, report: CheckReport) -> None:
        """The chain was checked."""
        self._report = report
        self._tell("log", status.log(self._log, report))

    def redress(self) -> None:
        """The theme changed."""
        for lamp in self._lamps.values():
            lamp.redress()

    def _take(self, found: tuple[WorkspaceStatus, LogState, Due | None]) -> None:
        counts, self._log, due = found
        self._tell("database", status.database(counts))
        self._tell("storage", status.storage(counts))
        self._tell("jobs", status.jobs(counts.running_jobs))
        self._tell("log", status.log(self._log, self._report))
        waiting = None if due is None else status.review(due)
        if waiting is None:
            self._lamps["review"].lit = False
            self._show_lamps()
        else:
            self._tell("review", waiting)

    def _lost(self, error: Exception) -> None:
        if isinstance(error, StoreError | IntegrityError):
            self._tell("log", status.log_lost(error_text(error)))

    def _not_signed(self, error: Exception) -> None:
        if isinstance(error, AuditBrokenError):
            broken = CheckReport(0, (Finding(tr("audit entry {seq}", seq=error.seq), error.why),))
            self._report = broken
            self._tell("log", status.log(self._log, broken))
        elif not isinstance(error, DeniedError):
            self._bridge.failed.emit("The log was not signed", error)

    def _take_model(self, chosen: ModelRow | None) -> None:
        self._tell("detector", status.detector(chosen))

    def _take_fence(self, parts: Mapping[str, bool] | None) -> None:
        self._tell("isolation", status.isolation(parts))

    def _tell(self, name: str, light: Light) -> None:
        self._lamps[name].tell(light)
        self._show_lamps()

    def _show_lamps(self, _message: str = "") -> None:
        """What is said for a while has the bar to itself: Qt would draw lamps over it."""
        free = not self.currentMessage()
        for lamp in self._lamps.values():
            lamp.setVisible(free and lamp.lit)


class _Lamp(QWidget):
    """Icon and words.

    Attributes:
        lit: whether it has something to say; the bar shows it then, unless a message stands there.
    """

    def __init__(self, *, whole: bool) -> None:
        super().__init__()
        self._whole = whole
        self._icon = QLabel()
        self._text = Elided("Muted")  # it gives way in a narrow window; the tooltip has it
        self._light: Light | None = None
        self._brief = False
        self.lit = False
        self.hide()
        layout = row(self._icon, self._text, gap=5)
        layout.setContentsMargins(8, 2, 8, 2)
        self.setLayout(layout)

    def redress(self) -> None:
        """Draw again in the colours of the theme in use."""
        light, self._light, lit = self._light, None, self.lit
        if light is not None:
            self.tell(light)
            self.lit = lit

    def be_brief(self, *, brief: bool) -> None:
        """Say it in short from now on, or in full."""
        if brief != self._brief:
            self._brief = brief
            self.redress()

    def tell(self, light: Light) -> None:
        """Show a state; nothing is drawn when it is the same."""
        self.lit = True
        if light == self._light:
            return
        self._light = light
        self._icon.setPixmap(theme.icon(light.icon, light.token).pixmap(QSize(15, 15)))
        self._text.say((light.short if self._brief else "") or light.text, light.sentence)
        if self._whole:
            self._text.setMinimumWidth(self._text.sizeHint().width())
        self.setToolTip(light.sentence)
        self.setAccessibleName(f"{light.text}. {light.sentence}")


def _fence_parts() -> Mapping[str, bool] | None:
    from nvr_desk.media.fence_probe import probe_fence  # noqa: PLC0415 - off the GUI thread

    return {name: verdict == "denied" for name, verdict in probe_fence().items()}
