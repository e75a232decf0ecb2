"""Writes the whole audit log to a file; the export is an entry of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk_ui.widgets.save_form import SaveForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nvr_desk_ui.bridge import Bridge

FORMATS = (
    ("jsonl", "JSON Lines: every entry with its chain values, can be verified", "jsonl"),
    ("csv", "CSV for a spreadsheet; no cell is read as a formula", "csv"),
)
"""Format, words of the form, suffix of the file."""


class AuditExportForm(SaveForm):
    """Format and file."""

    def __init__(self, parent: QWidget, bridge: Bridge) -> None:
        super().__init__(
            parent,
            bridge,
            ("Export the audit log", "Every entry of this workspace, of all cases."),
            "audit-log",
            FORMATS,
            lambda desk, form: desk.audit.export(form),
        )
