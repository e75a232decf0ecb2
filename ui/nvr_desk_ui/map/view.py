"""Which part of the world the map shows; without Qt. Pixels are logical, from the top left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nvr_desk.geo import mercator

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_ZOOM, MOST_ZOOM = 1.0, 19.0
"""The whole world on a small panel; about 0.2 m a pixel in Salt Lake City."""


@dataclass(frozen=True, slots=True)
class MapView:
    """A window on the Mercator square: centre in 0…1, fractional zoom, size in px."""

    x: float
    y: float
    zoom: float
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels that the whole world is wide."""
        return mercator.world_px(self.zoom)

    @property
    def centre(self) -> tuple[float, float]:
        """(lat, lon) of the middle, degrees."""
        return mercator.unproject_point(self.x, self.y)

    @property
    def metres_a_pixel(self) -> float:
        """Ground metres of a pixel in the middle."""
        return mercator.metres_per_pixel(self.centre[0], self.zoom)

    def px(self, x: float, y: float) -> tuple[float, float]:
        """Pixel of a point of the unit square."""
        return ((x - self.x) * self.scale + self.width / 2,
                (y - self.y) * self.scale + self.height / 2)  # fmt: skip

    def px_many(
        self, x: NDArray[np.float64], y: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Pixels of many points."""
        return ((x - self.x) * self.scale + self.width / 2,
                (y - self.y) * self.scale + self.height / 2)  # fmt: skip

    def world(self, px: float, py: float) -> tuple[float, float]:
        """Point of the unit square at a pixel; may lie outside of it."""
        return (self.x + (px - self.width / 2) / self.scale,
                self.y + (py - self.height / 2) / self.scale)  # fmt: skip

    def place(self, px: float, py: float) -> tuple[float, float]:
        """(lat, lon) at a pixel."""
        return mercator.unproject_point(*self.world(px, py))

    def zoomed(self, steps: float, px: float, py: float) -> MapView:
        """Closer by ``steps`` zoom levels with the point under the pixel staying where it is."""
        zoom = min(max(self.zoom + steps, LEAST_ZOOM), MOST_ZOOM)
        ax, ay = self.world(px, py)
        scale = mercator.world_px(zoom)
        return replace(
            self, zoom=zoom, x=ax - (px - self.width / 2) / scale,
            y=ay - (py - self.height / 2) / scale,
        ).bounded()  # fmt: skip

    def panned(self, dx: float, dy: float) -> MapView:
        """The view ``dx``, ``dy`` pixels further east and south."""
        return replace(self, x=self.x + dx / self.scale, y=self.y + dy / self.scale).bounded()

    def resized(self, width: int, height: int) -> MapView:
        """The same middle and zoom in another size."""
        return replace(self, width=max(width, 1), height=max(height, 1))

    def centred(self, lat: float, lon: float, zoom: float | None = None) -> MapView:
        """Around a place."""
        x, y = mercator.project_point(lat, lon)
        return replace(self, x=x, y=y, zoom=self.zoom if zoom is None else zoom).bounded()

    def fitted(
        self, box: tuple[float, float, float, float], most: float = 17.0, margin_px: float = 56.0
    ) -> MapView:
        """The closest view that shows a box (x0, y0, x1, y1 of the unit square) with a margin."""
        x0, y0, x1, y1 = box
        zoom = min(
            mercator.zoom_to_fit(x1 - x0, max(self.width - 2 * margin_px, 40.0), most),
            mercator.zoom_to_fit(y1 - y0, max(self.height - 2 * margin_px, 40.0), most),
        )
        zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        return replace(self, x=(x0 + x1) / 2, y=(y0 + y1) / 2, zoom=zoom).bounded()

    def bounded(self) -> MapView:
        """The nearest view within the world's limits."""
        return replace(self, x=min(max(self.x, 0.0), 1.0), y=min(max(self.y, 0.0), 1.0))
