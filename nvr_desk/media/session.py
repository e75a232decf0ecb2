"""Pictures of a clip for the player and for stills; decoding happens in a worker."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from nvr_desk.errors import MediaError, WorkerDiedError
from nvr_desk.media.process import WorkerProcess
from nvr_desk.media.readings import LOCAL_TIMES
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
class Manner:
    """How a picture is wanted.

    Attributes:
        max_width: shrink to this width in pixels, if wider.
        heading: +1 or −1 where the player goes on from there.
        rough: one of less than its full size will do, where whole groups are kept to go back.
        field: one field of two, for interlaced pictures.
        stand_in: until it is decoded, another picture of its group will do.
        key_at_once: if it lies far from its key picture, that one will do as soon as it is there.
        hasty: decode no more than it needs, as for a jump; its pixels are the same.
    """

    max_width: int | None = None
    heading: int = 0
    rough: bool = False
    field: bool = False
    stand_in: bool = False
    key_at_once: bool = False
    hasty: bool = False


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What came in time: the picture asked for, one to look at until then, or none yet."""

    picture: Picture | None
    exact: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is open: enough to open it again after a worker died."""

    path: Path
    sha256: str
    facts: MediaFacts
    pts: NDArray[np.int64]
    keys: NDArray[np.int64]
    places: NDArray[np.int64]


class ViewerWorker:
    """A fenced worker that a few sessions share; it is started when it is first needed.

    Args:
        slots: sessions at most; they share the memory for decoded pictures.
    """

    def __init__(self, slots: int = 1, *, module: str = "nvr_desk.media.worker") -> None:
        self.slots = slots
        self.lock = threading.RLock()
        self.life = 0
        """Which start this is; a clip opened in another one is open no longer."""
        self._module = module
        self._process: WorkerProcess | None = None
        self._holders = 0

    def running(self) -> WorkerProcess:
        """The process, started anew where none lives. Lock held."""
        process = self._process
        if process is None or not process.alive:
            self.drop()
            process = self._process = WorkerProcess(self._module)
            self.life += 1
        return process

    def take(self) -> int:
        """A slot for one more session."""
        with self.lock:
            self._holders += 1
            return self._holders - 1

    def leave(self) -> None:
        """A session needs it no more; the last one ends it, also amid a long decode."""
        self._holders -= 1
        if self._holders <= 0:
            if (process := self._process) is not None:
                process.kill()
            with self.lock:
                self.drop()

    def shut(self, slot: int, life: int) -> None:
        """Let the clip of a slot go, if it is open still and others keep the worker. Lock held."""
        process = self._process
        if process is not None and process.alive and life == self.life:
            with contextlib.suppress(MediaError):
                process.request({"op": "shut", "slot": slot}, (), _LONGEST_S, stall_s=_STALL_S)

    def drop(self) -> None:
        """End the process. Lock held."""
        if self._process is not None:
            self._process.close()
        self._process = None


class PlayerSession:
    """One open clip in a fenced worker. Thread-safe; calls wait for each other.

    A picture is named by its index in the clip's pts list as surveyed. When the worker dies the
    call raises; the next one starts another worker and opens the clip again.

    Args:
        worker: shared with other sessions; None takes one of its own.
    """

    def __init__(
        self, worker: ViewerWorker | None = None, *, module: str = "nvr_desk.media.worker"
    ) -> None:
        self._worker = worker or ViewerWorker(module=module)
        self._slot = self._worker.take()
        self._life = 0
        self._block: SharedBlock | None = None
        self._shown: _Shown | None = None
        self._closed = False

    def open(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        pts: NDArray[np.int64],
        keys: NDArray[np.int64] | None = None,
        places: NDArray[np.int64] | None = None,
    ) -> None:
        """Open a clip in place of the last one.

        Args:
            path: the original; its open descriptor alone reaches the worker.
            sha256: names the clip in every picture.
            facts: as surveyed.
            pts: (n,) int64 as surveyed.
            keys: (k,) indices of its key pictures as surveyed; None where nobody noted them.
            places: (n,) bytes at which its pictures begin as surveyed, of a clip whose container
                leads nowhere; None where nobody noted them.

        Raises:
            OSError: the file cannot be opened.
            MediaError: it has no pictures, or the worker cannot open it.
        """
        if len(pts) == 0:
            raise MediaError("the clip has no pictures")
        none = np.empty(0, np.int64)
        noted = none if keys is None else np.asarray(keys, np.int64)
        begin = none if places is None else np.asarray(places, np.int64)
        with self._worker.lock:
            self._shown = None
            shown = _Shown(path, sha256, facts, np.asarray(pts, np.int64), noted, begin)
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
        return self._picture({"op": "picture", "index": index, "max_width": max_width})

    def key_picture(self, index: int, *, max_width: int | None = None) -> Picture:
        """The nearest key picture at or before an index, fast; its own index is in the answer."""
        return self._picture({"op": "picture", "index": index, "max_width": max_width, "key": True})

    def glimpse(self, index: int, patience_s: float, manner: Manner) -> Glimpse:
        """What there is of a picture after at most about ``patience_s``; ask again for the rest.

        Raises:
            MediaError, WorkerDiedError, WorkerTimeoutError: as ``picture``.
        """
        request = {
            "op": "picture",
            "index": index,
            "patience": patience_s,
            "max_width": manner.max_width,
            "heading": manner.heading,
            "rough": manner.rough,
            "field": manner.field,
            "stand_in": manner.stand_in,
            "key_at_once": manner.key_at_once,
            "hasty": manner.hasty,
        }
        with self._worker.lock:
            shown, answer = self._ask(request)
            if answer.get("later") is True and "index" not in answer:
                return Glimpse(None, exact=False)
            return Glimpse(self._copied(shown, request, answer), exact="later" not in answer)

    def prepare(self, index: int, patience_s: float, *, rough: bool) -> bool:
        """Going back from ``index``: decode what comes next for a while; True while there is more.

        Raises:
            MediaError, WorkerDiedError, WorkerTimeoutError: as ``picture``.
        """
        request = {"op": "prepare", "index": index, "patience": patience_s, "rough": rough}
        return self._ask(request)[1].get("more") is True

    def close(self) -> None:
        """Let the clip go; the last session of a worker ends it and frees its memory."""
        if self._closed:
            return
        self._closed = True
        self._worker.leave()
        with self._worker.lock:
            self._worker.shut(self._slot, self._life)
            self._shown = None
            if self._block is not None:
                self._block.close()
            self._block = None

    def __enter__(self) -> Self:
        """The session itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _picture(self, request: dict[str, Any]) -> Picture:
        with self._worker.lock:
            shown, answer = self._ask(request)
            return self._copied(shown, request, answer)

    def _ask(self, request: dict[str, Any]) -> tuple[_Shown, dict[str, Any]]:
        with self._worker.lock:
            shown = self._shown
            if shown is None or self._closed:
                raise MediaError("no clip is open")
            process = self._worker.running()
            if self._life != self._worker.life:
                self._begin(shown)
            try:
                answer = process.request(
                    {**request, "slot": self._slot}, (), _LONGEST_S, _RSS_BYTES, stall_s=_STALL_S
                )
            except MediaError:
                if not process.alive:
                    self._worker.drop()
                raise
            return shown, answer

    def _begin(self, shown: _Shown) -> None:
        """Hand a clip to a living worker, with memory for one whole picture."""
        process = self._worker.running()
        facts = shown.facts
        block = SharedBlock(facts.width * facts.height * 3)
        if self._block is not None:
            self._block.close()
        self._block = block
        request = {
            "op": "open",
            "slot": self._slot,
            "slots": self._worker.slots,
            "size": [facts.width, facts.height],
            "rotation": facts.rotation,
            "damaged": facts.failed_frames > 0,
            "seeks": facts.own_times and facts.container not in LOCAL_TIMES,
            "memory": block.size,
            "count": len(shown.pts),
            "places": len(shown.places),
        }
        with shown.path.open("rb", buffering=0) as stream:
            process.exchange(
                request,
                [stream.fileno(), block.fileno()],
                _LONGEST_S,
                _RSS_BYTES,
                blob=b"".join(
                    each.astype("<i8").tobytes() for each in (shown.pts, shown.places, shown.keys)
                ),
                stall_s=_STALL_S,
            )
        self._life = self._worker.life

    def _copied(self, shown: _Shown, request: dict[str, Any], answer: dict[str, Any]) -> Picture:
        """Copy the picture out; its times come from our own list, not from the worker."""
        if self._block is None:
            raise MediaError("no clip is open")
        asked = int(request["index"])
        try:
            index = int(answer["index"])
            height, width = int(answer["height"]), int(answer["width"])
        except (LookupError, TypeError, ValueError) as error:
            raise WorkerDiedError("its answer made no sense") from error
        another = request.get("stand_in") or request.get("key_at_once")
        earlier = request.get("key") or (another and "later" in answer)
        if index != asked and not (earlier and 0 <= index < asked):
            raise WorkerDiedError("it answered with another picture")
        pts = int(shown.pts[index])
        nth = index - int(np.searchsorted(shown.pts, pts, "left"))
        ref = FrameRef(shown.sha256, shown.facts.stream_index, pts, nth)
        rgb = self._block.read(height, width)
        return Picture(ref, rgb, float(pts * shown.facts.time_base), index)


def tile_group(count: int) -> tuple[PlayerSession, ...]:
    """Sessions of as many tiles that share one worker; the last one that closes ends it.

    Args:
        count: at most ``viewer.SLOTS``.
    """
    worker = ViewerWorker(count)
    return tuple(PlayerSession(worker) for _ in range(count))
