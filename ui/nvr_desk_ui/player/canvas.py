"""One picture surface with its head-up display; shut out by its gate it stays dark."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from nvr_desk_ui import theme
from nvr_desk_ui.player import hud, paint
from nvr_desk_ui.player.gate import Gate
from nvr_desk_ui.player.paint import Frame, Lines
from nvr_desk_ui.player.passing import PassingNote
from nvr_desk_ui.player.zoom import Zoom
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QImage,
        QMouseEvent,
        QPaintEvent,
        QWheelEvent,
    )

    from nvr_desk_ui.player.boxes import Box
    from nvr_desk_ui.player.hud import Corner
    from nvr_desk_ui.player.shots import Shot

ENHANCED = later("enhanced view")
_NOTCH = 120
_DRAG_PX = 3


class Canvas(QWidget):
    """One tile of footage; a grid may hold many, each with a gate of its own.

    Args:
        gate: says whether footage may be painted; asked at every painting.
        parent: widget.

    Signals:
        painted: a Shot reached the screen for the first time.
        box_clicked: number of the track under the mouse.
        zoomed: the part that is shown changed.
        menu_asked: where on the screen a menu is wanted.
    """

    painted = Signal(object)
    box_clicked = Signal(int)
    zoomed = Signal()
    menu_asked = Signal(object)

    def __init__(self, gate: Gate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gate = gate or Gate()
        self.zoom = Zoom()
        self.setMinimumSize(QSize(240, 120))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Picture"))
        self._shot: Shot | None = None
        self._told: Shot | None = None
        self._boxes: Sequence[Box] = ()
        self._chosen: int | None = None
        self._source = (1, 1)
        self._aspect = 1.0
        self._lines = Lines()
        self._dark: tuple[str, str, str] | None = None
        self._dragged: QPointF | None = None
        self._moved = False
        self.show_boxes = True
        self.corner = hud.remembered()
        self.passing = PassingNote(self)
        self.passing.changed.connect(self._note_changed)
        self._here = False

    @property
    def shot(self) -> Shot | None:
        """What is on screen; None while dark."""
        return self._shot if self.gate.open else None

    @property
    def boxes(self) -> Sequence[Box]:
        """Boxes on screen."""
        return self._boxes if self.show_boxes else ()

    @property
    def lines(self) -> Lines:
        """What is said over the picture."""
        return self._lines

    @property
    def dark_text(self) -> str | None:
        """What a dark tile says; None while a picture is shown."""
        return self._dark[1] if self._dark else None

    @property
    def badges(self) -> list[str]:
        """What is said of a picture that is not shown as it was decoded; empty where it is."""
        words = [] if self.zoom.neutral else [tr("{factor:.1f}× enlarged", factor=self.zoom.factor)]
        words += self._shot.look.words if self._shot is not None else []
        return [f"{tr(ENHANCED)}: {', '.join(words)}"] if words else []

    def go_dark(self, icon: str, title: str, text: str = "") -> None:
        """Show no picture, and say why."""
        self._shot, self._told, self._boxes, self._lines = None, None, (), Lines()
        self._dark = (icon, tr(title), tr(text))
        self.passing.say("")
        self._describe()
        self.update()

    def show_shot(
        self,
        shot: Shot,
        boxes: Sequence[Box],
        source: tuple[int, int],
        lines: Lines,
        aspect: float = 1.0,
    ) -> None:
        """Show a picture, if the gate is open.

        Args:
            shot: the picture.
            boxes: boxes of its pts, in pixels of the upright source.
            source: (width, height) of the upright source.
            lines: what is said over it; badges are added here.
            aspect: width of a pixel of the source over its height.
        """
        if not self.gate.open:
            return
        if self._here and self._shot is not None and shot.index != self._shot.index:
            self.note("")
        self._dark = None
        self._shot, self._boxes, self._source, self._aspect = shot, boxes, source, aspect
        self.say(lines)

    def say(self, lines: Lines) -> None:
        """Say something else over the same picture."""
        self._lines = replace(lines, badges=[*self.badges, *lines.badges])
        self._describe()
        self.update()

    def note(self, text: str, *, here: bool = False) -> None:
        """Say something over the picture once; it leaves by itself after a while.

        Args:
            text: a sentence.
            here: it is true of this picture alone, and leaves with it.
        """
        self._here = here
        self.passing.say(text)

    def put_headup(self, corner: Corner) -> None:
        """Show the lines in another corner, or hide them."""
        if corner is not self.corner:
            self.corner = corner
            self.update()

    def choose(self, number: int | None) -> None:
        """Mark a track."""
        self._chosen = number
        self.update()

    def fitted_px(self, source: tuple[int, int], aspect: float = 1.0) -> int:
        """Width that the whole picture needs in this tile, in pixels of the screen.

        Pixels of another shape are drawn longer one way only: it is that of the other way then.
        """
        place = Zoom().place(self._tile(), shape(source, aspect))
        wide = place.width() / min(1.0, aspect)
        return max(1, round(wide * self.devicePixelRatioF()))

    # --- enlarging ----------------------------------------------------------------------------

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Enlarge (or, with negative steps, less) around a tile point, else the middle."""
        if self.shot is not None:
            middle = QPointF(self.width() / 2, self.height() / 2)
            self.zoom.by(steps, at if at is not None else middle, self._tile(), self._shape())
            self._zoom_changed()

    def whole(self) -> None:
        """The whole picture again."""
        if not self.zoom.neutral:
            self.zoom.reset()
            self._zoom_changed()

    def _zoom_changed(self) -> None:
        known = [badge for badge in self._lines.badges if not badge.startswith(tr(ENHANCED))]
        self.say(replace(self._lines, badges=known))
        self.zoomed.emit()

    # --- Qt -----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, picture, boxes, texts."""
        painter = QPainter(self)
        tile = QRectF(self.rect())
        painter.fillRect(tile, theme.current().colour("canvas"))
        shot = self.shot
        if shot is None:
            dark = self._dark or ("camera", tr("Nothing is shown"), "")
            paint.dark(painter, tile, *dark, self.passing.text)
            return
        frame = self._frame()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.gate.lay(painter, self._laid(frame.place, shot.image), shot.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = [(frame.rect(box), box) for box in self.boxes]
        for rect, box in placed:
            paint.box(painter, rect, box, chosen=box.number == self._chosen)
        said = self._lines, self.corner, self.passing.text
        taken = paint.headup(painter, tile, *said, boxes=self.show_boxes)
        visible = [(rect, box) for rect, box in placed if rect.intersects(tile)]
        paint.captions(painter, tile, visible, self._chosen, taken)
        painter.end()
        if self._told is not shot:
            self._told = shot
            self.painted.emit(shot)

    def _laid(self, place: QRectF, image: QImage) -> QRectF:
        """The place moved onto whole pixels where the image has its very size: no scaling then."""
        ratio = self.devicePixelRatioF()
        off = (place.width() * ratio - image.width(), place.height() * ratio - image.height())
        if max(map(abs, off)) >= 1:
            return place
        corner = QPointF(round(place.left()), round(place.top()))
        return QRectF(corner, QSizeF(image.size()) / ratio)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Enlarge at the mouse."""
        turned = event.angleDelta().y()
        if turned and self.shot is not None:
            self.zoom_by(turned / _NOTCH, event.position())
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag, or (released in place) a click on a box."""
        self.setFocus()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._dragged, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag an enlarged picture."""
        if self._dragged is None or self.zoom.neutral or self.shot is None:
            return
        by = event.position() - self._dragged
        if not self._moved and by.manhattanLength() < _DRAG_PX:
            return
        self._moved, self._dragged = True, event.position()
        self.zoom.pan(by, self._tile(), self._shape())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a box chooses its track; the smallest box under the mouse wins."""
        moved, self._dragged = self._moved or self._dragged is None, None
        if moved or self.shot is None:
            return
        frame = self._frame()
        hit = [box for box in self.boxes if frame.rect(box).contains(event.position())]
        if hit:
            smallest = min(hit, key=lambda box: (box.x2 - box.x1) * (box.y2 - box.y1))
            self.box_clicked.emit(smallest.number)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """The whole picture again."""
        self.whole()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu of what can be done with the picture."""
        self.setFocus()
        self.menu_asked.emit(event.globalPos())

    def source_point(self, at: QPointF) -> QPointF:
        """A tile point in pixels of the upright source."""
        return self._frame().source_point(at)

    def _describe(self) -> None:
        """All that is said, for screen readers; a display that is off is told all the same."""
        told = self._lines.spoken if self._dark is None else ". ".join(self._dark[1:])
        note = self.passing.text
        self.setAccessibleDescription(". ".join(word for word in (note, told) if word))

    def _note_changed(self) -> None:
        self._describe()
        self.update()

    def _tile(self) -> QSizeF:
        return QSizeF(self.size())

    def _shape(self) -> QSizeF:
        return shape(self._source, self._aspect)

    def _frame(self) -> Frame:
        return Frame(self.zoom.place(self._tile(), self._shape()), self._source)


def shape(source: tuple[int, int], aspect: float) -> QSizeF:
    """The proportions a picture is looked at in: its size with square pixels, the height kept."""
    return QSizeF(source[0] * aspect, source[1])
