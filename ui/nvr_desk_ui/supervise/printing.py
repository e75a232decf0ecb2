"""A report on the pages of a printer: Qt's documents know little of a browser's styles."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QPageLayout, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

_DRAWING: Final = re.compile(r"<h2>[^<]*</h2>\s*<svg.*?</svg>|<svg.*?</svg>", re.DOTALL)
"""Qt's documents draw none; the table of hours has the same numbers."""
_STYLE: Final = re.compile(r"<style>.*?</style>", re.DOTALL)
"""Lengths in pixels of a screen: on paper they come to nothing."""
_PAPER: Final = """
h1 { font-size: 15pt } h2 { font-size: 11pt }
p, th, td { font-size: 8pt; color: black } th { font-weight: 600; text-align: left }
footer { font-size: 7pt }
"""
_TABLE: Final = (
    '<table width="100%" border="1" cellspacing="0" cellpadding="3"'
    ' style="border-collapse: collapse; border-color: #8a939d">'
)
_BASE_PT: Final = 8.0


def print_review(parent: QWidget, tell: Callable[[str, str], None], made: bytes) -> None:
    """Let a person choose a printer, then print the report there."""
    # Its libraries look for printers: that is no part of starting a window.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    tell("", "info")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName("Review")
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(partial(paint_report, printer, made))
    QDialog.open(dialog)


def paint_report(printer: QPrinter, made: bytes) -> None:
    """Lay the report out on the pages of a printer."""
    paper(made).print_(printer)


def paper(made: bytes) -> QTextDocument:
    """The report as a document whose lengths are those of paper."""
    document = QTextDocument()
    font = QFont(QApplication.font().family())
    font.setPointSizeF(_BASE_PT)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_PAPER)
    plain = _STYLE.sub("", _DRAWING.sub("", made.decode("utf-8")))
    plain = plain.replace("<h2>", "<p></p><h2>")  # margins of headings come to nothing as well
    document.setHtml(plain.replace("<table>", _TABLE))
    return document
