"""A result says what its detector is known to miss."""

from __future__ import annotations

from PySide6.QtCore import Qt

from nvr_desk_ui.search.model import HitsModel

from tests.ui.search.test_panel import hits


def test_that_a_hit_tells_the_limits_of_its_own_detector() -> None:
    model = HitsModel()
    shown = hits(1)
    name = shown[0].track.model
    model.set_hits(shown, None, (f"{name}: misses far persons", "other: misses nothing"))
    tip = str(model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole))
    assert tip.splitlines()[-1] == f"{name}: misses far persons"
    model.set_hits(shown, None)
    assert "misses" not in str(model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole))
