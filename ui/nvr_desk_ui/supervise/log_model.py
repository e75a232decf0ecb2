"""Rows of the log as the view asks for them: pages are read when they come into sight.

Narrowed by nothing, row and number follow from each other, so a million entries can be scrolled
anywhere at once. Narrowed, the list grows at its end while it is scrolled.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from nvr_desk_ui import theme
from nvr_desk_ui.presenters import audit
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.desk import Desk
    from nvr_desk.desk.logbook import LogTicket
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.presenters.audit import LogRow

    Index = QModelIndex | QPersistentModelIndex

PAGE: Final = 200
KEPT_PAGES: Final = 40
"""Pages that stay in memory: some thousand rows."""
WAITING: Final = 3
"""Pages that wait to be read; what was scrolled past before is not read any more."""
SEQ_ROLE: Final = Qt.ItemDataRole.UserRole
_LATER: Final = "…"


class LogModel(QAbstractTableModel):
    """Entries, newest first.

    Signals:
        came: rows came; carries how many entries fit so far, and whether that is all.
        failed: the error.
    """

    came = Signal(int, bool)
    failed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._ticket: LogTicket | None = None
        self._count = 0
        self._before: int | None = None
        """Narrowed: number to go on before; 0 at the end."""
        self._rows: list[LogRow] = []
        """Narrowed: what came so far."""
        self._pages: OrderedDict[int, dict[int, LogRow]] = OrderedDict()
        self._wanted: list[int] = []
        self._reading: int | None = None
        """The page that is on its way."""
        self._busy = False

    # --- what is shown ------------------------------------------------------------------------

    def show(self, ticket: LogTicket) -> None:
        """Show another look into the log."""
        self.beginResetModel()
        self._ticket = ticket
        self._count = ticket.last if ticket.everything else 0
        self._before = None
        self._rows, self._wanted, self._busy, self._reading = [], [], False, None
        self._pages.clear()
        self.endResetModel()
        if ticket.everything:
            self.came.emit(self._count, True)
        else:
            self.fetchMore(QModelIndex())

    def clear(self) -> None:
        """Show nothing; answers that are on their way are dropped."""
        self.beginResetModel()
        self._ticket, self._count, self._before = None, 0, 0
        self._rows, self._wanted, self._busy, self._reading = [], [], False, None
        self._pages.clear()
        self.endResetModel()

    def seq(self, row: int) -> int | None:
        """Number of the entry in a row; None while it is not known."""
        ticket = self._ticket
        if ticket is None or not 0 <= row < self._count:
            return None
        return ticket.last - row if ticket.everything else self._rows[row].seq

    @property
    def pages_held(self) -> int:
        """Pages in memory."""
        return len(self._pages)

    # --- Qt -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Entries that fit, as far as known."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Fields of a line."""
        return 0 if parent.isValid() else len(audit.TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(audit.TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; what is not here yet is asked for."""
        if not index.isValid():
            return None
        if role == SEQ_ROLE:
            return self.seq(index.row())
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.ForegroundRole,
        ):
            return None
        found = self._row(index.row())
        if role == Qt.ItemDataRole.ForegroundRole:
            told = index.column() == audit.OUTCOME_COLUMN
            return theme.current().colour(found.tone) if found and told and found.tone else None
        if found is None:
            waiting = role == Qt.ItemDataRole.DisplayRole
            number = self.seq(index.row())
            return (f"{number:,}" if index.column() == 0 else _LATER) if waiting else None
        return found.cells[index.column()]

    def canFetchMore(self, parent: Index) -> bool:
        """Whether a narrowed list may go on."""
        return not parent.isValid() and self._ticket is not None and self._goes_on()

    def fetchMore(self, _parent: Index) -> None:
        """Read the next page of a narrowed list."""
        if self._goes_on() and not self._busy:
            ticket, before = self._ticket, self._before
            self._busy = True
            self._ask(lambda desk: _page(desk, ticket, before), self._grew)

    # --- reading ------------------------------------------------------------------------------

    def _goes_on(self) -> bool:
        return self._ticket is not None and not self._ticket.everything and self._before != 0

    def _row(self, row: int) -> LogRow | None:
        ticket = self._ticket
        if ticket is None:
            return None
        if not ticket.everything:
            return self._rows[row] if row < len(self._rows) else None
        number = row // PAGE
        held = self._pages.get(number)
        if held is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return held.get(row)

    def _want(self, number: int) -> None:
        if number in self._wanted or number == self._reading:
            return
        self._wanted = [*self._wanted, number][-WAITING:]
        if not self._busy:
            self._busy = True
            # The view asks row by row while it paints: answer once it is done.
            QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        ticket = self._ticket
        if ticket is None or not self._wanted:
            self._busy, self._reading = False, None
            return
        number = self._reading = self._wanted.pop()
        before = ticket.last - number * PAGE + 1

        def done(answer: tuple[Sequence[LogRow], int]) -> None:
            self._page_came(number, answer[0])

        self._ask(lambda desk: _page(desk, ticket, before), done)

    def _page_came(self, number: int, rows: Sequence[LogRow]) -> None:
        ticket = self._ticket
        if ticket is None:
            return
        self._pages[number] = {ticket.last - each.seq: each for each in rows}
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        first, last = number * PAGE, min((number + 1) * PAGE, self._count) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(audit.TITLES) - 1))
        self._next()

    def _grew(self, answer: tuple[Sequence[LogRow], int]) -> None:
        rows, self._before = answer
        self._busy = False
        if rows:
            self.beginInsertRows(QModelIndex(), self._count, self._count + len(rows) - 1)
            self._rows += rows
            self._count = len(self._rows)
            self.endInsertRows()
        self.came.emit(self._count, self._before == 0)
        if not rows and self._before:  # nothing fits in the stretch that was looked at
            self.fetchMore(QModelIndex())

    def _ask(
        self,
        work: Callable[[Desk], tuple[Sequence[LogRow], int]],
        done: Callable[[tuple[Sequence[LogRow], int]], None],
    ) -> None:
        ticket = self._ticket

        def answered(answer: tuple[Sequence[LogRow], int]) -> None:
            if self._ticket is ticket:
                done(answer)

        def failed(error: Exception) -> None:
            if self._ticket is ticket:
                self._busy, self._reading = False, None
                self.failed.emit(error)

        self._bridge.ask(work, answered, failed)


def _page(desk: Desk, ticket: LogTicket | None, before: int | None) -> tuple[Sequence[LogRow], int]:
    """A page, made into rows on the thread that read it."""
    if ticket is None:
        return (), 0
    page = desk.logbook.page(ticket, before, PAGE)
    return [audit.row(each) for each in page.entries], page.before
