"""What mouse and keyboard need of the timeline they steer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from nvr_desk_ui.selection import SelectionModel
    from nvr_desk_ui.timeline.chrome import Chip
    from nvr_desk_ui.timeline.frame import Frame
    from nvr_desk_ui.timeline.overlay import Overlay
    from nvr_desk_ui.timeline.view import TimeView


class Surface(Protocol):
    """See the methods of the same names in ``widget``."""

    selection: SelectionModel
    chips: list[Chip]
    over: Overlay
    seek_requested: Any
    brushed: Any

    @property
    def view(self) -> TimeView:
        """The stretch of time on the screen."""
        ...

    @property
    def brush(self) -> tuple[float, float] | None:
        """The brushed span."""
        ...

    @property
    def lanes_left(self) -> int:
        """Pixel where the lanes begin."""
        ...

    @property
    def lanes_height(self) -> int:
        """Pixels of the lanes on the screen."""
        ...

    @property
    def lane_height(self) -> int:
        """Of one lane, pixels."""
        ...

    def frame(self) -> Frame | None:
        """Where everything lies now."""
        ...

    def fit(self) -> None:
        """Show the whole case."""
        ...

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Closer (> 1) or further."""
        ...

    def pan(self, pixels: float) -> None:
        """Later (> 0) or earlier."""
        ...

    def taller(self, steps: int) -> None:
        """Taller lanes, or lower ones (< 0)."""
        ...

    def scroll_lanes(self, pixels: int) -> None:
        """Down (> 0) or up."""
        ...

    def scroll_tray(self, pixels: int) -> None:
        """Along the clips of unknown time."""
        ...

    def show_clip(self, delivery_id: str) -> None:
        """Bring a clip's bar into view."""
        ...

    def step_clip(self, direction: int) -> None:
        """The next clip that opens."""
        ...

    def step_appearance(self, direction: int) -> None:
        """The next appearance under the filter."""
        ...

    def repaint_lanes(self) -> None:
        """Something over the lanes moved."""
        ...

    def point_with(self, shape: Qt.CursorShape) -> None:
        """Another cursor."""
        ...
