"""A container of hand-made packets, for times and faults that no muxer writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass
class FakeFrame:
    pts: int | None
    dts: int | None = None
    is_corrupt: bool = False


@dataclass
class FakePacket:
    frames: Sequence[FakeFrame] = ()
    error: Exception | None = None
    size: int = 100

    def decode(self) -> list[FakeFrame]:
        if self.error is not None:
            raise self.error
        return list(self.frames)


@dataclass
class FakeStream:
    time_base: Fraction | None = Fraction(1, 1000)
    guessed_rate: Fraction | None = Fraction(25)
    average_rate: Fraction | None = Fraction(25)


@dataclass
class FakeContainer:
    """Hands out packets; an exception among them is raised in its place, then reading goes on."""

    packets: list[FakePacket | Exception]
    asked: int = field(default=0, init=False)

    def demux(self, _stream: object) -> Iterator[FakePacket]:
        while self.asked < len(self.packets):
            item = self.packets[self.asked]
            self.asked += 1
            if isinstance(item, Exception):
                raise item
            yield item
