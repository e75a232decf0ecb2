"""A worker that obeys the bytes it is given: it dies, hangs, eats, lies and floods on command.

Run as a worker module in place of the decode worker. It is fenced like the real one unless the
file says otherwise.
"""

from __future__ import annotations

import os
import signal
import socket
import struct
import sys
import threading
import time
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.media import fence, fence_probe, report
from nvr_desk.media.fence_profile import FenceProfile
from nvr_desk.media.serving import progress, serve
from nvr_desk.records.media import MediaState

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.media.serving import Answer
    from nvr_desk.media.wire import Channel, Message

HANGS_S = 600
_HOARD: list[bytearray] = []
_EARLY: dict[str, str] = {}
_ASK = threading.Event()


def main(channel: Channel) -> None:
    early = _thread_from_before_the_fence()
    held = fence.apply(FenceProfile())
    served = [0]

    def survey(message: Message) -> Answer:
        words = os.pread(message.descriptors[0], 64, 0).split(b"\0")[0].decode()
        served[0] += 1
        _MISDEEDS.get(words, _nothing)(channel)
        if words == "die when used" and served[0] > 1:
            os.kill(os.getpid(), signal.SIGSEGV)
        if words == "raise":
            raise ValueError("over\nmany\tlines\x00" + "x" * 5000)
        if words == "nonsense":
            return {"state": "splendid"}
        return report.pack(report.verdict_only(MediaState.BAD, f"{words} {served[0]}"))

    def escape(message: Message) -> Answer:
        return {"attempts": fence_probe.try_everything(message.body["targets"])}

    def threads(message: Message) -> Answer:
        _EARLY["path"] = message.body["targets"]["folder"]
        _ASK.set()
        early.join(60)
        return {"attempts": {**_EARLY, "new thread": _new_thread()}}

    serve(
        channel,
        {
            "survey": survey,
            "escape": escape,
            "threads": threads,
            "look": _look,
            "misdeed": lambda message: _do(message, channel),
        },
        {"fence": held.as_json()},
    )


def _do(message: Message, channel: Channel) -> Answer:
    _MISDEEDS[message.body["what"]](channel)
    return {"done": True}


def _look(message: Message) -> Answer:
    """What this process holds and knows: descriptors, variables, working folder."""
    descriptors: list[int] = []
    for number in range(256):
        try:
            os.fstat(number)
        except OSError:
            continue
        descriptors.append(number)
    return {"descriptors": descriptors, "variables": sorted(os.environ), "path": sys.path}


def _thread_from_before_the_fence() -> threading.Thread:
    def wait() -> None:
        _ASK.wait()
        folder = _EARLY.pop("path")
        attempts: dict[str, Callable[[], object]] = {
            "old thread opens": lambda: os.open(f"{folder}/secret", os.O_RDONLY),
            "old thread connects": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        }
        for name, attempt in attempts.items():
            try:
                attempt()
                _EARLY[name] = "allowed"
            except PermissionError:
                _EARLY[name] = "denied"

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    return thread


def _new_thread() -> str:
    result: list[float] = []
    thread = threading.Thread(target=lambda: result.append(float(np.ones((64, 64)).sum())))
    thread.start()
    thread.join()
    return "runs" if result == [4096.0] else "fails"


def _nothing(_: Channel) -> None:
    pass


def _segfault(_: Channel) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _leave(_: Channel) -> None:
    os._exit(3)


def _hang(_: Channel) -> None:
    time.sleep(HANGS_S)


def _chatter(channel: Channel) -> None:
    while True:
        progress(channel, 0.5)
        time.sleep(0.01)


def _eat(_: Channel) -> None:
    while True:
        _HOARD.append(bytearray(b"x" * (16 << 20)))


def _flood(_: Channel) -> None:
    for _number in range(512):
        os.write(2, b"y" * 65_536)
        os.write(1, b"y" * 65_536)


def _garbage(channel: Channel) -> None:
    os.write(channel.fileno(), struct.pack(">II", 4, 0) + b"\xff\xff\xff\xff")
    time.sleep(HANGS_S)


def _boast(channel: Channel) -> None:
    os.write(channel.fileno(), struct.pack(">II", 0xFFFFFFFF, 0xFFFFFFFF))
    time.sleep(HANGS_S)


def _smuggle(channel: Channel) -> None:
    """Send descriptors nobody asked for, as SCM_RIGHTS beside a good message."""
    with socket.socket(fileno=os.dup(channel.fileno())) as sock:
        text = b'{"progress":0.5}'
        socket.send_fds(sock, [struct.pack(">II", len(text), 0) + text], [0, 1, 2])


_MISDEEDS: dict[str, Callable[[Channel], None]] = {
    "segfault": _segfault,
    "leave": _leave,
    "hang": _hang,
    "chatter": _chatter,
    "eat": _eat,
    "flood": _flood,
    "garbage": _garbage,
    "boast": _boast,
    "smuggle": _smuggle,
}
