"""What stands around the lanes, each part a picture that is painted anew only when it says more.

Words cost: measuring and drawing some sixty of them took longer than blitting two million pixels.
While somebody pans, plays or moves the pointer, names, legend and tray stay what they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage, QPainter

from nvr_desk_ui.timeline import chrome, scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk_ui.theme import Theme
    from nvr_desk_ui.timeline.chrome import Chip
    from nvr_desk_ui.timeline.frame import Frame
    from nvr_desk_ui.timeline.render import Inks


@dataclass(frozen=True, slots=True)
class Shown:
    """What the surroundings tell of, besides the frame."""

    look: Theme
    inks: Inks
    playhead: float | None
    lane: int | None
    """That of the chosen clip."""
    delivery_id: str | None
    tray_scroll: int


class Surroundings:
    """Of one widget; ``forget`` when the model, the font or the language is another."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], QImage]] = {}
        self._chips: list[Chip] = []

    def forget(self) -> None:
        """Paint everything anew."""
        self._kept.clear()

    def paint(self, painter: QPainter, frame: Frame, shown: Shown) -> list[Chip]:
        """Axis, names, tray, legend and playhead; answers where the tray's clips stand."""
        look, model, view = shown.look, frame.model, frame.view
        flag = scene.flag_box(frame, shown.playhead, painter.fontMetrics())
        within = None if flag is None else (flag.left(), flag.width())
        self._still(
            painter, "axis", frame.axis, (look, view, within),
            lambda on: chrome.paint_axis(on, frame.axis, view, model.zone, look, flag),
        )  # fmt: skip
        self._still(
            painter, "corner", frame.corner, (look,), lambda on: scene.paint_corner(on, frame, look)
        )
        self._still(
            painter, "labels", frame.labels, (look, frame.layout, frame.scroll, shown.lane),
            lambda on: chrome.paint_labels(
                on, frame.labels, model, frame.layout, frame.scroll, look, shown.lane
            ),
        )  # fmt: skip
        if flag is not None and shown.playhead is not None:
            scene.paint_playhead(painter, frame, shown.playhead, flag, look)
        if model.undated:
            self._still(
                painter, "tray", frame.tray, (look, shown.tray_scroll, shown.delivery_id),
                lambda on: self._tray(on, frame, shown),
            )  # fmt: skip
        self._still(
            painter, "legend", frame.legend, (look,),
            lambda on: chrome.paint_legend(on, frame.legend, model, look, shown.inks),
        )  # fmt: skip
        return self._chips if model.undated else []

    def _tray(self, painter: QPainter, frame: Frame, shown: Shown) -> None:
        self._chips = chrome.paint_tray(
            painter, frame.tray, frame.model, shown.tray_scroll, shown.look, shown.delivery_id
        )

    def _still(
        self, painter: QPainter, name: str, box: QRect, says: tuple[object, ...],
        work: Callable[[QPainter], None],
    ) -> None:  # fmt: skip
        """Blit a part, painted before where it says the same."""
        ratio = painter.deviceTransform().m11()
        sides = [side * ratio for side in (box.x(), box.y(), box.width(), box.height())]
        if any(side != round(side) for side in sides):
            work(painter)  # between two pixels of the screen a picture would be blurred
            return
        key: tuple[object, ...] = (*sides, ratio, *says)
        kept = self._kept.get(name)
        if kept is None or kept[0] != key:
            kept = self._kept[name] = key, _painted(painter, box, ratio, work)
        painter.drawImage(QPointF(box.topLeft()), kept[1])


def _painted(
    painter: QPainter, box: QRect, ratio: float, work: Callable[[QPainter], None]
) -> QImage:
    """The picture of a part; every pixel of its box is painted by ``work``."""
    size = box.size()
    image = QImage(
        round(size.width() * ratio), round(size.height() * ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    own = QPainter(image)
    own.setFont(painter.font())
    own.translate(-box.left(), -box.top())
    work(own)
    own.end()
    return image
