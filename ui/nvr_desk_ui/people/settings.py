"""Settings of the workspace: each with its range, what it is for, and who set it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QStackedWidget, QWidget

from nvr_desk.desk.permissions import permitted
from nvr_desk_ui.presenters import people
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, panel, push_button
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.desk import Desk
    from nvr_desk.desk.settings import Setting
    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.bridge import Bridge

_LONG = 60
"""A text beyond so many characters is cut in the list."""


class SettingsDialog(Page):
    """The list above, the chosen setting with its field below."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, state: SignInState, look: Callable[[], None]
    ) -> None:
        super().__init__(
            parent,
            "Settings",
            "They hold for the whole workspace. Every change is on record, and one that makes the"
            " house less strict takes your password again.",
        )
        self.resize(880, 620)
        self._bridge, self._look = bridge, look
        self._may = permitted("+".join(state.roles), "settings.set")
        self._rows: Sequence[Setting] = ()
        self.list = Lines(
            "Settings", ("Setting", "Holds", "Default", "Set by"), (230, 300, 120, 130)
        )
        self.list.setWordWrap(False)
        self.list.when_chosen(self._choose)
        self.name, self.help = label("", "Subheading"), label("", "Muted")
        self.help.setWordWrap(True)
        self.line, self.text = QLineEdit(), QPlainTextEdit()
        self.line.setAccessibleName(tr("Value of the setting"))
        self.text.setAccessibleName(tr("Value of the setting"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(96)
        self.line.returnPressed.connect(self._set)
        self._field = QStackedWidget()
        self._field.addWidget(self.line)
        self._field.addWidget(self.text)
        self.set = push_button("Let it hold", "ok", self._set, primary=True)
        self.default = push_button("Back to the default", "retry", self._reset)
        chosen = panel(column(self.name, self.help, self._field, gap=6))
        chosen.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        both = column(self.list, chosen, gap=10)
        both.setStretch(0, 1)
        self._stated = Stated(panel(both))
        self.build(self._stated, self.set, self.default)
        self._stated.show_loading("Reading the settings…")
        self.load()

    @property
    def chosen(self) -> Setting | None:
        """The setting of the chosen row."""
        place = self.list.currentIndex().row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def load(self) -> None:
        """Read them."""
        self._bridge.ask(lambda desk: desk.settings.listing(), self._fill, self._unread)

    def _fill(self, found: Sequence[Setting]) -> None:
        before = self.chosen
        self._rows = found
        self.list.clear()
        for each in found:
            own = each.set_by is not None
            cells = (each.key, _cell(each.value), _cell(each.default), each.set_by or tr("default"))
            item = self.list.put(cells, icon="settings")
            font = item.font(1)
            font.setBold(own)
            item.setFont(1, font)
        keys = [each.key for each in found]
        place = keys.index(before.key) if before and before.key in keys else 0
        self._stated.show_content()
        self.list.setCurrentIndex(self.list.model().index(place, 0))
        self._choose()

    def _unread(self, error: Exception) -> None:
        self._stated.show_error("The settings could not be read", error_text(error), self.load)

    def _choose(self) -> None:
        found = self.chosen
        if found is None:
            return
        self.name.setText(found.key)
        at = (
            tr(" Set by {set_by}, {set_at:%Y-%m-%d}.", set_by=found.set_by, set_at=found.set_at)
            if found.set_at
            else ""
        )
        helped = core(found.help)
        helped = helped[0].upper() + helped[1:]
        self.help.setText(f"{helped}. {_range(found)}.{at}")
        long = found.kind == "text" and len(str(found.default)) > _LONG
        self._field.setCurrentWidget(self.text if long else self.line)
        self._field.setFixedHeight(self.text.height() if long else self.line.sizeHint().height())
        self.line.setText(str(found.value))
        self.text.setPlainText(str(found.value))
        for part in (self.line, self.text):
            part.setAccessibleName(f"{found.key}: {core(found.help)}")
            part.setReadOnly(not self._may)
        self.set.setEnabled(self._may)
        self.default.setEnabled(self._may and found.set_by is not None)
        tip = "" if self._may else tr("Only who may {verb}", verb=people.verb_words("settings.set"))
        self.set.setToolTip(tip)
        self.default.setToolTip(tip)

    def _set(self) -> None:
        found = self.chosen
        if found is None or not self._may:
            return
        shown = self._field.currentWidget() is self.text
        text = self.text.toPlainText() if shown else self.line.text()
        self._do(lambda desk: desk.settings.set(found.key, text))

    def _reset(self) -> None:
        found = self.chosen
        if found is not None:
            self._do(lambda desk: desk.settings.reset(found.key))

    def _do(self, act: Callable[[Desk], Setting]) -> None:
        self.work("Putting it on record…")
        self._bridge.ask(act, self._holds, self._failed)

    def _holds(self, found: Setting) -> None:
        self.tell(tr("{key} is {cell} from now on.", key=found.key, cell=_cell(found.value)), "ok")
        self._look()
        self.load()

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")


def _cell(value: float | str) -> str:
    text = str(value) or tr("none")
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _range(found: Setting) -> str:
    return (
        tr("A text of {range}", range=core(found.range))
        if found.kind == "text"
        else tr("From {range}", range=core(found.range))
    )
