"""Writes the tracks of a delivery to a file a person chose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk_ui.deliveries.consent import named
from nvr_desk_ui.presenters.words import NO_IDENTITY
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.save_form import SaveForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk_ui.bridge import Bridge

FORMATS = (
    ("jsonl", later("JSON Lines: one track a line, seen and interpolated rows"), "jsonl"),
    ("mot", later("MOTChallenge CSV: confidence −1 where not seen"), "txt"),
    ("coco", later("COCO: only pictures the detector looked at"), "json"),
)
"""Format, words of the form, suffix of the file."""


class TracksForm(SaveForm):
    """Format and file."""

    def __init__(self, parent: QWidget, bridge: Bridge, found: DeliveryRow) -> None:
        delivery = found.delivery
        super().__init__(
            parent,
            bridge,
            (
                tr("Export the tracks of {named}", named=named(found)),
                tr(
                    "{name}. {no_identity}. The export stands in the log with your purpose.",
                    name=delivery.name,
                    no_identity=tr(NO_IDENTITY),
                ),
            ),
            f"{Path(delivery.name).stem}-tracks",
            FORMATS,
            lambda desk, form: desk.tracks.export(delivery.case, delivery.id, form),
        )
