"""The real analysis worker, but for clips that end in a word: those kill it, in company.

A clip with `POISON` at its end dies when other clips are in hand beside it, or alone when none
comes. While it waits for company, no other clip gets through: all in hand die with it.
"""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

from nvr_desk.vision import worker

if TYPE_CHECKING:
    from nvr_desk.media import serving
    from nvr_desk.media.wire import Channel, Message

POISON = b"poison"
SLOTS = 3
_COMPANY_S = 1.5
_GRACE_S = 0.2
_FOR_EVER_S = 600.0


def main(channel: Channel) -> None:
    """Serve as the real one does, `SLOTS` clips at once."""
    meeting = threading.Condition()
    in_hand: list[bool] = []
    real = worker._Worker.analyse  # pyright: ignore[reportPrivateUsage]

    def analyse(self: worker._Worker, message: Message) -> serving.Answer:  # pyright: ignore[reportPrivateUsage]
        poison = _ends_in_poison(message.descriptors[0])
        with meeting:
            in_hand.append(poison)
            meeting.notify_all()
            if poison:
                meeting.wait_for(lambda: len(in_hand) >= SLOTS, _COMPANY_S)
                os.kill(os.getpid(), signal.SIGSEGV)
            beside = meeting.wait_for(lambda: any(in_hand), _GRACE_S)
        if beside:
            threading.Event().wait(_FOR_EVER_S)
        try:
            return real(self, message)
        finally:
            with meeting:
                in_hand.remove(poison)

    worker._Worker.analyse = analyse  # type: ignore[method-assign]  # pyright: ignore[reportPrivateUsage]
    worker._slots = _slots  # pyright: ignore[reportPrivateUsage]
    worker.main(channel)


def _slots(name: str, sessions: int) -> int:
    del name, sessions
    return SLOTS


def _ends_in_poison(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return os.pread(descriptor, len(POISON), size - len(POISON)) == POISON
