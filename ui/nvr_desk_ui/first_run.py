"""What to do when there is nothing yet: demo case, new case, open a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import column, label, notice, panel, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk_ui.actions import ActionTable

_WIDTH = 640


class FirstRun(QWidget):
    """A page of a few large choices, with the reason of a failure where there is one."""

    def __init__(
        self,
        actions: ActionTable,
        create: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.opening = False
        self._heading = label("", "Heading")
        self._words = label("", "Muted")
        self._words.setWordWrap(True)
        self._notice = notice("")
        self._notice.hide()
        self._create = _choice(
            "Make the workspace here",
            "A folder with vault, index and audit log.",
            "database",
            create,
        )
        self._demo = _choice(
            "Look around in the demo case",
            "Makes a share batch from a street photograph on this machine, takes it in and finds"
            " persons in it. No network, a few minutes.",
            "demo",
            actions["demo.run"].trigger,
        )
        self._actions = actions
        self._case = _choice(
            "Open a new case",
            "Number, offence code, time zone. Then take in what residents shared.",
            "case-new",
            actions["case.new"].trigger,
        )
        self._known = _choice(
            "Open a case of this workspace",
            "Go on where you were.",
            "case",
            actions["case.open"].trigger,
        )
        self._open = _choice(
            "Open another workspace",
            "A folder that NVR Desk made.",
            "database",
            actions["workspace.open"].trigger,
        )
        choices = (self._create, self._known, self._case, self._demo, self._open)
        inner = column(self._heading, self._words, self._notice, *choices, gap=12)
        body = panel(inner)
        body.setFixedWidth(_WIDTH)
        self.setLayout(column(1, row(1, body, 1), 1))

    def show_opening(self, path: str) -> None:
        """The workspace is being opened."""
        self.opening = True
        self._heading.setText(tr("Opening the workspace…"))
        self._words.setText(path)
        for choice in (self._create, self._known, self._case, self._demo, self._open):
            choice.hide()
        self.say("")

    def show_empty(self, path: str, cases: int) -> None:
        """The workspace is open, no case is."""
        self._heading.setText(tr("Welcome to NVR Desk") if not cases else tr("Choose a case"))
        said = tr("Workspace {path}", path=path)
        if not cases:
            said = tr("Workspace {path}: no case in it yet.", path=path)
        self._words.setText(said)
        self._show(create=False, known=cases > 0, case=True)
        self._notice.hide()

    def show_apart(self, path: str, roles: str) -> None:
        """Whoever is here sees no evidence by their role; say what is theirs instead."""
        self._heading.setText(tr("No evidence in this role"))
        self._words.setText(
            tr(
                "Workspace {path}. You are signed in as {roles}: the menus hold what is yours to"
                " do.",
                path=path,
                roles=roles,
            )
        )
        self._show(create=False, known=False, case=False)
        self._notice.hide()

    def show_missing(self, path: str, why: str) -> None:
        """There is no workspace there, or it cannot be opened."""
        self._heading.setText(tr("Welcome to NVR Desk"))
        self._words.setText(tr("No workspace is open. Looked at {path}.", path=path))
        self._show(create=True, known=False, case=False)
        self.say(why, "warn")

    def say(self, text: str, tone: str = "info") -> None:
        """Show a line, e.g. how far the demo is."""
        self._notice.setText(text)
        self._notice.setProperty("tone", tone)
        self._notice.style().polish(self._notice)
        self._notice.setVisible(bool(text))

    def _show(self, *, create: bool, known: bool, case: bool) -> None:
        self.opening = False
        self._demo.show()
        self._open.show()
        self._create.setVisible(create)
        self._known.setVisible(known)
        self._case.setVisible(case)
        for choice, action in ((self._known, "case.open"), (self._case, "case.new")):
            choice.setEnabled(self._actions[action].isEnabled())
            choice.setToolTip(self._actions[action].toolTip())


def _choice(title: str, words: str, icon: str, chosen: Callable[[], None]) -> QPushButton:
    button = QPushButton()
    button.setMinimumHeight(76)
    button.setAccessibleName(f"{tr(title)}. {tr(words)}")
    mark = QPushButton()
    mark.setFlat(True)
    mark.setFixedWidth(44)
    mark.setStyleSheet("border: 0; background: transparent;")
    mark.setIconSize(QSize(28, 28))
    theme.bind_icon(mark, icon, "accent")
    mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    name, why = label(title, "Subheading"), label(words, "Muted")
    why.setWordWrap(True)
    for part in (mark, name, why):
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    text = QWidget()
    text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    text.setLayout(column(name, why, gap=2))
    button.setLayout(row(mark, text, margin=10))
    button.clicked.connect(lambda _checked=False: chosen())
    return button
