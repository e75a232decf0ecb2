"""Searches kept under names: a button with a menu, and the forms behind it."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QToolButton

from nvr_desk.errors import AlreadyExistsError
from nvr_desk.records.saved_search import LONGEST_NAME
from nvr_desk_ui import theme
from nvr_desk_ui.presenters import chips, words
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from nvr_desk.desk import Desk
    from nvr_desk.records.saved_search import SavedSearch
    from nvr_desk.records.search import Query
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.filters import FilterModel

_RENAME: Final = later("Rename…")
_FORGET: Final = later("Forget…")


class SavedButton(QToolButton):
    """What this person kept in the open case; choosing one puts it into the filter.

    Args:
        bridge: to the desk.
        filters: takes a kept question, and is what is kept.
        taken: called once a kept question stands in the filter.
    """

    def __init__(self, bridge: Bridge, filters: FilterModel, taken: Callable[[], None]) -> None:
        super().__init__()
        self._bridge, self._filters, self._taken = bridge, filters, taken
        self._case: str | None = None
        self.found: list[SavedSearch] = []
        self.form: Form | None = None
        theme.bind_icon(self, "storage")
        self.setText(tr(" Kept"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(tr("Searches that you kept"))
        self.setToolTip(tr("Searches that you kept in this case"))
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._open_menu)
        self._do: Callable[[], None] = _nothing
        self._why = ""

    def use_case(self, case: str | None) -> None:
        """What was kept in that case is read once the menu opens."""
        if case != self._case:
            self._case, self.found = case, []

    def read(self) -> None:
        """Ask the desk anew."""
        if self._case is not None:
            case = self._case
            self._bridge.ask(
                lambda desk: desk.search.saved(case), self._came, self._failed, key="search.saved"
            )

    def ask_name(self) -> None:
        """Let a person keep the question that stands in the filter; they see what it asks."""
        query = self._filters.query
        told = tr("It is kept for you, in this case. It asks: {what}", what=self._asks(query))
        form = self._open(tr("Keep this search"), told, tr("Keep"))
        line = _name_line(form)
        form.add("Name", line)
        taken: list[str] = []

        def refused(error: Exception) -> None:
            if isinstance(error, AlreadyExistsError):
                taken.append(line.text())
                form.button.setText(tr("Replace"))
                form.complain(tr("One of that name is kept; Replace puts this in its place."))
            else:
                form.complain(words.error_text(error))

        def keep() -> None:
            name, again = line.text(), line.text() in taken
            self._send(lambda desk: desk.search.save(name, query, replace=again), refused)

        def named(text: str) -> None:
            form.button.setText(tr("Replace") if text in taken else tr("Keep"))

        line.textEdited.connect(named)
        self._do = keep
        form.open()

    def ask_change(self, *, rename: bool) -> None:
        """Let a person rename or drop one."""
        title, do = (
            (tr("Rename a search"), tr("Rename"))
            if rename
            else (tr("Forget a search"), tr("Forget"))
        )
        told = tr("The log remembers it.") if not rename else tr("It asks the same as before.")
        form = self._open(title, told, do)
        which = QComboBox()
        which.addItems([each.name for each in self.found])
        form.add("Search", which)
        case = self._filters.query.case
        line = _name_line(form)
        if rename:
            form.add("New name", line)
            self._do = lambda: self._send(
                lambda desk: desk.search.rename(case, which.currentText(), line.text())
            )
        else:
            self._do = lambda: self._send(
                lambda desk: desk.search.forget(case, which.currentText())
            )
        form.open()

    def take(self, kept: SavedSearch) -> None:
        """Put a kept question into the filter; what it does not ask is asked no more."""
        query = kept.query
        if query is None:
            return
        self._filters.narrow(
            **{f.name: getattr(query, f.name) for f in fields(query) if f.name != "case"}
        )
        self._taken()

    def _asks(self, query: Query) -> str:
        """A question in the words of its chips."""
        found = [each.words for each in chips.chips(query, None)]
        return "; ".join(found) or tr("everything")

    def _open_menu(self) -> None:
        self._offer()
        self.read()

    def _offer(self) -> None:
        self._menu.clear()
        keep = self._menu.addAction(tr("Keep this search…"))
        keep.setEnabled(self._case is not None)
        keep.triggered.connect(lambda _checked=False: self.ask_name())
        self._menu.addSeparator()
        for each in self.found:
            action = self._menu.addAction(each.name.replace("&", "&&"))
            action.setEnabled(each.query is not None)
            action.setToolTip(each.why if each.query is None else self._asks(each.query))
            action.triggered.connect(partial(self._chosen, each))
        if not self.found:
            self._menu.addAction(self._why or tr("None kept yet")).setEnabled(False)
        self._menu.addSeparator()
        for name in (_RENAME, _FORGET):
            action = self._menu.addAction(tr(name))
            action.setEnabled(bool(self.found))
            action.triggered.connect(partial(self._change, name))

    def _chosen(self, each: SavedSearch, *_checked: object) -> None:
        self.take(each)

    def _change(self, name: str, *_checked: object) -> None:
        self.ask_change(rename=name == _RENAME)

    def _open(self, title: str, told: str, do: str) -> Form:
        self.form = Form(self.window(), title, told, do, lambda: self._do())  # noqa: PLW0108 - set anew for each form
        return self.form

    def _send(
        self, act: Callable[[Desk], object], refused: Callable[[Exception], None] | None = None
    ) -> None:
        form = self.form
        if form is None:
            return
        form.wait()

        def done(_answer: object) -> None:
            form.accept()
            self.read()

        def complain(error: Exception) -> None:
            form.complain(words.error_text(error))

        self._bridge.ask(act, done, refused or complain)

    def _failed(self, error: Exception) -> None:
        """Nobody is told that none are kept when nobody could look."""
        self.found, self._why = [], words.error_text(error)
        if self._menu.isVisible():
            self._offer()

    def _came(self, found: list[SavedSearch]) -> None:
        self.found, self._why = found, ""
        if self._menu.isVisible():
            self._offer()


def _name_line(parent: QWidget) -> QLineEdit:
    made = QLineEdit(parent)
    made.setMaxLength(LONGEST_NAME)
    return made


def _nothing() -> None:
    """No form is open."""
