"""What the menu Supervision does: the log, reviews of who looked, counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nvr_desk_ui.presenters import audit
from nvr_desk_ui.supervise.counts import CountsDialog
from nvr_desk_ui.supervise.export import AuditExportForm
from nvr_desk_ui.supervise.log import LogDialog
from nvr_desk_ui.supervise.report import ReportForm
from nvr_desk_ui.supervise.review import ReviewDialog
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.log import SignedHead
    from nvr_desk_ui.host import Host


class SuperviseCommands:
    """Callbacks of one window."""

    def __init__(self, window: Host) -> None:
        self._window = window

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every action by its id."""
        return {
            "audit.show": self.show_log,
            "audit.verify": self.verify_log,
            "audit.export": self.export_log,
            "audit.checkpoint": self.sign_log,
            "supervise.queue": self.review,
            "supervise.charts": self.count,
            "supervise.report": self.save_report,
        }

    def show_log(self) -> None:
        """Browse the log."""
        window = self._window
        if window.bridge.ready:
            LogDialog(
                window, window.bridge, window.lights.show_report, self.export_log, self._may
            ).open()

    def verify_log(self) -> None:
        """Recompute the log; the status bar says what came of it."""
        window = self._window
        window.bridge.ask(
            lambda desk: desk.audit.verify(),
            window.lights.show_report,
            title="Verify the log",
            long=True,
        )

    def export_log(self) -> None:
        """Write the log to a file or, with proofs, to a folder."""
        if self._window.bridge.ready:
            AuditExportForm(self._window, self._window.bridge).open()

    def sign_log(self) -> None:
        """Make a checkpoint of the log as it is now."""
        self._window.bridge.ask(
            lambda desk: desk.audit.checkpoint(tr("by hand at the window")),
            self._signed,
            partial(self._window.show_error, "The log was not signed"),
        )

    def review(self) -> None:
        """Work through the reviews that wait."""
        window = self._window
        if window.bridge.ready:
            ReviewDialog(window, window.bridge, window.lights.poll).open()

    def count(self) -> None:
        """Count who looked how much."""
        if self._window.bridge.ready:
            CountsDialog(self._window, self._window.bridge).open()

    def save_report(self) -> None:
        """Write the report of the newest review to a file."""
        if self._window.bridge.ready:
            ReportForm(self._window, self._window.bridge, None).open()

    def _signed(self, head: SignedHead) -> None:
        self._window.statusBar().showMessage(audit.signed(head), 10_000)
        self._window.lights.poll()

    def _may(self, action: str) -> bool:
        return self._window.actions_[action].isEnabled()
