class ParagraphStyle:
    def __init__(
        self,
        name: str,
        parent: ParagraphStyle | None = ...,
        *,
        fontName: str = ...,
        fontSize: float = ...,
        leading: float = ...,
        splitLongWords: int = ...,
        keepWithNext: int = ...,
    ) -> None: ...
