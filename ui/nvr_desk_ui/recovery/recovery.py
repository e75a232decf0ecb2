"""Keeps what one window holds unsaved, and brings it back after a crash."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from nvr_desk.records import query_json
from nvr_desk.records.query_json import QueryTextError
from nvr_desk_ui import docks
from nvr_desk_ui.recovery import fields
from nvr_desk_ui.recovery.keep import Keeper, Kept, Texts
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.notice_strip import NoticeStrip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.records.case import Purpose
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
        self._filters: dict[str, str] = {}
        self._typed: dict[str, Texts] = {}
        self._plain: dict[str, Texts] = {}
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

    def forget(self) -> None:
        """The session of the system ends, most likely: what follows would be no crash."""
        if self._keeper is not None:
            self._keeper.forget()

    def end(self) -> None:
        """The window closes as it should."""
        self._timer.stop()
        if self._keeper is not None:
            self._keeper.end()
            self._keeper = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A form about what was open at the crash takes its words back, no other of its kind."""
        if event.type() == QEvent.Type.Show and self._forms and isinstance(watched, Form):
            watched.opens()  # before its words are back, which are no part of how it opened
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
        if not self._plain:
            docked = window.docks.items()
            self._plain = {name: fields.plain_texts(dock) for name, dock in docked}
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
        self._filters, self._typed = {}, {}
        self.found = None
        self.strip.hide()
        if self._keeper is not None:
            self._keeper.forget()

    def _tell(self, found: Kept) -> None:
        """Say what is restored now, and what comes back with its case or its form."""
        back: list[str] = []
        if self._lay_out(found.layout):
            back.append(tr("the layout"))
        stood: list[str] = []
        if found.panels:
            names = dict(docks.titles())
            panels = ", ".join(names.get(name, name) for name in found.panels)
            stood.append(tr("what stood in {panels}", panels=panels))
        if found.case is None and self._fill_panels(found.panels):
            back += stood
        text = tr("This window did not end as it should at {time}.", time=found.at)
        if back:
            text += " " + tr("Restored: {what}.", what=", ".join(back))
        self._wait_for(found.forms)
        if found.forms:
            text += " " + tr(
                "{n} form half filled in takes its words back when it is opened next."
                "|{n} forms half filled in take their words back when they are opened next.",
                len(found.forms),
            )
        if found.case is None:
            self.strip.show_notice(text, "warn")
            self.found = None
            return
        self._filters = dict(found.filters)
        if found.filters:
            stood.append(tr("the filter, for the same purpose"))
        text += " " + tr(
            "Case {number} was open; it stays shut until you want it.", number=found.case
        )
        if stood:
            text += " " + tr("With it come back: {what}.", what=", ".join(stood))
        self.strip.show_notice(text, "warn", tr("Open it again"), self._open_again)

    def _lay_out(self, layout: str) -> bool:
        """Let docks and bars stand as they did; whether they stood otherwise."""
        now = bytes(self._window.layout_now().toBase64().data()).decode()
        if not layout or layout == now:
            return False
        state = QByteArray.fromBase64(QByteArray(layout.encode()))
        return self._window.restoreState(state, docks.LAYOUT)

    def _open_again(self) -> None:
        found = self.found
        if found is not None and found.case is not None:
            self._window.session.open(found.case)

    def _case_changed(self) -> None:
        """The case of before is open again: its words, and the place in its delivery."""
        found, number = self.found, self._window.session.number
        self._place = None, 0.0
        if number is None:
            self._typed = {}
            return
        if found is not None:
            self.found = None
            self.strip.hide()
            if number == found.case:
                self._place = found.delivery, found.seconds or 0.0
                self._typed = found.panels
                self._fill_panels(found.panels)
        self._narrow_again(number)

    def _narrow_again(self, number: str) -> None:
        """The filter of before holds again for its own case and purpose, and for no other."""
        window = self._window
        about = _about(number, window.session.purpose)
        text = self._filters.pop(about, None) if about else None
        if text is None:
            return
        window.filters.use_case(number)
        if window.filters.narrowed:
            return
        try:
            query = query_json.from_json(text, number)
        except QueryTextError as error:
            _LOG.info("the filter of before is not known here: %s", error)
            return
        window.filters.narrow(
            **{each.name: getattr(query, each.name) for each in dataclass_fields(query)}
        )
        # The filter shows itself in fields of panels; what was typed there and not asked goes on.
        self._fill_panels(self._typed)
        self._typed = {}
        self.strip.show_notice(
            tr("The filter is back as it stood before the window ended."), "info"
        )

    def _rows_came(self, _rows: object, _zone: object) -> None:
        """The case is read: its delivery can be opened where the player stood."""
        delivery, seconds = self._place
        if delivery is not None and self._window.session.row(delivery) is not None:
            self._place = None, 0.0
            self._window.selection.ask_seek(delivery, seconds)

    def _fill_panels(self, panels: Mapping[str, Texts]) -> int:
        """How many fields took their words back."""
        docks_ = self._window.docks
        return sum(fields.fill(docks_[name], panels[name]) for name in panels if name in docks_)

    def _narrowed(self) -> dict[str, str]:
        window = self._window
        about = _about(window.session.number, window.session.purpose)
        if about is None or not window.filters.narrowed:
            return {}
        return {about: query_json.to_json(window.filters.query)}

    def _now(self, user: str) -> Kept:
        window = self._window
        instant = window.selection.current_instant
        panels = {
            name: texts
            for name, dock in window.docks.items()
            if (texts := fields.read(dock, self._plain.get(name, {})))
        }
        forms = {
            _name(form, window.session.number): texts
            for form in window.findChildren(Form)
            if form.isVisible() and (texts := fields.read(form, form.plain))
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
            filters=self._filters | self._narrowed(),
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


def _about(case: str | None, purpose: Purpose | None) -> str | None:
    """Case and purpose, as a hash; None while one of them is not known."""
    if case is None or purpose is None:
        return None
    about = f"{case}\n{purpose.offence}\n{purpose.words}".encode()
    return hashlib.sha256(about).hexdigest()[:16]


def _name(form: Form, case: str | None) -> str:
    """What a form is about, as a hash: words for one delivery never go into the form of another.

    Its title names the delivery, which is no word to be written beside the workspace.
    """
    about = f"{case or ''}\n{form.windowTitle()}".encode()
    return f"{type(form).__name__} {hashlib.sha256(about).hexdigest()[:16]}"
