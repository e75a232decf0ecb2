from collections.abc import Sequence

from reportlab.lib.colors import Color

class _Labels:
    fontSize: float
    fontName: str

class _CategoryAxis:
    categoryNames: Sequence[str]
    labels: _Labels

class _ValueAxis:
    valueMin: float
    valueMax: float
    labelTextFormat: str
    labels: _Labels

class _Bar:
    fillColor: Color | None
    strokeColor: Color | None

class VerticalBarChart:
    x: float
    y: float
    width: float
    height: float
    data: Sequence[Sequence[float]]
    categoryAxis: _CategoryAxis
    valueAxis: _ValueAxis
    bars: dict[int, _Bar]
