"""A process that tries this machine's hardware decoders, says what it found, and does nothing else.

Drivers are loaded here, so that a broken one takes no other process along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nvr_desk.errors import MediaError
from nvr_desk.media import serving
from nvr_desk.media.process import WorkerProcess

if TYPE_CHECKING:
    from nvr_desk.media.wire import Channel

_START_S = 120.0
_MODULE = "nvr_desk.vision.trial"


def main(channel: Channel) -> None:
    """Try all of them. No foreign bytes come here, so there is no fence."""
    from nvr_desk.vision.decoders import NAMES, prepare  # noqa: PLC0415 - loads decoders

    _, found = prepare(NAMES)
    rows = [[each.name, each.works, each.why] for each in found]
    serving.serve(channel, {}, {"decoders": rows})


def hardware_decoders() -> list[tuple[str, bool, str]]:
    """What this machine has. Starts a process of its own, which ends again.

    Returns:
        Name, whether it works, and what it decoded or why it does not.

    Raises:
        MediaError: it died of a driver, or took too long.
    """
    with WorkerProcess(_MODULE, start_timeout_s=_START_S) as worker:
        rows: list[list[Any]] = list(worker.hello.get("decoders", []))
    if not all(len(each) == 3 for each in rows):
        message = "the trial of hardware decoders gave no plain answer"
        raise MediaError(message)
    return [(str(name), bool(works), str(why)) for name, works, why in rows]
