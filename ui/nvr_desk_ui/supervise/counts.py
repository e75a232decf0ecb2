"""How much was looked: by person, case, offence and hour, as bars and as numbers beside them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QSplitter, QTabWidget, QWidget

from nvr_desk_ui.presenters import supervise, words
from nvr_desk_ui.supervise.bars import BarChart
from nvr_desk_ui.supervise.log_fields import instant
from nvr_desk_ui.supervise.printing import print_review
from nvr_desk_ui.supervise.report import ReportForm
from nvr_desk_ui.tongue import core, later, tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, notice, push_button, row
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nvr_desk.records.supervise import Charts, Tally
    from nvr_desk_ui.bridge import Bridge

_PERIODS: Final = (
    (later("The last 7 days"), 7),
    (later("The last 24 hours"), 1),
    (later("The last 30 days"), 30),
    (later("The last 90 days"), 90),
    (later("From … to …"), None),
)
_WIDTHS: Final = (120, 82, 84, 66, 78, 74, 76, 66)
_FIRST: Final = {
    "By person": "Person",
    "By case": "Case",
    "By offence": "Offence",
    "By hour of the day (UTC)": later("Hour (UTC)"),
}


class CountsDialog(Page):
    """Period and measure above, a chart with its table a tab."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent, "Counts of looking")
        self._bridge, self._now = bridge, now
        self._charts: Charts | None = None
        self.period = QComboBox()
        self.period.setAccessibleName(tr("Period"))
        for text, days in _PERIODS:
            self.period.addItem(tr(text), days)
        self.period.activated.connect(self._period_chosen)
        self.start, self.end = QLineEdit(), QLineEdit()
        for name, field in ((tr("From (UTC)"), self.start), (tr("To (UTC)"), self.end)):
            field.setAccessibleName(name)
            field.setPlaceholderText(f"{name}: 2026-11-20")
            field.returnPressed.connect(self.load)
            field.hide()
        self.measure = QComboBox()
        self.measure.setAccessibleName(tr("Measure of the bars"))
        for field_name, title in supervise.MEASURES:
            self.measure.addItem(core(title), field_name)
        self.measure.activated.connect(self._measure_chosen)
        self.summary = notice("")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.views = {name: _View(name) for name in _FIRST}
        for name, view in self.views.items():
            self.tabs.addTab(view, tr(name))
        self.stated = Stated(self.tabs)
        top = row(
            label("Period", "Muted"),
            self.period,
            self.start,
            self.end,
            label("Bars show", "Muted"),
            self.measure,
        )
        top.addStretch(1)
        inside = QWidget()
        layout = column(top, self.summary, self.stated)
        layout.setStretch(2, 1)
        inside.setLayout(layout)
        show = push_button("Show", "refresh", self.load, primary=True)
        self.print_button = push_button("Print…", "table", self.print_counts)
        self.save_button = push_button("Save the last review's report…", "packet", self.save_report)
        self.build(inside, show, self.print_button, self.save_button)
        self.resize(parent.window().size() * 0.9)
        self.load()

    def load(self) -> None:
        """Count the period that is chosen."""
        try:
            start, end = self.span()
        except ValueError as error:
            self.tell(core(str(error)), "bad")
            return
        self.tell("")
        self.print_button.setEnabled(False)
        self.stated.show_loading("Counting…")
        self._bridge.ask(
            lambda desk: desk.supervise.charts(start, end),
            self.show_charts,
            self._failed,
            key="charts",
            long=True,
        )

    def span(self) -> tuple[datetime, datetime]:
        """The period that is chosen.

        Raises:
            ValueError: a time that is none, in words.
        """
        days = self.period.currentData()
        if days is None:
            start, end = instant(self.start.text()), instant(self.end.text())
            if start is None:
                message = tr("say from when")
                raise ValueError(message)
            return start, end or self._now()
        now = self._now()
        return now - timedelta(days=int(days)), now

    def show_charts(self, charts: Charts) -> None:
        """Show what was counted."""
        self._charts = charts
        self.summary.setText(supervise.charts_summary(charts))
        for name, tallies in supervise.groups(charts).items():
            self.views[name].show_tallies(tallies)
        self._measure_chosen(0)
        self.print_button.setEnabled(True)
        self.stated.show_content()

    def print_counts(self) -> None:
        """Print the tables of the period."""
        if self._charts is not None:
            print_review(self, self.tell, supervise.counts_html(self._charts).encode())

    def save_report(self) -> None:
        """Write the report of the newest review to a file."""
        ReportForm(self, self._bridge, None).open()

    def _period_chosen(self, _place: int) -> None:
        own = self.period.currentData() is None
        for field in (self.start, self.end):
            field.setVisible(own)
        if own:
            self.start.setFocus()
        else:
            self.load()

    def _measure_chosen(self, _place: int) -> None:
        for view in self.views.values():
            view.show_measure(str(self.measure.currentData()), self.measure.currentText())

    def _failed(self, error: Exception) -> None:
        self.stated.show_error("Nothing was counted", words.error_text(error), self.load)


def _inside(name: str) -> str:
    """The title of a way to count within a sentence; an abbreviation in it stays as it is."""
    told = tr(name)
    return told[:1].lower() + told[1:]


class _View(QWidget):
    """One way to count: bars at the left, all numbers at the right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._tallies: Mapping[str, Tally] = {}
        self.chart = BarChart(upright=name == "By hour of the day (UTC)")
        self.table = Lines(
            tr("Counts {inside}", inside=_inside(name)),
            supervise.table_titles(_FIRST[name]),
            _WIDTHS,
        )
        self.table.when_chosen(self._row_chosen)
        self.chart.chosen.connect(self._bar_chosen)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.chart)
        split.addWidget(self.table)
        split.setSizes([560, 640])
        self.setLayout(column(split))

    def show_tallies(self, tallies: Mapping[str, Tally]) -> None:
        """Fill the table."""
        self._tallies = tallies
        self.table.clear()
        for cells in supervise.rows(tallies):
            self.table.put(cells)

    def show_measure(self, measure: str, title: str) -> None:
        """Draw one measure."""
        self.chart.show_bars(
            supervise.bars(self._tallies, measure), f"{title} {_inside(self._name)}"
        )

    def _row_chosen(self) -> None:
        line = self.table.currentItem()
        if line is not None:
            self.chart.mark(self.table.indexOfTopLevelItem(line))

    def _bar_chosen(self, place: int) -> None:
        line = self.table.topLevelItem(place)
        if line is not None:
            self.table.setCurrentItem(line)
