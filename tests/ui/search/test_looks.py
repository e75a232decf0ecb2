"""The fields for looks make room for the answer until somebody wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.search.panel import SearchPanel

from tests.fakes.desk import CASE, FakeDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.theme import Theme


def test_that_fields_for_looks_unfold_and_never_hide_a_question(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    panel = SearchPanel(bridge_to(FakeDesk()), lambda: (0.0, 0.0), lambda hit: None)
    qtbot.addWidget(panel)
    panel.use_case(CASE, None)
    assert panel.traits.isHidden()
    panel.looks.click()
    assert not panel.traits.isHidden()
    panel.traits.dwell.setText("5")
    panel.looks.click()
    assert not panel.traits.isHidden()
    panel.traits.dwell.clear()
    panel.looks.click()
    assert panel.traits.isHidden()


def test_that_tab_goes_through_the_form_as_it_is_read(
    qtbot: QtBot, themed: Theme, bridge_to: Callable[[FakeDesk], Bridge]
) -> None:
    panel = SearchPanel(bridge_to(FakeDesk()), lambda: (0.0, 0.0), lambda hit: None)
    qtbot.addWidget(panel)
    panel.use_case(CASE, None)
    panel.looks.click()
    first: QWidget = next(iter(panel.chips.values()))
    walked, now = [first], first.nextInFocusChain()
    while now is not None and now is not first:
        walked.append(now)
        now = now.nextInFocusChain()
    wanted: tuple[QWidget, ...] = (
        panel.end,
        panel.looks,
        *panel.traits.fields,
        panel.lat,
        panel.radius,
        panel._table,
    )
    places = [walked.index(field) for field in wanted]
    assert places == sorted(places)
