"""A report as PDF: tables, a chart, page numbers, workspace and checkpoint on every page."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any, Final

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer

from nvr_desk.supervise import report_facts as told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.supervise.report_facts import Facts, Table

_PAGE: Final = landscape(A4)
_MARGIN: Final = 15 * mm
_WIDTH: Final = _PAGE[0] - 2 * _MARGIN
_LONGEST: Final = 1_500
"""Characters of one cell; the HTML report has all of them."""
_BLUE: Final = colors.HexColor(0x0072B2)
_GREY: Final = colors.HexColor(0xC9D1DA)


def pdf(facts: Facts) -> bytes:
    """The whole file."""
    _fonts()
    out = io.BytesIO()
    line = _sayable(told.footer(facts))
    pages = SimpleDocTemplate(
        out,
        pagesize=_PAGE,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN + 6 * mm,
        title=told.title(facts),
        author=_sayable(facts.made_by),
        subject=line,
    )

    def canvas(*args: Any, **kwargs: Any) -> Canvas:  # noqa: ANN401 - reportlab's own
        return _Numbered(line, *args, **kwargs)

    pages.build(_story(facts), canvasmaker=canvas)
    return out.getvalue()


def _story(facts: Facts) -> list[Flowable]:
    head = ParagraphStyle("head", fontName="VeraBd", fontSize=15, leading=20)
    body = ParagraphStyle("body", fontName="Vera", fontSize=8, leading=11)
    story: list[Flowable] = [
        Paragraph(_text(told.title(facts)), head),
        Paragraph(_text(told.DISCLAIMER), body),
        *_table(told.summary(facts)),
        *_table(told.by_rule(facts)),
        *_heading("Looks by hour of the day (UTC)"),
        _bars(told.bars(facts)),
    ]
    for each in (*told.counts(facts), told.items(facts), told.lots(facts)):
        story += _table(each)
    return story


def _table(table: Table) -> list[Flowable]:
    style = ParagraphStyle("cell", fontName="Vera", fontSize=7, leading=9, splitLongWords=1)
    bold = ParagraphStyle("headcell", parent=style, fontName="VeraBd")
    rows = [[Paragraph(_text(cell), style) for cell in row] for row in table.rows]
    headed = any(table.heads)
    if headed:
        rows.insert(0, [Paragraph(_text(cell), bold) for cell in table.heads])
    if not rows:
        return []
    weights = table.weights or (1.0,) * len(table.heads)
    widths = [_WIDTH * weight / sum(weights) for weight in weights]
    lines = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, _GREY),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    made = LongTable(rows, colWidths=widths, repeatRows=int(headed), splitInRow=1, style=lines)
    return [*_heading(table.title), made]


def _heading(words: str) -> list[Flowable]:
    style = ParagraphStyle("title", fontName="VeraBd", fontSize=10, leading=14, keepWithNext=1)
    return [Spacer(1, 5 * mm), Paragraph(_text(words), style)]


def _bars(values: Sequence[int]) -> Drawing:
    drawing = Drawing(_WIDTH, 55 * mm)
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 10 * mm, 8 * mm, _WIDTH - 15 * mm, 42 * mm
    chart.data = [tuple(values)]
    chart.categoryAxis.categoryNames = [f"{hour:02}" for hour in range(len(values))]
    chart.categoryAxis.labels.fontSize = chart.valueAxis.labels.fontSize = 7
    chart.valueAxis.valueMin, chart.valueAxis.valueMax = 0, max([*values, 1])
    chart.valueAxis.labelTextFormat = "%d"
    chart.bars[0].fillColor, chart.bars[0].strokeColor = _BLUE, None
    drawing.add(chart)
    return drawing


class _Numbered(Canvas):
    """Pages that know how many they are: each is kept until the last one is there."""

    def __init__(self, line: str, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - reportlab's own
        super().__init__(*args, **kwargs)
        self._line = line
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        pages = self._pages
        for at, page in enumerate(pages, start=1):
            self.__dict__.update(page)
            self.setFont("Vera", 7)
            self.drawString(_MARGIN, _MARGIN, self._line)
            self.drawRightString(_PAGE[0] - _MARGIN, _MARGIN, f"page {at} of {len(pages)}")
            super().showPage()
        super().save()


def _fonts() -> None:
    """The fonts that reportlab ships: free, embedded in the file."""
    for name in ("Vera", "VeraBd"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


def _text(cell: str) -> str:
    """Foreign text as reportlab's markup: nothing in it is a tag."""
    short = cell if len(cell) <= _LONGEST else cell[:_LONGEST] + " …"
    return escape(_sayable(short), quote=False)


def _sayable(text: str) -> str:
    """Characters the font lacks are written by their number; the HTML report has them all."""
    return "".join(c if _in_font(c) else f"<U+{ord(c):04X}>" for c in text)


def _in_font(character: str) -> bool:
    """Whether Bitstream Vera has it: it reaches a little further than Windows' Latin letters."""
    try:
        character.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return character.isprintable()
