"""Keeps what one window holds unsaved, and brings it back after a crash."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from nvr_desk_ui import docks
from nvr_desk_ui.recovery import fields
from nvr_desk_ui.recovery.keep import Keeper, Kept, Texts
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.notice_strip import NoticeStrip

if TYPE_CHECKING:
    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.host import Host

EVERY_MS: Final = 2000
"""Half-typed words are on the disk at most this late."""
_LOG = logging.getLogger(__name__)


class Recovery(QObject):
    """Looks every two seconds while somebody is here; nothing is kept of secrets.

    Attributes:
        strip: says what was restored and offers what was open.
        found: what the window before left, until it is taken up or put away.
    """

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self._keeper: Keeper | None = None
        self._user: str | None = None
        self.strip = NoticeStrip("case")
        self.found: Kept | None = None
        self._forms: dict[str, Texts] = {}
        self._place: tuple[str | None, float] = (None, 0.0)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep)
        window.gate.entered.connect(self._entered)
        window.gate.left.connect(self._left)
        window.session.changed.connect(self._case_changed)
        window.session.rows.connect(self._rows_came)

    @property
    def holds_back(self) -> bool:
        """Whether a crash was told of and its case not opened: nothing opens of its own accord."""
        return self.found is not None and self.found.case is not None

    def keep(self) -> None:
        """Write what is unsaved now, if anything changed."""
        if self._keeper is None or self._user is None or self._window.gate.shut:
            return
        try:
            self._keeper.write(self._now(self._user))
        except OSError as error:
            self._timer.stop()
            _LOG.info("what is typed is not kept: %s", error)

    def end(self) -> None:
        """The window closes as it should."""
        self._timer.stop()
        if self._keeper is not None:
            self._keeper.end()
            self._keeper = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A form about what was open at the crash takes its words back, no other of its kind."""
        if event.type() == QEvent.Type.Show and self._forms and isinstance(watched, Form):
            texts = self._forms.pop(_name(watched, self._window.session.number), None)
            if texts is not None and fields.fill(watched, texts):
                watched.tell("What you had typed before the window ended is back.", "info")
            self._wait_for(self._forms)
        return False

    def _wait_for(self, forms: dict[str, Texts]) -> None:
        """Watch what opens for as long as a form has words to take back, no longer."""
        self._forms = dict(forms)
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            if self._forms:
                app.installEventFilter(self)

    def _entered(self, state: SignInState) -> None:
        window = self._window
        if window.workspace is None:
            return
        self.end()
        self._user = state.user
        try:
            self._keeper = Keeper(window.workspace)
            self.found = self._keeper.take_leftover(state.user)
        except OSError as error:
            _LOG.info("nothing is kept against a crash: %s", error)
            return
        self._timer.start()
        if self.found is not None:
            self._tell(self.found)

    def _left(self) -> None:
        """Somebody signed out: what they typed goes with them."""
        self._timer.stop()
        self._wait_for({})
        self.found = None
        self.strip.hide()
        if self._keeper is not None:
            self._keeper.forget()

    def _tell(self, found: Kept) -> None:
        back: list[str] = []
        if found.layout:
            layout = QByteArray.fromBase64(QByteArray(found.layout.encode()))
            if self._window.restoreState(layout, docks.LAYOUT):
                back.append(tr("the layout"))
        if found.panels:
            names = dict(docks.titles())
            panels = ", ".join(names.get(name, name) for name in found.panels)
            back.append(tr("what stood in {panels}", panels=panels))
        self._wait_for(found.forms)
        if found.forms:
            back.append(tr("{n} form half filled in|{n} forms half filled in", len(found.forms)))
        text = tr("This window did not end as it should at {time}.", time=found.at)
        if back:
            text += " " + tr("Restored: {what}.", what=", ".join(back))
        if found.case is None:
            self._fill_panels(found)
            self.strip.show_notice(text, "warn")
            self.found = None
            return
        text += " " + tr(
            "Case {number} was open; it stays shut until you want it.", number=found.case
        )
        self.strip.show_notice(text, "warn", tr("Open it again"), self._open_again)

    def _open_again(self) -> None:
        found = self.found
        if found is not None and found.case is not None:
            self._window.session.open(found.case)

    def _case_changed(self) -> None:
        """The case of before is open again: its words, and the place in its delivery."""
        found, number = self.found, self._window.session.number
        self._place = None, 0.0
        if found is None or number is None:
            return
        self.found = None
        self.strip.hide()
        if number == found.case:
            self._place = found.delivery, found.seconds or 0.0
            self._fill_panels(found)

    def _rows_came(self, _rows: object, _zone: object) -> None:
        """The case is read: its delivery can be opened where the player stood."""
        delivery, seconds = self._place
        if delivery is not None and self._window.session.row(delivery) is not None:
            self._place = None, 0.0
            self._window.selection.ask_seek(delivery, seconds)

    def _fill_panels(self, found: Kept) -> None:
        for name, texts in found.panels.items():
            dock = self._window.docks.get(name)
            if dock is not None:
                fields.fill(dock, texts)

    def _now(self, user: str) -> Kept:
        window = self._window
        instant = window.selection.current_instant
        panels = {
            name: texts for name, dock in window.docks.items() if (texts := fields.read(dock))
        }
        forms = {
            _name(form, window.session.number): texts
            for form in window.findChildren(Form)
            if form.isVisible() and (texts := fields.read(form))
        }
        kept = Kept(
            user=user,
            case=window.session.number,
            delivery=instant.delivery_id if instant else window.selection.delivery_id,
            seconds=round(instant.seconds, 3) if instant else None,
            at=f"{datetime.now().astimezone():%H:%M:%S}",
            layout=bytes(window.layout_now().toBase64().data()).decode(),
            forms=self._forms | forms,
            panels=panels,
        )
        before = self.found
        if before is None:
            return kept
        # It is offered still: a second crash must not lose what the first one left.
        return replace(
            kept,
            case=before.case,
            delivery=before.delivery,
            seconds=before.seconds,
            panels=before.panels,
        )


def _name(form: Form, case: str | None) -> str:
    """What a form is about, as a hash: words for one delivery never go into the form of another.

    Its title names the delivery, which is no word to be written beside the workspace.
    """
    about = f"{case or ''}\n{form.windowTitle()}".encode()
    return f"{type(form).__name__} {hashlib.sha256(about).hexdigest()[:16]}"
