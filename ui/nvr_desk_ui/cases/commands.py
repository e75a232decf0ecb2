"""What a person can do with the open case itself, and with series over several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.cases.incident import IncidentForm
from nvr_desk_ui.cases.series import SeriesDialog, SeriesForm
from nvr_desk_ui.cases.sheet import CaseDialog, CloseCaseForm
from nvr_desk_ui.evidence.packets import PacketsDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.approval import Approval
    from nvr_desk.records.case import Case
    from nvr_desk_ui.host import Host


class CaseCommands:
    """Its page with the members, and its end."""

    def __init__(self, window: Host) -> None:
        self._window, self._bridge, self._session = window, window.bridge, window.session
        self._page: CaseDialog | None = None
        self._series: SeriesDialog | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every action by its id."""
        return {
            "case.show": self.show_case,
            "case.close": self.close_case,
            "case.incident": self.tell_incident,
            "series.show": self.show_series,
            "series.new": self.ask_for_series,
            "packet.list": self.show_packets,
        }

    def show_case(self) -> None:
        """Facts and members of the open case."""
        case = self._session.case
        if case is not None:
            page = CaseDialog(
                self._window, self._bridge, case, self._session.take_case, self.close_case
            )
            self._page = page
            page.finished.connect(self._page_closed)
            page.open()

    def close_case(self) -> None:
        """Ask for the outcome."""
        case = self._session.case
        if case is not None:
            above, series = self._page or self._window, case.is_series
            form = CloseCaseForm(above, self._bridge, case.number, self._case_closed, series=series)
            form.open()

    def tell_incident(self) -> None:
        """Ask when and where it happened."""
        case = self._session.case
        if case is not None:
            centre, done = self._window.map.centre, self._session.take_case
            IncidentForm(self._window, self._bridge, case, centre, done).open()

    # --- series -------------------------------------------------------------------------------

    def show_series(self) -> None:
        """The list of series; members open and close them from there."""
        state = self._window.gate.state
        if state is not None:
            page = SeriesDialog(
                self._window,
                self._bridge,
                state,
                self.ask_for_series,
                self._session.open,
                self._end_series,
            )
            self._series = page
            page.finished.connect(self._series_closed)
            page.open()

    def ask_for_series(self) -> None:
        """Read which cases there are, then ask which to join."""
        self._bridge.ask(lambda desk: desk.cases.listing(), self._ask_with, title="Cases")

    def _ask_with(self, known: Sequence[Case]) -> None:
        state = self._window.gate.state
        if state is not None:
            above = self._series or self._window
            SeriesForm(above, self._bridge, known, state.user, self._series_asked).open()

    def _series_asked(self, _ask: Approval) -> None:
        self._window.asks.look()
        if self._series is not None:
            self._series.load()

    def _end_series(self, number: str) -> None:
        above = self._series or self._window
        CloseCaseForm(above, self._bridge, number, self._series_ended, series=True).open()

    def _series_ended(self, case: Case) -> None:
        if self._series is not None:
            self._series.load()
        self._session.take_case(case)

    def _series_closed(self, _result: int) -> None:
        self._series = None

    # --- packets ------------------------------------------------------------------------------

    def show_packets(self) -> None:
        """Packets that were made of it."""
        case = self._session.case
        if case is not None:
            PacketsDialog(self._window, self._bridge, case.number, case.zone).open()

    def _case_closed(self, case: Case) -> None:
        if self._page is not None:
            self._page.show_case(case)
        self._session.take_case(case)

    def _page_closed(self, _result: int) -> None:
        self._page = None
