"""The bar on top: case, purpose and item number, always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from nvr_desk.records.case import CaseState
from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import action_button, column, label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from nvr_desk.records.case import Case, Purpose
    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.actions import ActionTable

_WIDEST = 480
"""Pixels a case or purpose may take; the whole text is in the tooltip."""
_NARROW_PX = 1300
"""Below this the tools lose their words, so that case, purpose and item are never cut."""
_NARROW_FIELD = 230


class CaseBar(QWidget):
    """Case and purpose are buttons: one click, or one key, changes them."""

    def __init__(self, actions: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("CaseBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case = _Field("Case", "case", actions, "case.open")
        self._purpose = _Field("Purpose (F2)", "purpose", actions, "case.purpose")
        self._item = label("–", "Value")
        self._clip = label("", "Mono")
        item = QWidget()
        item.setLayout(
            column(label("Item", "FieldName"), row(self._item, self._clip, gap=12), gap=0)
        )
        self._tools = [
            action_button(actions[name], words=True)
            for name in ("ingest.folder", "detect.run", "packet.new", "audit.show", "help.palette")
        ]
        layout = row(self._case, self._purpose, item, 1, *self._tools, margin=6, gap=18)
        self.setLayout(layout)
        self.show_case(None, None)
        self.show_delivery(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is looked at stays readable; the tools give way first."""
        narrow = event.size().width() < _NARROW_PX
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for tool in self._tools:
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else beside)
        for field in (self._case, self._purpose):
            field.give_room(_NARROW_FIELD if narrow else _WIDEST)
        super().resizeEvent(event)

    def show_case(self, case: Case | None, purpose: Purpose | None) -> None:
        """Show case and purpose; a missing purpose is said, not left blank."""
        if case is None:
            self._case.tell(tr("no case open"), "muted")
            self._purpose.tell("–", "muted")
            return
        closed = case.state is CaseState.CLOSED
        self._case.tell(
            tr("{number} (closed)", number=case.number) if closed else case.number, "text"
        )
        if purpose is None:
            self._purpose.tell(tr("none stated: nothing opens"), "bad")
        else:
            self._purpose.tell(f"{purpose.offence}: {purpose.words}", "text")

    def show_delivery(self, found: DeliveryRow | None) -> None:
        """Show which item is looked at."""
        if found is None:
            self._item.setText("–")
            self._clip.setText("")
            return
        self._item.setText(found.delivery.item or tr("without number"))
        self._clip.setText(found.delivery.sha256[:12])


class _Field(QWidget):
    """A small name over a flat button."""

    def __init__(self, name: str, icon: str, actions: ActionTable, action: str) -> None:
        super().__init__()
        self._name = tr(name)
        self._icon = icon
        self._room = _WIDEST
        self._told = ("", "muted")
        self._button = QPushButton()
        self._button.setFlat(True)
        self._button.setIconSize(QSize(16, 16))
        self._button.setMaximumWidth(_WIDEST)
        # A click leaves the keyboard where it was: Space plays, and does not ask for a case again.
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(lambda _checked=False: actions[action].trigger())
        self._action = actions[action]
        title: QLabel = label(name, "FieldName")
        self.setLayout(column(title, self._button, gap=1))

    def give_room(self, room: int) -> None:
        if room != self._room:
            self._room = room
            self.tell(*self._told)

    def tell(self, text: str, token: str) -> None:
        self._told = (text, token)
        room = self._room - 60
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        short = QFontMetrics(bold).elidedText(text, Qt.TextElideMode.ElideRight, room)
        self._button.setText(short.replace("&", "&&"))
        self._button.setIcon(theme.icon(self._icon, token))
        self._button.setStyleSheet(
            f"color: {theme.current().tokens[token]}; font-weight: 600; text-align: left;"
            " padding: 3px 8px;"
        )
        self._button.setAccessibleName(f"{self._name}: {text}")
        self._button.setToolTip(f"{text}\n{self._action.toolTip()}")
