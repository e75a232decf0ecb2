"""What a person can do with the open case itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.cases.sheet import CaseDialog, CloseCaseForm
from nvr_desk_ui.evidence.packets import PacketsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.case import Case
    from nvr_desk_ui.host import Host


class CaseCommands:
    """Its page with the members, and its end."""

    def __init__(self, window: Host) -> None:
        self._window, self._bridge, self._session = window, window.bridge, window.session
        self._page: CaseDialog | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every action by its id."""
        return {
            "case.show": self.show_case,
            "case.close": self.close_case,
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
        number = self._session.number
        if number is not None:
            above = self._page or self._window
            CloseCaseForm(above, self._bridge, number, self._case_closed).open()

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
