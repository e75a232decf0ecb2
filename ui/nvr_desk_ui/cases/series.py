"""Series: asking for one, which a second person opens; the list of them, and their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from nvr_desk.desk.permissions import permitted
from nvr_desk.records.case import CaseState
from nvr_desk_ui.presenters import cases
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.widgets.facts import FactSheet
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, panel, push_button
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.approval import Approval
    from nvr_desk.records.case import Case, Series
    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.bridge import Bridge

_LIST_PX = 150


class SeriesForm(Form):
    """Number, cases, why. It stays to tell that somebody else opens it."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        known: Sequence[Case],
        user: str,
        done: Callable[[Approval], None],
    ) -> None:
        super().__init__(
            parent,
            "Ask for a series",
            "The only way to look across cases. Another member of all its cases opens it; it"
            " reaches only footage whose residents agreed to that.",
            "Ask for it",
            self._go,
        )
        self.setMinimumWidth(640)
        self._bridge, self._done = bridge, done
        self.number, self.offence, self.zone = QLineEdit(), QLineEdit(), QLineEdit()
        self.number.setPlaceholderText("S-26-01")
        self.offence.setPlaceholderText(tr("only where its cases differ"))
        self.zone.setPlaceholderText("America/Denver")
        self.cases = QListWidget()
        self.cases.setFixedHeight(_LIST_PX)
        self.cases.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.cases.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found = cases.joinable(known, user)
        for case in found:
            item = QListWidgetItem(cases.case_line(case), self.cases)
            item.setData(Qt.ItemDataRole.UserRole, case.number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        if found:
            self.cases.setCurrentRow(0)
        self.words = QPlainTextEdit()
        self.words.setPlaceholderText(tr("the same white van at both scenes"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(64)
        self.add("Number of the series", self.number)
        self.add("Cases it joins", self.cases)
        self.add("Why together", self.words)
        self.add("Offence code", self.offence)
        self.add("Time zone", self.zone)
        few = cases.too_few(len(found))
        if few:
            self.complain(few)
            self.button.setEnabled(False)

    def chosen(self) -> list[str]:
        """Numbers of the cases that are ticked."""
        items = [self.cases.item(place) for place in range(self.cases.count())]
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _go(self) -> None:
        number, joined = self.number.text().strip(), self.chosen()
        if len(joined) < cases.FEWEST:
            self.complain("Tick two cases or more: Space ticks the chosen one.")
            return
        words = self.words.toPlainText().strip()
        offence, zone = self.offence.text().strip() or None, self.zone.text().strip() or None
        self.wait()
        self._bridge.ask(
            lambda desk: desk.series.new(number, joined, words, offence=offence, zone=zone),
            self._asked,
            self._failed,
        )

    def _asked(self, ask: Approval) -> None:
        self.finish(cases.asked(ask), "ok" if not ask.waits else "info")
        self._done(ask)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))


class SeriesDialog(Page):
    """Every series above, the chosen one below; members open or close it."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        state: SignInState,
        ask: Callable[[], None],
        enter: Callable[[str], None],
        end: Callable[[str], None],
    ) -> None:
        super().__init__(
            parent,
            "Series",
            "Each joins cases that were opened to be looked at together. Which cases, and what was"
            " said of them, is for its members.",
        )
        self.resize(820, 620)
        self._bridge, self._state, self._enter, self._end = bridge, state, enter, end
        self._rows: Sequence[Case] = ()
        self.list = Lines("Series", cases.SERIES_TITLES, (150, 90, 100, 320))
        self.list.setFixedHeight(_LIST_PX)
        self.list.when_chosen(self._choose)
        self.sheet = FactSheet(tr("The chosen series"))
        body = column(self.list, self.sheet, gap=8)
        body.setStretch(1, 1)
        self._stated = Stated(panel(body))
        self.ask = push_button("Ask for a series…", "add", ask)
        self.enter = push_button("Open it", "case", self._open_chosen, primary=True)
        self.close_one = push_button("Close the series…", "held", self._end_chosen)
        self.build(self._stated, self.enter, self.close_one, self.ask)
        roles = "+".join(state.roles)
        self.ask.setEnabled(permitted(roles, "series.new"))
        self._may_close = permitted(roles, "series.close")
        self._choose()
        self.load()

    @property
    def chosen(self) -> Case | None:
        """The series of the chosen row."""
        place = self.list.currentIndex().row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def load(self) -> None:
        """Read the list."""
        if not self._rows:
            self._stated.show_loading("Reading the series…")
        self._bridge.ask(lambda desk: desk.series.listing(), self._fill, self._unread, key="series")

    def _fill(self, found: Sequence[Case]) -> None:
        before = self.chosen
        self._rows = ()
        self.list.clear()
        self._rows = found
        for series in found:
            shut = series.state is CaseState.CLOSED
            self.list.put(
                cases.series_cells(series, self._state.user),
                colour="muted" if shut else "",
                icon="held" if shut else "case",
            )
        if not found:
            self._stated.show_empty(
                "case",
                "There is no series",
                "One joins two cases or more, and two persons open it.",
            )
            return
        self._stated.show_content()
        names = [each.number for each in found]
        place = names.index(before.number) if before and before.number in names else 0
        self.list.setCurrentIndex(self.list.model().index(place, 0))

    def _unread(self, error: Exception) -> None:
        self._stated.show_error("The series could not be read", error_text(error), self.load)

    def _choose(self) -> None:
        chosen = self.chosen
        mine = chosen is not None and self._state.user in chosen.members
        is_open = mine and chosen is not None and chosen.state is CaseState.OPEN
        self.enter.setEnabled(mine)
        self.close_one.setEnabled(is_open and self._may_close)
        self.sheet.fill([])
        self.tell("", "info")
        if chosen is None:
            return
        if not mine:
            self.tell("You do not belong to all of its cases: nothing more is told.", "info")
            return
        number = chosen.number
        self._bridge.ask(
            lambda desk: desk.series.show(number), self._show, self._failed, key="series-one"
        )

    def _show(self, series: Series) -> None:
        if self.chosen is not None and self.chosen.number == series.case.number:
            self.sheet.fill(cases.series_sections(series))

    def _open_chosen(self) -> None:
        if self.chosen is not None:
            number = self.chosen.number
            self.accept()
            self._enter(number)

    def _end_chosen(self) -> None:
        if self.chosen is not None:
            self._end(self.chosen.number)

    def _failed(self, error: Exception) -> None:
        self.tell(error_text(error), "bad")
