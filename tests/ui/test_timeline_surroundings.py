"""What stands around the lanes is painted anew when it says more; no pixel is left to chance."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage

from nvr_desk.records.track import ObjectClass
from nvr_desk_ui.selection import SelectionModel
from nvr_desk_ui.timeline import chrome
from nvr_desk_ui.timeline.lod import LaneBy
from nvr_desk_ui.timeline.widget import TimelineWidget

from tests.fakes.canvases import Spec, timeline_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from nvr_desk.records.overview import TimelineData

NOBODY = 0xFFFF00FF
"""A colour of no theme."""
SIZE = (900, 300)
CAR = ((ObjectClass.CAR, 5.0, 60.0),)


def _case(lanes: int = 9, undated: int = 12) -> TimelineData:
    dated = [
        Spec(f"Camera {n}", f"clip {n}.mp4", 40.0 * n, 300.0, tracks=CAR) for n in range(lanes)
    ]
    return timeline_of(*dated, *(Spec("", f"undated {n}.mp4", None) for n in range(undated)))


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineWidget:
    widget = TimelineWidget(SelectionModel())
    qtbot.addWidget(widget)
    widget.resize(*SIZE)
    widget.set_density(0)
    widget.set_data(_case())
    widget.show()
    return widget


def _picture(widget: TimelineWidget) -> np.ndarray:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(NOBODY)
    widget.render(image)
    words = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return words[:, : image.width()].copy()


def _playhead(widget: TimelineWidget, share: float) -> None:
    at = widget.view.left + share * widget.view.span
    widget.set_playhead(datetime.fromtimestamp(at, UTC))


STEPS: dict[str, Callable[[TimelineWidget], None]] = {
    "pan": lambda w: w.pan(77),
    "zoom": lambda w: w.zoom(1.7, 200.0),
    "scroll": lambda w: w.scroll_lanes(33),
    "tray": lambda w: w.scroll_tray(60),
    "choose": lambda w: w.selection.choose_delivery(w.model.delivery(2) if w.model else None),
    "playhead": lambda w: _playhead(w, 0.3),
    "playhead on": lambda w: _playhead(w, 0.31),
    "lower": lambda w: w.set_density(1),
    "batches": lambda w: w.set_lanes(LaneBy.BATCH),
    "font": lambda w: w.setFont(QFont(w.font().family(), w.font().pointSize() + 3)),
    "more clips": lambda w: w.set_data(_case(5, 2)),
    "none undated": lambda w: w.set_data(_case(5, 0)),
    "narrower": lambda w: w.resize(700, 280),
}


def test_that_what_is_kept_is_what_would_be_painted_anew(timeline: TimelineWidget) -> None:
    before = _picture(timeline)
    for name, step in STEPS.items():
        step(timeline)
        kept = _picture(timeline)
        timeline.around.forget()
        anew = _picture(timeline)
        assert kept.shape == anew.shape, name
        assert (kept == anew).all(), name
        assert kept.shape != before.shape or (kept != before).any(), f"{name} changes nothing"
        before = kept


def test_that_no_pixel_is_left_as_it_was(timeline: TimelineWidget, qtbot: QtBot) -> None:
    empty = TimelineWidget(SelectionModel())
    qtbot.addWidget(empty)
    empty.resize(*SIZE)
    assert not (_picture(empty) == NOBODY).any()
    for name, step in STEPS.items():
        step(timeline)
        assert not (_picture(timeline) == NOBODY).any(), name


def test_that_no_pixel_is_left_as_it_was_while_a_large_case_is_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvr_desk_ui.timeline.widget.SMALL_CASE", 0)
    widget = TimelineWidget(SelectionModel())
    qtbot.addWidget(widget)
    widget.resize(*SIZE)
    widget.set_data(_case())
    assert not (_picture(widget) == NOBODY).any(), "being built"
    qtbot.waitUntil(lambda: widget.model is not None)
    assert not (_picture(widget) == NOBODY).any(), "no picture yet"
    qtbot.waitUntil(lambda: widget.settled)
    assert not (_picture(widget) == NOBODY).any(), "settled"
    steps: tuple[Callable[[], object], ...] = (
        lambda: widget.zoom(0.2),
        lambda: widget.zoom(9.0),
        lambda: widget.pan(300),
    )
    for step in steps:
        step()
        assert not widget.settled
        assert not (_picture(widget) == NOBODY).any(), "the picture of an older view"
        qtbot.waitUntil(lambda: widget.settled)


def _watched(monkeypatch: pytest.MonkeyPatch, *names: str) -> list[str]:
    """Names of the parts that are painted from now on, as they are."""
    painted: list[str] = []

    def spy(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def painting(*values: object) -> object:
            painted.append(name)
            return work(*values)

        return painting

    for name in names:
        monkeypatch.setattr(chrome, name, spy(name, getattr(chrome, name)))
    return painted


def test_that_names_and_legend_are_painted_once_while_somebody_pans_and_plays(
    timeline: TimelineWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("paint_axis", "paint_labels", "paint_tray", "paint_legend")
    painted = _watched(monkeypatch, *names)
    timeline.around.forget()
    _picture(timeline)
    assert sorted(painted) == sorted(names)
    painted.clear()
    for _ in range(3):
        timeline.pan(20)
        _picture(timeline)
    assert painted == ["paint_axis"] * 3
    timeline.scroll_lanes(20)
    _picture(timeline)
    assert painted[3:] == ["paint_labels"]


def test_that_a_clip_in_the_tray_is_under_its_chip_while_the_tray_is_kept(
    timeline: TimelineWidget,
) -> None:
    _picture(timeline)
    before = [(each.clip.name, each.box) for each in timeline.chips]
    timeline.pan(5)
    _picture(timeline)
    assert [(each.clip.name, each.box) for each in timeline.chips] == before
    timeline.scroll_tray(30)
    _picture(timeline)
    moved = {each.clip.name: each.box for each in timeline.chips}
    name, box = before[3]
    assert moved[name] == QRect(box.left() - 30, box.top(), box.width(), box.height())
    timeline.set_data(_case(3, 0))
    _picture(timeline)
    assert timeline.chips == []


def test_that_between_pixels_words_are_painted_and_not_stretched(
    timeline: TimelineWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = _watched(monkeypatch, "paint_legend")
    image = QImage(round(900 * 1.5) + 1, round(300 * 1.5) + 1, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.5)
    timeline.resize(900, 301)
    for _ in range(2):
        timeline.render(image)
    assert len(painted) == 2
