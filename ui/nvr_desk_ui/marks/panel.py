"""The marks of the open case: listed, filtered, jumped to, changed in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QToolButton,
    QWidget,
)

from nvr_desk.records.case import CaseState
from nvr_desk.records.mark import Mark, MarkLevel, MarkRow
from nvr_desk_ui.marks.delegate import MarkDelegate
from nvr_desk_ui.marks.model import ROW_ROLE, FilteredMarks, MarksModel
from nvr_desk_ui.presenters import marks as words
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import MARGIN, action_button, column, label, panel, row, strip
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.host import Host

_SHORT_COLUMNS = (words.LEVEL, words.WHEN, words.WHERE, words.SPAN, words.AUTHOR)


class MarksPanel(QWidget):
    """A filter above, the table below.

    Signals:
        changed: the marks of the case are others: list of MarkRow, by time.

    Attributes:
        model: all marks of the case.
        listed: those that the filter lets through.
    """

    changed = Signal(object)

    def __init__(self, window: Host) -> None:
        super().__init__()
        self._window = window
        self._bridge, self._session = window.bridge, window.session
        self._read_for: tuple[str, str] | None = None
        self.model = MarksModel(self)
        self.listed = FilteredMarks(self.model, self)
        self.level, self.author = QComboBox(), QComboBox()
        self.needle, self.here = QLineEdit(), QToolButton()
        self._count = label("", "Muted")
        self.table = QTableView()
        self._build()
        self._session.changed.connect(self._case_changed)
        self._session.rows.connect(self._rows_came)
        self._session.moved.connect(self._moved)
        window.selection.selected_delivery.connect(self._narrow)
        self._case_changed()

    # --- what the commands do -----------------------------------------------------------------

    @property
    def chosen(self) -> MarkRow | None:
        """The mark of the row that has the focus."""
        found: MarkRow | None = self.table.currentIndex().data(ROW_ROLE)
        return found

    def take(self, made: Mark, *, choose: bool = True) -> None:
        """A mark was made, changed, put back or taken away here."""
        if made.case != self._session.number:
            return
        if made.removed is not None:
            self.model.drop(made.uid)
        elif (known := self._row_of(made)) is not None:
            self.model.put(known)
            if choose:
                self.choose(made.uid)
        self._tell()

    def choose(self, uid: str) -> None:
        """Bring a mark into sight."""
        index = self.listed.mapFromSource(self.model.place_of(uid))
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def edit_note(self) -> None:
        """Type into the note of the chosen mark."""
        index = self.table.currentIndex()
        if index.isValid():
            self.table.setFocus()
            self.table.edit(index.siblingAtColumn(words.NOTE))

    def read(self) -> None:
        """Read the marks of the case again."""
        case = self._session.number
        if case is None:
            return
        self._stated.show_loading(tr("Reading the marks…"))
        self._bridge.ask(
            lambda desk: desk.marks.listing(case), self._came, self._failed, key="marks"
        )

    # --- the inside ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.level.addItem(tr("all levels"), None)
        self.level.addItem(tr("notable and key"), MarkLevel.NOTABLE)
        self.level.addItem(tr("key only"), MarkLevel.KEY)
        self.level.setAccessibleName(tr("Levels listed"))
        self.author.setAccessibleName(tr("Author"))
        self.needle.setPlaceholderText(tr("find in notes"))
        self.needle.setAccessibleName(tr("Find in notes"))
        self.needle.setClearButtonEnabled(True)
        self.here.setObjectName("Flat")
        self.here.setText(tr("This delivery"))
        self.here.setToolTip(tr("Only marks of the chosen delivery"))
        self.here.setAccessibleName(tr("Only marks of the chosen delivery"))
        self.here.setCheckable(True)
        for box in (self.level, self.author):
            box.currentIndexChanged.connect(self._narrow)
        self.needle.textChanged.connect(self._narrow)
        self.here.toggled.connect(self._narrow)
        self._build_table()
        actions = self._window.actions_
        buttons = [
            action_button(actions[name])
            for name in ("marks.point", "marks.range", "marks.edit", "marks.remove", "edit.undo",
                         "edit.redo", "still.new")
        ]  # fmt: skip
        head = column(
            row(*buttons, 1, self._count, gap=2),
            row(self.level, self.author, self.needle, self.here, gap=4),
            margin=MARGIN,
            gap=4,
        )
        self._stated = Stated(self.table)
        self.setLayout(column(strip(head), panel(column(self._stated)), gap=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.listed)
        table.setItemDelegate(MarkDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setAccessibleName(tr("Marks"))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(words.NOTE, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(50)
        header.setMinimumSectionSize(48)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.activated.connect(self._jump)
        table.doubleClicked.connect(self._jump)
        self.model.edited.connect(self._edited)

    def _case_changed(self) -> None:
        session = self._session
        case, purpose = session.number, session.purpose
        closed = session.case is not None and session.case.state is CaseState.CLOSED
        if case is None or purpose is None or closed:
            self._read_for = None
            self._window.undo.lost()
            self._show((), None)
            title = tr("No purpose stated")
            if case is None or closed:
                title = tr("The case is closed") if closed else tr("No case open")
            self._stated.show_empty("target", title, tr("Marks are read with case and purpose."))
            return
        wanted = (case, purpose.words)
        if self._read_for is None or self._read_for[0] != case:
            self._window.undo.lost()
        if wanted != self._read_for:
            self._read_for = wanted
            self.read()

    def _came(self, rows: Sequence[MarkRow]) -> None:
        self._show(rows, self._session.zone)

    def _show(self, rows: Sequence[MarkRow], zone: str | None) -> None:
        self.model.set_rows(rows, zone)
        self._tell()

    def _moved(self) -> None:
        """Somebody may have marked something: look, without letting go of what is shown."""
        case = self._session.number
        if case is not None and self._read_for is not None:
            self._bridge.ask(
                lambda desk: desk.marks.listing(case),
                self._came_again,
                lambda _error: None,
                key="marks",
            )

    def _came_again(self, rows: Sequence[MarkRow]) -> None:
        """What is being typed stays, and so does what is chosen."""
        typing = self.table.state() is QAbstractItemView.State.EditingState
        if typing or list(rows) == list(self.model.rows):
            return
        chosen = self.chosen
        self._show(rows, self._session.zone)
        if chosen is not None:
            self.choose(chosen.mark.uid)

    def _failed(self, error: Exception) -> None:
        self._stated.show_error(tr("No marks"), error_text(error), self.read)

    def _rows_came(self, rows: Sequence[DeliveryRow], _zone: str | None) -> None:
        """Consents and clocks may have changed: marks say what holds now, without a new look."""
        known = {each.delivery.id: each for each in rows}
        moved: list[MarkRow] = []
        for each in self.model.rows:
            found = known.get(each.mark.delivery)
            if found is None:
                continue
            after = replace(each, delivery=found.delivery)
            if not after.told:
                after = replace(after, mark=replace(after.mark, note=""))
            moved.append(after)
        if moved != list(self.model.rows):
            self._show(sorted(moved, key=_by_time), self._session.zone)

    def _row_of(self, mark: Mark) -> MarkRow | None:
        found = self._session.row(mark.delivery)
        if found is None:
            return None
        facts = found.clip.facts
        return MarkRow(mark, found.delivery, (facts.start_s or 0.0) if facts else 0.0)

    def _tell(self) -> None:
        """The list is another one: authors, count, and what stands in its place."""
        chosen = self.author.currentData()
        authors = sorted({each.mark.author for each in self.model.rows})
        self.author.blockSignals(True)
        self.author.clear()
        self.author.addItem(tr("all authors"), "")
        for name in authors:
            self.author.addItem(name, name)
        self.author.setCurrentIndex(max(0, self.author.findData(chosen)))
        self.author.blockSignals(False)
        self._narrow()
        self.changed.emit(list(self.model.rows))

    def _narrow(self, _what: object = None) -> None:
        selection = self._window.selection
        self.listed.use(
            words.MarkFilter(
                self.level.currentData(),
                self.author.currentData() or "",
                self.needle.text(),
                selection.delivery_id if self.here.isChecked() else None,
            )
        )
        total, listed = len(self.model.rows), self.listed.rowCount()
        self._count.setText(words.count_text(listed, total))
        if listed:
            self._stated.show_content()
        elif total:
            self._stated.show_empty("target", tr("No mark fits"), tr("Ask for less above."))
        elif self._session.number is not None and self._session.purpose is not None:
            self._stated.show_empty(
                "target",
                tr("No marks yet"),
                tr("B marks the picture on screen, Shift+B a range."),
                self._window.actions_["marks.point"],
            )

    def _jump(self, index: QModelIndex) -> None:
        found: MarkRow | None = index.data(ROW_ROLE)
        if found is not None:
            self._window.selection.ask_seek(found.mark.delivery, found.mark.from_s - found.first_s)

    def _edited(self, uid: str, field: str, text: str) -> None:
        before = self.model.of(uid)
        if before is not None:
            self._window.marking.change(before.mark, field, text)


def _by_time(row_: MarkRow) -> tuple[bool, float, str, float]:
    start = row_.start
    return (start is None, start.timestamp() if start else 0.0, row_.delivery.id, row_.mark.from_s)
