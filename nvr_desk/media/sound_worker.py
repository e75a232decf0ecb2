"""The sound worker: a fenced process of its own, so that sound never waits for a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.media import fence
from nvr_desk.media.fence_profile import FenceProfile
from nvr_desk.media.serving import serve
from nvr_desk.media.sound import Listener
from nvr_desk.media.warm import warm_up, warm_up_sound

if TYPE_CHECKING:
    from nvr_desk.media.wire import Channel

MEMORY_BYTES = 2 << 30
"""Address space of one sound worker."""


def main(channel: Channel) -> None:
    """Warm up, close the fence, serve."""
    warm_up()
    warm_up_sound()
    held = fence.apply(FenceProfile(memory_bytes=MEMORY_BYTES))
    listener = Listener()
    serve(channel, {"open": listener.open, "span": listener.span}, {"fence": held.as_json()})
