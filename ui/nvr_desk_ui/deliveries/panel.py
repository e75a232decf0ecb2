"""The left dock: what was delivered, as cards or as a table, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListView,
    QStackedWidget,
    QTableView,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nvr_desk_ui import theme
from nvr_desk_ui.deliveries.card import CardDelegate
from nvr_desk_ui.deliveries.model import ID_ROLE, DeliveriesModel
from nvr_desk_ui.deliveries.posters import PosterLoader
from nvr_desk_ui.presenters import deliveries
from nvr_desk_ui.presenters.deliveries import Column
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.parts import MARGIN, column, label, panel, row, strip
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from nvr_desk.records.batch import Batch
    from nvr_desk.records.delivery import DeliveryRow, Refusal
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.selection import SelectionModel

_MOST_LINES, _LINE_PX = 6, 25
_LEAST_PX = 340
"""Below this a card could not show a whole date."""
_BATCH = 2000
"""Cards that are laid out in one go; the next ones when the event loop is idle."""


class DeliveriesPanel(QWidget):
    """Filter, order, cards or table, refusals below.

    Signals:
        switch_asked: somebody wants the other of cards and table.
        put_asked: Enter or a double click on a delivery.
    """

    switch_asked = Signal()
    put_asked = Signal()

    def __init__(
        self,
        bridge: Bridge,
        selection: SelectionModel,
        ingest: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_LEAST_PX)
        self._selection = selection
        self._ingest = ingest
        self.model = DeliveriesModel(bridge.free)
        self.posters = PosterLoader(bridge, self.model, self)
        self._card = CardDelegate()
        self.filter = QLineEdit()
        self._order = QComboBox()
        self._switch = QToolButton()
        self._cards = QListView()
        self._table = QTableView()
        self._views = QStackedWidget()
        self._summary = label("", "Muted")
        self._summary.setWordWrap(True)
        self._none = label("", "Muted")
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setMargin(16)
        self._none.hide()
        self._refusals = _RefusalList()
        self._build()
        self._chosen = QItemSelectionModel(self.model, self)
        for view in (self._cards, self._table):
            view.setSelectionModel(self._chosen)
            view.activated.connect(self._activated)
        self._chosen.currentRowChanged.connect(self._picked)
        selection.selected_delivery.connect(self._follow)
        self.model.arranged.connect(self._arranged)
        self.show_no_case()

    # --- what it is told ----------------------------------------------------------------------

    def show_no_case(self) -> None:
        """No case is open."""
        self.posters.use_case(None)
        self.model.set_rows([], None)
        self._refusals.fill([], [])
        self._stated.show_empty("case", "No case open", "Open a case to see what was delivered.")

    def show_loading(self) -> None:
        """The listing is on its way."""
        if not self.model.everything:
            self._stated.show_loading("Reading deliveries…")

    def show_error(self, text: str) -> None:
        """The listing failed."""
        self._stated.show_error("The deliveries could not be read", text)

    def show_rows(self, rows: Sequence[DeliveryRow], zone: str | None) -> None:
        """Show a listing."""
        self._card.zone = zone
        self.model.set_rows(rows, zone)
        if rows:
            self._stated.show_content()
        else:
            self._stated.show_empty(
                "ingest",
                "Nothing was delivered yet",
                "Take in a share batch, a folder or a zip. Dropping it on the window does too.",
                self._ingest,
            )

    def show_batches(self, batches: Sequence[Batch], refusals: Sequence[Refusal]) -> None:
        """Show custody of the shipments and the files that made no delivery."""
        self._refusals.fill(batches, refusals)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Actions of the menu that a right click, or the menu key, opens on a delivery."""
        for view in (self._cards, self._table):
            view.addActions(list(actions))
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def toggle_view(self) -> bool:
        """Cards or table; True when it is the table now."""
        as_table = self._views.currentIndex() == 0
        self._views.setCurrentIndex(int(as_table))
        theme.bind_icon(self._switch, "cards" if as_table else "table")
        return as_table

    def step(self, count: int) -> None:
        """Choose the delivery ``count`` rows on."""
        here = self._chosen.currentIndex().row() + count
        if 0 <= here < self.model.rowCount():
            self._choose_row(here)

    # --- the inside ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.filter.setPlaceholderText(tr("Filter: name, item, camera, state, class"))
        self.filter.setAccessibleName(tr("Filter deliveries"))
        self.filter.setToolTip(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        for number, title in deliveries.TITLES.items():
            self._order.addItem(tr(title), int(number))
        self._order.setCurrentIndex(Column.TIME)
        self._order.setAccessibleName(tr("Order deliveries by"))
        self._order.setToolTip(tr("Order by"))
        self._order.currentIndexChanged.connect(self.model.sort)
        self._switch.setObjectName("Flat")
        theme.bind_icon(self._switch, "table")
        self._switch.setAccessibleName(tr("Cards or table"))
        self._switch.setToolTip(tr("Cards or table (Ctrl+Shift+L)"))
        self._switch.clicked.connect(self.switch_asked)
        self._build_cards()
        self._build_table()
        self._views.addWidget(self._cards)
        self._views.addWidget(self._table)
        head = strip(row(self.filter, self._order, self._switch, margin=MARGIN))
        foot = panel(row(self._summary, margin=MARGIN))
        content = panel(column(head, self._none, self._views, foot, self._refusals, gap=0))
        self._stated = Stated(content)
        self.setLayout(column(self._stated, gap=0))

    def _activated(self, _index: QModelIndex) -> None:
        self.put_asked.emit()

    def _build_cards(self) -> None:
        self._cards.setModel(self.model)
        self._cards.setItemDelegate(self._card)
        self._cards.setUniformItemSizes(True)
        self._cards.setLayoutMode(QListView.LayoutMode.Batched)
        self._cards.setBatchSize(_BATCH)
        self._cards.setMouseTracking(True)
        self._cards.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards.setAccessibleName(tr("Deliveries"))

    def _build_table(self) -> None:
        table = self._table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, width in zip(
            Column, (170, 120, 80, 250, 70, 110, 110, 150, 190, 80), strict=True
        ):
            table.setColumnWidth(number, width)
        table.horizontalHeader().setSectionsClickable(True)
        table.horizontalHeader().sectionClicked.connect(self._order.setCurrentIndex)
        table.setAccessibleName(tr("Deliveries, table"))

    def _filter(self, needle: str) -> None:
        self.model.set_filter(needle)

    def _arranged(self) -> None:
        self._sum()
        self._follow(self._selection.delivery_id)

    def _sum(self) -> None:
        hidden = len(self.model.everything) if not self.model.rowCount() else 0
        self._none.setText(
            tr(
                "None of the {hidden} deliveries fits the filter. Clear it to see all.",
                hidden=hidden,
            )
        )
        self._none.setVisible(hidden > 0)
        order = Column(max(0, self._order.currentIndex()))
        said = deliveries.summary(self.model.everything, self.model.rowCount(), order)
        self._summary.setText(said)

    def _picked(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._selection.choose_delivery(now.data(ID_ROLE))

    def _follow(self, delivery_id: str | None) -> None:
        place = self.model.place(delivery_id) if delivery_id else None
        if place is not None and place != self._chosen.currentIndex().row():
            self._choose_row(place)

    def _choose_row(self, place: int) -> None:
        index = self.model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag
        self._chosen.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        for view in (self._cards, self._table):
            view.scrollTo(index)


class _RefusalList(QTreeWidget):
    """Files that made no delivery, and why; shipments with their custody."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setRootIsDecorated(True)
        self.setAccessibleName(tr("Batches and refused files"))
        self.itemExpanded.connect(self._fit)
        self.itemCollapsed.connect(self._fit)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def fill(self, batches: Sequence[Batch], refusals: Sequence[Refusal]) -> None:
        self.clear()
        self.setVisible(bool(batches or refusals))
        if refusals:
            top = self._top(tr("Refused files ({refusals})", refusals=len(refusals)), "bad", "bad")
            for refusal in refusals:
                self._child(top, *deliveries.refusal_line(refusal))
            top.setExpanded(True)
        if batches:
            top = self._top(tr("Batches ({batches})", batches=len(batches)), "packet", "text")
            for name, custody, complete in deliveries.custody_lines(batches):
                child = self._child(top, name, custody)
                if not complete:
                    child.setForeground(1, theme.current().colour("bad"))
        self._fit()

    def _fit(self, _item: QTreeWidgetItem | None = None) -> None:
        tops = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        lines = sum(1 + (top.childCount() if top.isExpanded() else 0) for top in tops if top)
        self.setFixedHeight(min(_MOST_LINES, lines) * _LINE_PX + 6)

    def _top(self, text: str, icon: str, token: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [text])
        item.setIcon(0, theme.icon(icon, token))
        item.setFirstColumnSpanned(True)
        return item

    def _child(self, top: QTreeWidgetItem, name: str, reason: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(top, [name, reason])
        item.setToolTip(0, name)
        item.setToolTip(1, reason)
        return item
