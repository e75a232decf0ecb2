"""What waits for a second person: packets, withdrawals, series; granting and refusing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from nvr_desk.desk.permissions import permitted
from nvr_desk.records.approval import ApprovalKind, Which
from nvr_desk_ui.presenters import approvals
from nvr_desk_ui.presenters.people import roles_text
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, push_button, row
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from nvr_desk.desk import Desk
    from nvr_desk.records.approval import Approval
    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.bridge import Bridge


class ApprovalsDialog(Page):
    """The list above; the chosen ask, words and two buttons below."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, state: SignInState, changed: Callable[[], None]
    ) -> None:
        super().__init__(
            parent,
            "Approvals",
            "What needs a second person before it goes on, or looked at after it was done. Nobody"
            " decides what they asked for themselves; a desk of one does, and it is counted.",
        )
        self.resize(940, 620)
        self._bridge, self._state, self._changed = bridge, state, changed
        self._rows: Sequence[Approval] = ()
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Which asks"))
        for which in Which:
            self.which.addItem(tr(approvals.WHICH[which]), which)
        self.which.currentIndexChanged.connect(self._turned)
        self.list = Lines("Asks", approvals.TITLES, (60, 150, 110, 280, 110, 170))
        self.list.when_chosen(self._choose)
        self.said = label("", "Fact")
        self.said.setWordWrap(True)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(64)
        self.words.setAccessibleName(tr("Your words"))
        self.words.setPlaceholderText(tr("Your words; a no needs them"))
        inside = QWidget()
        inside.setLayout(self._body())
        self._stated = Stated(inside)
        self.grant = push_button("Grant", "approve", self._grant, primary=True)
        self.refuse = push_button("Refuse", "cancel", self._refuse)
        top = row(label("Show", "FieldName"), self.which, 1)
        body = QWidget()
        body.setLayout(column(top, self._stated, gap=8))
        body.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.build(body, self.grant, self.refuse)
        self._choose()
        self.load()

    def _body(self) -> QVBoxLayout:
        body = column(self.list, self.said, self.words, gap=8)
        body.setStretch(0, 1)
        return body

    @property
    def chosen(self) -> Approval | None:
        """The ask of the chosen row."""
        place = self.list.currentIndex().row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def load(self) -> None:
        """Read the list that is wanted."""
        which = Which(self.which.currentData())
        if not self._rows:
            self._stated.show_loading("Reading what waits…")
        self._bridge.ask(
            lambda desk: desk.approvals.listing(which), self._fill, self._unread, key="approvals"
        )

    def _turned(self, _place: int) -> None:
        self._rows = ()
        self.load()

    def _fill(self, found: Sequence[Approval]) -> None:
        before = self.chosen
        self._rows = found
        self.list.clear()
        for ask in found:
            self.list.put(
                approvals.cells(ask), colour=approvals.token(ask), icon=approvals.icon(ask)
            )
        if found:
            self._stated.show_content()
            names = [ask.id for ask in found]
            place = names.index(before.id) if before and before.id in names else 0
            self.list.setCurrentIndex(self.list.model().index(place, 0))
        else:
            which = Which(self.which.currentData())
            self._stated.show_empty("approve", approvals.NOTHING[which], "")
        self._choose()

    def _unread(self, error: Exception) -> None:
        self._stated.show_error("The asks could not be read", error_text(error), self.load)

    def _choose(self) -> None:
        ask = self.chosen
        self.said.setText(approvals.whole(ask) if ask else "")
        yes, no = approvals.buttons(ask.kind if ask else ApprovalKind.EXPORT)
        self.grant.setText(yes)
        self.refuse.setText(no)
        roles = "+".join(self._state.roles)
        why = approvals.why_not(ask, self._state.user, alone=not self._state.on)
        for button, verb in ((self.grant, "approval.grant"), (self.refuse, "approval.refuse")):
            may = permitted(roles, verb)
            button.setEnabled(may and ask is not None and ask.waits and not why)
            button.setToolTip(
                why if may else tr("Not as {roles_text}", roles_text=roles_text(roles))
            )
        self.words.setEnabled(self.grant.isEnabled())

    # --- deciding -----------------------------------------------------------------------------

    def _grant(self) -> None:
        ask, words = self.chosen, self.words.toPlainText().strip()
        if ask is not None:
            self._do(lambda desk: desk.approvals.grant(ask.id, words))

    def _refuse(self) -> None:
        ask, words = self.chosen, self.words.toPlainText().strip()
        if ask is None:
            return
        if not words:
            self.tell("Say why not: they read it.", "bad")
            self.words.setFocus()
            return
        self._do(lambda desk: desk.approvals.refuse(ask.id, words))

    def _do(self, act: Callable[[Desk], Approval]) -> None:
        self.work("Putting it on record…")
        self.grant.setEnabled(False)
        self.refuse.setEnabled(False)
        self._bridge.ask(act, self._decided, self._failed)

    def _decided(self, ask: Approval) -> None:
        self.words.clear()
        self.tell(tr("Ask {id}: {state}.", id=ask.id, state=ask.state), "ok")
        self._changed()
        self.load()

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")
        self._choose()
