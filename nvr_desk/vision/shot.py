"""What this room sees of a decoded picture, before anything is converted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Shot(Protocol):
    """A decoded picture that has not been scaled yet."""

    @property
    def pts(self) -> int:
        """In the clip's time base."""
        ...

    @property
    def key(self) -> bool:
        """Whether it decodes without the pictures before it."""
        ...

    @property
    def size_bytes(self) -> int:
        """Memory it holds."""
        ...

    def upright(self, inner: tuple[int, int]) -> NDArray[np.uint8]:
        """The picture upright and scaled to (height, width), (height, width, 3) uint8 RGB."""
        ...

    def luma(self, step: int) -> NDArray[np.uint8]:
        """Every ``step``-th pixel of every ``step``-th line's brightness, turned upright.

        Cheap: a strided copy. (rows, columns) uint8, whatever the depth of the picture.
        """
        ...
