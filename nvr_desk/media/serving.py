"""The worker's side of a channel: start, greet, answer until the parent is gone."""

from __future__ import annotations

import contextlib
import importlib
import os
import select
import socket
import threading
import traceback
from typing import TYPE_CHECKING, Any, TypeAlias

from nvr_desk.errors import NvrDeskError
from nvr_desk.media import wire

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

Answer: TypeAlias = "dict[str, Any] | tuple[dict[str, Any], bytes]"
Handler: TypeAlias = "Callable[[wire.Message], Answer]"

EXPECTED = (NvrDeskError, OSError, ValueError, LookupError, MemoryError, ArithmeticError)
"""What a handler may raise over foreign bytes; it becomes an answer, the worker lives on."""
_REASON_CHARACTERS = 300


def boot(module: str, number: int) -> None:
    """First call in a fresh worker: take the socket, hand it to the module's ``main``."""
    sock = socket.socket(fileno=number)
    sock.set_inheritable(False)
    _leave_with_parent(sock)
    channel = wire.Channel(sock, takes_descriptors=True)
    importlib.import_module(module).main(channel)


def serve(
    channel: wire.Channel,
    handlers: Mapping[str, Handler],
    hello: dict[str, Any] | None = None,
    *,
    beside: Collection[str] = (),
) -> None:
    """Greet, then answer one request at a time until the parent closes.

    Args:
        channel: as ``main`` got it.
        handlers: by the request's ``op``. Descriptors of a request are closed after its handler.
        hello: what the parent reads as `WorkerProcess.hello`.
        beside: ops whose requests get a thread each, so that others are answered meanwhile. How
            many there may be at once is the parent's to keep.
    """
    channel.send({"ready": True, **(hello or {})})
    while True:
        try:
            message = channel.receive()
        except wire.ChannelClosedError:
            return
        if message is None:
            continue
        if message.body.get("op") in beside:
            threading.Thread(
                target=_answer_or_end, args=(channel, handlers, message), daemon=True
            ).start()
        else:
            _answer(channel, handlers, message)


def progress(channel: wire.Channel, share: float, **more: Any) -> None:  # noqa: ANN401 - JSON
    """Send an interim message; ``share`` in 0…1."""
    channel.send({"progress": round(share, 5), **more})


def _answer_or_end(
    channel: wire.Channel, handlers: Mapping[str, Handler], message: wire.Message
) -> None:
    """An error that is not of foreign bytes ends the worker, as it would on its first thread."""
    try:
        _answer(channel, handlers, message)
    except wire.ChannelClosedError:
        return
    except BaseException:  # noqa: BLE001 - whatever it was, the parent must not wait for ever
        traceback.print_exc()
        os._exit(1)


def _answer(channel: wire.Channel, handlers: Mapping[str, Handler], message: wire.Message) -> None:
    handler = handlers.get(str(message.body.get("op")))
    try:
        answer: Answer = handler(message) if handler else {"error": "no such request"}
    except EXPECTED as error:
        answer = {"error": plain_reason(error), "kind": type(error).__name__}
    finally:
        for descriptor in message.descriptors:
            with contextlib.suppress(OSError):
                os.close(descriptor)
    body, blob = answer if isinstance(answer, tuple) else (answer, b"")
    if "n" in message.body:
        body = {**body, "n": message.body["n"]}
    channel.send(body, blob)


def plain_reason(error: BaseException) -> str:
    """An exception in one bounded line without control characters."""
    words = " ".join(str(error).split()) or type(error).__name__
    return "".join(c if c.isprintable() else "\ufffd" for c in words)[:_REASON_CHARACTERS]


def _leave_with_parent(sock: socket.socket) -> None:
    """End this process when the parent's end of the socket closes, even amid a long decode."""
    if not hasattr(select, "poll"):
        return
    poller = select.poll()
    poller.register(sock.fileno(), 0)

    def wait() -> None:
        poller.poll()
        os._exit(0)

    threading.Thread(target=wait, daemon=True, name="parent-watch").start()
