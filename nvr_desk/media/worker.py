"""The decode worker: a fenced process that surveys clips and serves pictures of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.media import fence, fence_probe
from nvr_desk.media.serving import serve

if TYPE_CHECKING:
    from nvr_desk.media.serving import Answer
    from nvr_desk.media.wire import Channel, Message

MEMORY_BYTES = 6 << 30
"""Address space of one decode worker."""


def main(channel: Channel) -> None:
    """Warm up, close the fence, serve."""
    report = fence.apply(fence.FenceProfile(memory_bytes=MEMORY_BYTES))
    serve(channel, {"fence": _try_to_leave}, {"fence": report.as_json()})


def _try_to_leave(message: Message) -> Answer:
    return {"attempts": fence_probe.try_everything(message.body["targets"])}
