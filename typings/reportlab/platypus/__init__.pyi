from collections.abc import Callable, Sequence
from typing import IO, Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

class Flowable: ...

class Paragraph(Flowable):
    def __init__(self, text: str, style: ParagraphStyle) -> None: ...

class Spacer(Flowable):
    def __init__(self, width: float, height: float) -> None: ...

class LongTable(Flowable):
    def __init__(
        self,
        data: Sequence[Sequence[Flowable | str]],
        colWidths: Sequence[float] | None = ...,
        *,
        repeatRows: int = ...,
        splitInRow: int = ...,
        style: Sequence[tuple[Any, ...]] | None = ...,
    ) -> None: ...

class SimpleDocTemplate:
    def __init__(
        self,
        filename: IO[bytes],
        *,
        pagesize: tuple[float, float] = ...,
        leftMargin: float = ...,
        rightMargin: float = ...,
        topMargin: float = ...,
        bottomMargin: float = ...,
        title: str = ...,
        author: str = ...,
        subject: str = ...,
    ) -> None: ...
    def build(
        self, flowables: list[Flowable], *, canvasmaker: Callable[..., Canvas] = ...
    ) -> None: ...
