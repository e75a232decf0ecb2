"""Messages between a parent and its worker: bounded JSON, raw bytes beside it, descriptors.

A message is eight bytes of lengths (JSON, blob; big endian), the JSON object, the blob.
Descriptors ride on the first byte (SCM_RIGHTS). Nothing is ever unpickled, and the side that
reads a worker takes no descriptors from it: what a worker would send is closed by the kernel.
"""

from __future__ import annotations

import json
import select
import socket
import struct
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from nvr_desk.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = struct.Struct(">II")
MAX_JSON_BYTES = 4 << 20
"""Longest JSON part; a clip's facts with every tag stay far below."""
MAX_BLOB_BYTES = 96 << 20
"""Longest raw part; 10 million pts are 80 MB."""
MAX_DESCRIPTORS = 8
"""How many descriptors one message may carry."""


class WireError(MediaError):
    """The other side broke the protocol: too long, not JSON, no object."""

    code = "wire"


class ChannelClosedError(WireError):
    """The other side is gone."""

    code = "channel_closed"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. The receiver owns ``descriptors`` and closes them."""

    body: dict[str, Any]
    blob: bytes = b""
    descriptors: tuple[int, ...] = ()


class Channel:
    """One end of a connected stream socket. Any thread may send while one receives.

    Args:
        sock: connected; the channel owns it from now on.
        takes_descriptors: whether descriptors of the other side are accepted (workers only).
        send_timeout_s: longest wait for the other side to make room; None waits for ever.
    """

    def __init__(
        self,
        sock: socket.socket,
        *,
        takes_descriptors: bool = False,
        send_timeout_s: float | None = None,
    ) -> None:
        sock.setblocking(False)  # a timeout of the socket would hold for both directions
        self._sock = sock
        self._sending = threading.Lock()
        self._takes = takes_descriptors
        self._send_timeout_s = send_timeout_s
        self._buffer = bytearray(_HEAD.size)
        self._have = 0
        self._lengths: tuple[int, int] | None = None
        self._descriptors: list[int] = []

    def fileno(self) -> int:
        """The socket's descriptor."""
        return self._sock.fileno()

    def send(
        self, body: dict[str, Any], blob: bytes = b"", descriptors: Sequence[int] = ()
    ) -> None:
        """Send one message whole.

        Raises:
            WireError: longer than the bounds.
            ChannelClosedError: nobody reads any more.
        """
        text = json.dumps(body, separators=(",", ":")).encode()
        if len(text) > MAX_JSON_BYTES or len(blob) > MAX_BLOB_BYTES:
            message = f"message of {len(text)} + {len(blob)} bytes is over the bound"
            raise WireError(message)
        data = _HEAD.pack(len(text), len(blob)) + text
        until = _deadline(self._send_timeout_s)
        try:
            with self._sending:
                self._send_all(memoryview(data), descriptors, until)
                self._send_all(memoryview(blob), (), until)
        except OSError as error:
            raise ChannelClosedError(str(error)) from error

    def _send_all(self, data: memoryview, descriptors: Sequence[int], until: float | None) -> None:
        while len(data):
            try:
                sent = self._send_some(data, descriptors)
            except BlockingIOError:
                self._wait(until, to_send=True)
                continue
            data, descriptors = data[sent:], ()

    def _send_some(self, data: memoryview, descriptors: Sequence[int]) -> int:
        if not descriptors:
            return self._sock.send(data)
        if not hasattr(socket, "send_fds"):
            message = "this system hands no descriptors between processes"
            raise WireError(message)
        return socket.send_fds(self._sock, [data], list(descriptors))

    def _wait(self, until: float | None, *, to_send: bool = False) -> None:
        """Until the socket is ready, or ended. Raises TimeoutError."""
        left = None if until is None else until - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        if hasattr(select, "poll"):
            poller = select.poll()
            poller.register(self._sock, select.POLLOUT if to_send else select.POLLIN)
            poller.poll(None if left is None else left * 1000)
        else:
            reading, writing = ([], [self._sock]) if to_send else ([self._sock], [])
            select.select(reading, writing, [], left)

    def receive(self, timeout_s: float | None = None) -> Message | None:
        """The next message, or None when it is not complete within ``timeout_s`` seconds.

        What arrived of it is kept for the next call.

        Raises:
            WireError: the other side broke the protocol.
            ChannelClosedError: the other side is gone.
        """
        until = _deadline(timeout_s)
        try:
            if self._lengths is None:
                self._fill(until)
                self._open_body()
            self._fill(until)
        except TimeoutError:
            return None
        except OSError as error:
            raise ChannelClosedError(str(error)) from error
        return self._take()

    def close(self) -> None:
        """Close the socket and whatever descriptors nobody took."""
        for descriptor in self._descriptors:
            _close(descriptor)
        self._descriptors.clear()
        self._sock.close()

    def _fill(self, until: float | None) -> None:
        view = memoryview(self._buffer)
        while self._have < len(view):
            try:
                self._have += self._read(view[self._have :])
            except BlockingIOError:
                self._wait(until)

    def _read(self, view: memoryview) -> int:
        if self._takes:
            part, descriptors, _, _ = socket.recv_fds(self._sock, len(view), MAX_DESCRIPTORS)
            self._descriptors += descriptors
            view[: len(part)] = part
            count = len(part)
        else:
            count = self._sock.recv_into(view)
        if count == 0:
            message = "the other side closed the channel"
            raise ChannelClosedError(message)
        return count

    def _open_body(self) -> None:
        text, blob = _HEAD.unpack(self._buffer)
        if text > MAX_JSON_BYTES or blob > MAX_BLOB_BYTES:
            message = f"a message claims {text} + {blob} bytes"
            raise WireError(message)
        self._lengths = (text, blob)
        self._buffer = bytearray(text + blob)
        self._have = 0

    def _take(self) -> Message:
        text, _ = cast("tuple[int, int]", self._lengths)
        data, descriptors = self._buffer, tuple(self._descriptors)
        self._buffer, self._have, self._lengths = bytearray(_HEAD.size), 0, None
        self._descriptors = []
        try:
            body: object = json.loads(bytes(memoryview(data)[:text]))
        except (ValueError, RecursionError) as error:
            message = "a message that is not JSON"
            raise WireError(message) from error
        if not isinstance(body, dict):
            message = "a message that is no JSON object"
            raise WireError(message)
        blob = bytes(memoryview(data)[text:])
        return Message(cast("dict[str, Any]", body), blob, descriptors)


def pair() -> tuple[socket.socket, socket.socket]:
    """Two connected stream sockets, the parent's first; neither is inherited by chance."""
    return socket.socketpair()


def _deadline(timeout_s: float | None) -> float | None:
    return None if timeout_s is None else time.monotonic() + timeout_s


def _close(descriptor: int) -> None:
    socket.close(descriptor)
