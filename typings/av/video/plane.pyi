class VideoPlane:
    buffer_size: int
    line_size: int
    width: int
    height: int
    def __buffer__(self, flags: int, /) -> memoryview: ...
    def update(self, input: object) -> None: ...
