"""Pictures of one clip at a time for the player and for stills; decoding happens in a worker."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from nvr_desk.errors import MediaError, WorkerDiedError
from nvr_desk.media.process import WorkerProcess
from nvr_desk.media.shared import SharedBlock
from nvr_desk.records.media import FrameRef, Picture

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.records.media import MediaFacts

_RSS_BYTES: Final = 2 << 30
_STALL_S: Final = 20.0
_LONGEST_S: Final = 900.0
"""A clip whose index is useless is decoded from its start; that may take as long as it plays."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is open: enough to open it again after a worker died."""

    path: Path
    sha256: str
    facts: MediaFacts
    pts: NDArray[np.int64]


class PlayerSession:
    """One fenced worker, one open clip. Thread-safe; calls wait for each other.

    A picture is named by its index in the clip's pts list as surveyed. When the worker dies the
    call raises; the next one starts another worker and opens the clip again.
    """

    def __init__(self, *, module: str = "nvr_desk.media.worker") -> None:
        self._module = module
        self._lock = threading.RLock()
        self._worker: WorkerProcess | None = None
        self._block: SharedBlock | None = None
        self._shown: _Shown | None = None

    def open(self, path: Path, sha256: str, facts: MediaFacts, pts: NDArray[np.int64]) -> None:
        """Open a clip in place of the last one.

        Args:
            path: the original; its open descriptor alone reaches the worker.
            sha256: names the clip in every picture.
            facts: as surveyed.
            pts: (n,) int64 as surveyed.

        Raises:
            OSError: the file cannot be opened.
            MediaError: it has no pictures, or the worker cannot open it.
        """
        if len(pts) == 0:
            raise MediaError("the clip has no pictures")
        with self._lock:
            self._shown = None
            shown = _Shown(path, sha256, facts, np.asarray(pts, np.int64))
            self._begin(shown)
            self._shown = shown

    def picture(self, index: int, *, max_width: int | None = None) -> Picture:
        """The exact picture of an index, upright.

        Args:
            index: position in the pts list.
            max_width: shrink to this width in pixels, if wider.

        Raises:
            MediaError: nothing is open, no such index, or it cannot be decoded.
            WorkerDiedError: the worker died; ask again and another one is started.
            WorkerTimeoutError: the same, for a worker that stood still.
        """
        return self._ask({"op": "picture", "index": index, "max_width": max_width})

    def key_picture(self, index: int, *, max_width: int | None = None) -> Picture:
        """The nearest key picture at or before an index, fast; its own index is in the answer."""
        return self._ask({"op": "picture", "index": index, "max_width": max_width, "key": True})

    def close(self) -> None:
        """End the worker and free its memory."""
        worker = self._worker
        if worker is not None:
            worker.kill()
        with self._lock:
            self._shown = None
            self._drop()

    def __enter__(self) -> Self:
        """The session itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _ask(self, request: dict[str, Any]) -> Picture:
        with self._lock:
            shown = self._shown
            if shown is None:
                raise MediaError("no clip is open")
            if self._worker is None or not self._worker.alive:
                self._begin(shown)
            if self._worker is None or self._block is None:
                raise MediaError("no clip is open")
            try:
                answer = self._worker.request(request, (), _LONGEST_S, _RSS_BYTES, stall_s=_STALL_S)
                return _picture(shown, self._block, request, answer)
            except MediaError:
                if not self._worker.alive:
                    self._drop()
                raise

    def _begin(self, shown: _Shown) -> None:
        """Hand a clip to a living worker, with memory for one whole picture."""
        worker = self._worker
        if worker is None or not worker.alive:
            self._drop()
            worker = self._worker = WorkerProcess(self._module)
        facts = shown.facts
        block = SharedBlock(facts.width * facts.height * 3)
        if self._block is not None:
            self._block.close()
        self._block = block
        request = {
            "op": "open",
            "size": [facts.width, facts.height],
            "rotation": facts.rotation,
            "damaged": facts.failed_frames > 0,
            "memory": block.size,
        }
        with shown.path.open("rb", buffering=0) as stream:
            worker.exchange(
                request,
                [stream.fileno(), block.fileno()],
                _LONGEST_S,
                _RSS_BYTES,
                blob=shown.pts.astype("<i8").tobytes(),
                stall_s=_STALL_S,
            )

    def _drop(self) -> None:
        if self._worker is not None:
            self._worker.close()
        if self._block is not None:
            self._block.close()
        self._worker = self._block = None


def _picture(
    shown: _Shown, block: SharedBlock, request: dict[str, Any], answer: dict[str, Any]
) -> Picture:
    """Copy the picture out; its times come from our own list, not from the worker."""
    asked = int(request["index"])
    try:
        index, height, width = int(answer["index"]), int(answer["height"]), int(answer["width"])
    except (LookupError, TypeError, ValueError) as error:
        raise WorkerDiedError("its answer made no sense") from error
    if index != asked and not (request.get("key") and 0 <= index < asked):
        raise WorkerDiedError("it answered with another picture")
    pts = int(shown.pts[index])
    nth = index - int(np.searchsorted(shown.pts, pts, "left"))
    ref = FrameRef(shown.sha256, shown.facts.stream_index, pts, nth)
    return Picture(ref, block.read(height, width), float(pts * shown.facts.time_base), index)
