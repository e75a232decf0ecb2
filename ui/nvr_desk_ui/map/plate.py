"""One picture of everything on the map that stands still, painted off the loop with a margin.

Panning moves the picture; only when the view nears its edge, or something else is to be seen, is
another one painted. Until it is there the old one stands in, scaled where the zoom is another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from nvr_desk_ui.map import decor, heat, layers, pins, shades
from nvr_desk_ui.map.sprites import Sprites
from nvr_desk_ui.timeline.colours import water
from nvr_desk_ui.timeline.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from nvr_desk.geo.layerfile import Feature
    from nvr_desk_ui.map.clusters import Gathered, Pin
    from nvr_desk_ui.map.shapes import Sheet
    from nvr_desk_ui.map.view import MapView
    from nvr_desk_ui.theme import Theme

MARGIN_PX = 192
"""How far the picture reaches beyond the view on each side."""
RENEW_PX = 96
"""How far the view moves before another one is painted."""
Piece = tuple[QRectF, QImage, QRectF]
"""Where a tile goes, the picture, and which part of it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Everything a picture is made of; nothing of it changes while it is painted."""

    view: MapView
    """With the margin."""
    epoch: int
    look: Theme
    ratio: float
    font: QFont
    pieces: tuple[Piece, ...]
    gathered: Gathered | None = None
    many: bool = False
    """Whether pins are painted here; few are painted by the window itself."""
    cones: bool = True
    circles: bool = True
    sheets: tuple[Sheet, ...] = ()
    names: tuple[Feature, ...] = ()
    span: shades.Span | None = None
    """Colours pins by time."""
    hot: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]] | None = None
    """Places on the unit square and appearances there; paints their density."""
    outside: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None
    """Places of cameras that the filter leaves out."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A finished picture."""

    view: MapView
    epoch: int
    image: QImage


@dataclass(slots=True)
class Painter:
    """Paints wishes; keeps pictures of pins and names from one to the next. For one thread."""

    _sprites: Sprites | None = None
    _made_for: object = None
    _names: decor.AreaNames = field(default_factory=decor.AreaNames)

    def paint(self, wish: Wish) -> QImage:
        """The picture of a wish."""
        view, ratio = wish.view, wish.ratio
        image = QImage(
            round(view.width * ratio), round(view.height * ratio), QImage.Format.Format_RGB32
        )
        image.setDevicePixelRatio(ratio)
        image.fill(water(wish.look))
        painter = QPainter(image)
        painter.setFont(wish.font)
        paint_pieces(painter, wish.pieces)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if wish.hot is not None:
            _heat(painter, view, wish.hot)
        layers.paint(painter, view, wish.sheets, wish.look, names=True)
        if wish.outside is not None:
            _dots(painter, view, wish.outside, wish.look)
        taken = self._pins(painter, wish)
        box = QRect(0, 0, view.width, view.height)
        self._names.set_features(wish.names)
        self._names.paint(painter, box, view, wish.look, taken)
        painter.end()
        return image

    def _pins(self, painter: QPainter, wish: Wish) -> list[QRectF]:
        found, view = wish.gathered, wish.view
        if found is None:
            return []
        made_for = (wish.look, wish.ratio, wish.font)
        if self._sprites is None or self._made_for != made_for:
            self._sprites, self._made_for = Sprites(*made_for), made_for
        x, y, near = visible(found, view)
        if len(near) <= pins.MOST_GROUNDS:
            for at in near:
                pin = found.pins[at]
                if len(pin.cameras) == 1:
                    pins.paint_ground(
                        painter, pin.cameras[0], QPointF(float(x[at]), float(y[at])), view,
                        wish.look,
                        chosen=False, cone=wish.cones, circle=wish.circles,
                    )  # fmt: skip
        if not wish.many:
            return []
        taken: list[QRectF] = []
        for at in near:
            pin = found.pins[at]
            px, py = float(x[at]), float(y[at])
            self._sprites.draw(painter, pin, px, py, shade_of(pin, wish.span))
            taken.append(QRectF(px - 9, py - 9, 18, 18))
        return taken


def shade_of(pin: Pin, span: shades.Span | None) -> shades.Rgb | None:
    """The colour by time of a pin; None without a scale, grey without a time."""
    if span is None:
        return None
    at = pin.newest_us
    return (128, 128, 128) if at is None else shades.colour(span.share(at))


