from collections.abc import Sequence
from enum import IntFlag
from fractions import Fraction
from typing import Any

from av.codec import CodecContext

class Disposition(IntFlag):
    default = ...
    attached_pic = ...
    timed_thumbnails = ...
    still_image = ...

class Stream:
    index: int
    id: int
    type: str
    profile: str | None
    codec_context: CodecContext
    metadata: dict[str, str]
    options: dict[str, str]
    time_base: Fraction | None
    start_time: int | None
    duration: int | None
    frames: int
    disposition: Disposition
    index_entries: Sequence[Any]
    def __getattr__(self, name: str) -> Any: ...
