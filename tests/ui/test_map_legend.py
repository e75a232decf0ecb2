"""The legend of the map: never in the way, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetrics, QPainter

from nvr_desk_ui.map import legend, shades
from nvr_desk_ui.map.legend import Form, Legend
from nvr_desk_ui.map.shown import Shown
from nvr_desk_ui.map.widget import MapWidget
from nvr_desk_ui.selection import SelectionModel

from tests.fakes.canvases import salt_lake_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from nvr_desk_ui.theme import Theme

BOTH = Legend(
    shades.Span(1_763_000_000_000_000, 1_763_090_000_000_000), "America/Denver", heat=True
)


@pytest.fixture
def canvas(qtbot: QtBot, themed: Theme) -> Iterator[MapWidget]:
    made = MapWidget(SelectionModel())
    qtbot.addWidget(made)
    made.show()
    made.set_data(salt_lake_map())
    made.show_parts(Shown(heat=True))
    yield made
    made.shutdown()


@pytest.mark.parametrize("wide", [240, 340, 366, 440, 900, 1600])
@pytest.mark.parametrize("high", [118, 140, 200, 400, 900])
def test_that_a_legend_never_covers_more_than_a_quarter(
    canvas: MapWidget, wide: int, high: int
) -> None:
    room, metrics = QSizeF(wide, high), QFontMetrics(canvas.font())
    form = legend.form_for(BOTH, metrics, room)
    asked = legend.size(BOTH, form, metrics)
    assert asked.width() * asked.height() <= room.width() * room.height() / 4
    assert asked.width() < wide - 60, "the buttons stay free"


def test_that_a_large_map_tells_all_and_a_small_one_keeps_it_behind_a_button(
    canvas: MapWidget,
) -> None:
    metrics = QFontMetrics(canvas.font())
    assert legend.form_for(BOTH, metrics, QSizeF(1200, 800)) is Form.FULL
    assert legend.form_for(BOTH, metrics, QSizeF(700, 240)) is Form.LINES
    assert legend.form_for(BOTH, metrics, QSizeF(240, 118)) is Form.NONE


def test_that_the_button_is_there_only_where_not_all_is_told_and_tells_all(
    canvas: MapWidget, qtbot: QtBot
) -> None:
    canvas.resize(1200, 800)
    assert canvas.corner.meaning.isHidden()
    canvas.resize(340, 200)
    button = canvas.corner.meaning
    assert button.isVisible()
    assert "Relative to the densest place" in button.toolTip()
    assert "An appearance is no identity" in button.accessibleDescription()
    button.click()
    card = canvas.corner.card
    assert card is not None
    assert card.isVisible()
    canvas.show_parts(Shown())
    assert button.isHidden(), "nothing to tell, no button"
    card.close()


def test_that_a_page_of_a_small_map_tells_its_colours_in_lines(
    canvas: MapWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.resize(240, 140)
    asked: list[Form] = []

    def noted(
        _painter: QPainter, corner: QPointF, _legend: Legend, _look: Theme, form: Form
    ) -> QRectF:
        asked.append(form)
        return QRectF(corner, QSizeF(0, 0))

    monkeypatch.setattr(legend, "paint", noted)
    canvas.picture()
    canvas.grab()
    assert asked == [Form.LINES, Form.NONE]