def visible(
    found: Gathered, view: MapView
) -> tuple[NDArray[np.float64], NDArray[np.float64], list[int]]:
    """Pixels of all pins, and the numbers of those that reach into the view."""
    x, y = view.px_many(found.x, found.y)
    far = pins.CONE_MOST
    within = (x > -far) & (x < view.width + far) & (y > -far) & (y < view.height + far)
    near: list[int] = np.flatnonzero(within).tolist()
    return x, y, near


def paint_pieces(painter: QPainter, pieces: tuple[Piece, ...]) -> None:
    """Tiles and what stands in for them."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for target, image, source in pieces:
        painter.drawImage(target, image, source)


def _heat(
    painter: QPainter,
    view: MapView,
    hot: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]],
) -> None:
    x, y = view.px_many(hot[0], hot[1])
    rgba = heat.colours(heat.weights(x, y, hot[2], (view.width, view.height)))
    rows, columns = rgba.shape[:2]
    image = QImage(rgba.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
    target = QRectF(0, 0, columns * heat.CELL_PX, rows * heat.CELL_PX)
    painter.drawImage(target, image, QRectF(0, 0, columns, rows))


def _dots(
    painter: QPainter,
    view: MapView,
    outside: tuple[NDArray[np.float64], NDArray[np.float64]],
    look: Theme,
) -> None:
    x, y = view.px_many(*outside)
    seen = (x > 0) & (x < view.width) & (y > 0) & (y < view.height)
    pen = QPen(QColor(look.colour("faint")), 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for px, py in zip(x[seen].tolist(), y[seen].tolist(), strict=True):
        painter.drawPoint(QPointF(px, py))


class _Voice(QObject):
    painted = Signal(object)


class Plates(QObject):
    """The present picture, and the next one on its way.

    Signals:
        ready: another picture is there.
    """

    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.current: Plate | None = None
        self._painter = Painter()
        self._under_way: Wish | None = None
        self._errands = errands = Errands("map plates")
        self._voice = _Voice()
        self._voice.painted.connect(self._on_painted)
        self.destroyed.connect(lambda: errands.drop())  # noqa: PLW0108  PySide loses bound methods

    @property
    def busy(self) -> bool:
        """Whether a picture is being painted."""
        return self._under_way is not None

    def serves(self, view: MapView, epoch: int) -> bool:
        """Whether the present picture shows all there is, with room to pan."""
        plate = self.current
        if plate is None or plate.epoch != epoch or plate.view.zoom != view.zoom:
            return False
        dx, dy = offset(plate.view, view)
        fits = (plate.view.width, plate.view.height) == (
            view.width + 2 * MARGIN_PX, view.height + 2 * MARGIN_PX,
        )  # fmt: skip
        return fits and max(abs(dx), abs(dy)) <= RENEW_PX

    def ask(self, make: Callable[[], Wish]) -> None:
        """Have a picture painted unless one is under way; ask again once that one is there."""
        if self._under_way is not None:
            return
        wish = self._under_way = make()
        voice, painter = self._voice, self._painter

        def work() -> None:
            voice.painted.emit(Plate(wish.view, wish.epoch, painter.paint(wish)))

        self._errands.add(work)

    def close(self) -> None:
        """Paint nothing more; the thread is ended when this returns."""
        self._errands.drop()
        self._errands.join()

    def drop(self) -> None:
        """The present picture shows another case: show it no more."""
        self.current = None

    def _on_painted(self, plate: Plate) -> None:
        self._under_way = None
        self.current = plate
        self.ready.emit()


def offset(plate: MapView, view: MapView) -> tuple[float, float]:
    """How far the middle of a view lies from that of a picture, in the view's pixels."""
    return (view.x - plate.x) * view.scale, (view.y - plate.y) * view.scale


def with_margin(view: MapView) -> MapView:
    """The part of the world a picture shows."""
    return view.resized(view.width + 2 * MARGIN_PX, view.height + 2 * MARGIN_PX)


def blit(painter: QPainter, plate: Plate, view: MapView) -> QRectF:
    """Paint a picture where it belongs; answers the box it covers."""
    if plate.view.zoom == view.zoom:
        dx, dy = offset(plate.view, view)
        left = round((view.width - plate.view.width) / 2 - dx)
        top = round((view.height - plate.view.height) / 2 - dy)
        painter.drawImage(left, top, plate.image)
        return QRectF(left, top, plate.view.width, plate.view.height)
    x0, y0 = view.px(*plate.view.world(0, 0))
    x1, y1 = view.px(*plate.view.world(plate.view.width, plate.view.height))
    target = QRectF(x0, y0, x1 - x0, y1 - y0)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(target, plate.image, QRectF(plate.image.rect()))
    return target
