"""What waits for a second person or for a supervisor, from plain lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nvr_desk.records.approval import Waiting
from nvr_desk.records.supervise import Due

if TYPE_CHECKING:
    from nvr_desk.records.supervise import Ask

    from tests.fakes.desk import FakeDesk

NOTHING_DUE = Due(reviews=0, items=0, next_due=None, overdue=0, days_left=None)


@dataclass
class FakeSupervision:
    """Questions to the person here."""

    desk: FakeDesk
    open: list[Ask] = field(default_factory=list)
    waiting: Due = field(default_factory=lambda: NOTHING_DUE)

    def due(self) -> Due:
        return self.waiting

    def asks(self) -> list[Ask]:
        return list(self.open)

    def answer(self, item: int, words: str) -> None:
        self.desk.act("supervise.answer", item, words)
        self.open = [each for each in self.open if each.item != item]


@dataclass
class FakeApprovals:
    """What waits for a second person."""

    now: Waiting = field(default_factory=Waiting)

    def waiting(self) -> Waiting:
        return self.now
