"""A worker that holds several requests at once and answers each as it is told."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

from nvr_desk.media.serving import Handler, progress, serve

if TYPE_CHECKING:
    from nvr_desk.media.serving import Answer
    from nvr_desk.media.wire import Channel, Message

_HANGS_S = 600.0
_HOARD: list[bytearray] = []


def main(channel: Channel) -> None:
    """Serve each request on a thread of its own."""
    crowd = _Crowd(channel)
    handlers: dict[str, Handler] = {
        "meet": crowd.meet,
        "hang": crowd.hang,
        "chatter": crowd.chatter,
        "stray": crowd.stray,
        "die": _die,
        "eat": _eat,
        "refuse": _refuse,
        "blunder": _blunder,
    }
    serve(channel, handlers, beside=handlers.keys())


class _Crowd:
    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._here = 0
        self._changed = threading.Condition()

    def meet(self, message: Message) -> Answer:
        """Answer when so many of these are in hand."""
        with self._changed:
            self._here += 1
            self._changed.notify_all()
            met = self._changed.wait_for(lambda: self._here >= message.body["count"], 20.0)
        return {"word": message.body["word"], "together": met}

    def hang(self, message: Message) -> Answer:
        """Say one word, then nothing."""
        progress(self._channel, 0.25, n=message.body["n"])
        threading.Event().wait(_HANGS_S)
        return {}

    def chatter(self, message: Message) -> Answer:
        """Say many words as fast as they go."""
        for step in range(int(message.body["times"])):
            progress(self._channel, step / 10_000, n=message.body["n"])
        return {"word": "done"}

    def stray(self, message: Message) -> Answer:
        """Answer requests that nobody sent, then one's own."""
        self._channel.send({"n": 999_999, "word": "for nobody"})
        self._channel.send({"n": "one", "word": "for nobody"})
        return {"word": message.body["word"]}


def _die(_: Message) -> Answer:
    os.kill(os.getpid(), signal.SIGSEGV)  # may reach another thread a moment later
    threading.Event().wait(_HANGS_S)
    return {}


def _eat(_: Message) -> Answer:
    while True:
        _HOARD.append(bytearray(b"x" * (16 << 20)))


def _refuse(_: Message) -> Answer:
    raise ValueError("not this one")


def _blunder(_: Message) -> Answer:
    raise TypeError("an error of the program")
