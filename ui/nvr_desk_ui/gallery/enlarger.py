"""One appearance shown large beside its tile: where the pointer rests, or where the keys are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, QTimer

from nvr_desk_ui.gallery.preview import Preview

if TYPE_CHECKING:
    from nvr_desk_ui.gallery.grid import TileGrid
    from nvr_desk_ui.gallery.loader import ShotLoader
    from nvr_desk_ui.gallery.model import GalleryModel

_DWELL_MS: Final = 350
"""So long the pointer rests on a tile before it is shown large."""


class Enlarger(QObject):
    """Follows a grid.

    Args:
        grid: Whose tiles are shown large.
        model: What is told of them.
        loader: Has their whole pictures.
    """

    def __init__(self, grid: TileGrid, model: GalleryModel, loader: ShotLoader) -> None:
        super().__init__(grid)
        self._grid, self._model, self._loader = grid, model, loader
        self.preview = Preview(grid)
        self._row = -1
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_DWELL_MS)
        self._rest.timeout.connect(lambda: self._show(self._row))
        grid.peeked.connect(self._peeked)
        grid.hovered.connect(self._hovered)
        grid.selectionModel().currentChanged.connect(self._current)
        model.dataChanged.connect(self._came)

    def forget(self) -> None:
        """Nothing large stays, and nothing comes."""
        self._rest.stop()
        self.preview.forget()

    def _hovered(self, row: int) -> None:
        self._row = row
        if row < 0:
            self.forget()
        elif self.preview.isVisible():
            self._show(row)
        else:
            self._rest.start()

    def _peeked(self, row: int) -> None:
        """Space shows large, and hides again."""
        if row < 0 or (self.preview.isVisible() and row == self._row):
            self._row = -1
            self.preview.forget()
            return
        self._row = row
        self._show(row)

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.row()
        if self.preview.isVisible() and row >= 0:
            self._row = row
            self._show(row)

    def _came(self, *_: object) -> None:
        if self.preview.isVisible() and self._row >= 0:
            self._show(self._row)

    def _show(self, row: int) -> None:
        shot, found = self._model.shot(row), self._model.delivery(row)
        facts = found.clip.facts if found is not None else None
        if shot is None or facts is None:
            self.preview.forget()
            return
        image = self._loader.large(row)
        turned = facts.rotation in (90, 270)
        size = (facts.height, facts.width) if turned else (facts.width, facts.height)
        rect = self._grid.visualRect(self._model.index(row, 0))
        corner = self._grid.viewport().mapToGlobal(QPoint(rect.left(), rect.top()))
        beside = QRect(corner, rect.size())
        self.preview.show_shot(shot, image, size, self._model.lines(row), beside)
