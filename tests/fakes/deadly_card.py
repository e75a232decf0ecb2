"""The real analysis worker on a machine whose card's driver kills whoever asks for it."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from nvr_desk.vision import worker
from nvr_desk.vision.engines.choice import GPU

if TYPE_CHECKING:
    from nvr_desk.media.wire import Channel


def main(channel: Channel) -> None:
    """Die of a card, else serve as the real one does."""
    if GPU & set(os.environ[worker.ENGINES_VARIABLE].split(",")):
        os.kill(os.getpid(), signal.SIGSEGV)
    worker.main(channel)
