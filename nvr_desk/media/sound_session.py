"""Sound of a clip for the player; decoding happens in a fenced worker."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from nvr_desk.errors import MediaError, WorkerDiedError
from nvr_desk.media.process import WorkerProcess
from nvr_desk.records.media import SOUND_CHANNELS

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_RSS_BYTES: Final = 1 << 30
_LONGEST_S: Final = 60.0
_SAMPLE_BYTES: Final = 2


class SoundSession:
    """The sound of one clip at a time. Thread-safe; calls wait for each other."""

    def __init__(self, *, module: str = "nvr_desk.media.sound_worker") -> None:
        self._module = module
        self._lock = threading.RLock()
        self._worker: WorkerProcess | None = None
        self._path: Path | None = None

    def open(self, path: Path) -> None:
        """Open the sound of an original in place of the last one; its descriptor is handed over.

        Raises:
            OSError: the file cannot be opened.
            MediaError: no sound in it that is decoded here, or the worker died.
        """
        with self._lock:
            self._path = None
            self._begin(path)
            self._path = path

    def span(self, from_s: float, seconds: float) -> NDArray[np.int16]:
        """(samples, 2) int16 at `SOUND_RATE_HZ` from a container second on; silence in gaps.

        Raises:
            MediaError: nothing is open, or the span is too long.
            WorkerDiedError: the worker died; ask again and another one is started.
        """
        with self._lock:
            if self._path is None:
                raise MediaError("no clip is open")
            worker = self._worker
            if worker is None or not worker.alive:
                worker = self._begin(self._path)
            request = {"op": "span", "from_s": from_s, "seconds": seconds}
            answer = worker.exchange(request, (), _LONGEST_S, _RSS_BYTES)
            if len(answer.blob) % (_SAMPLE_BYTES * SOUND_CHANNELS):
                raise WorkerDiedError("its answer made no sense")
            return np.frombuffer(answer.blob, "<i2").reshape(-1, SOUND_CHANNELS).astype(np.int16)

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            if self._worker is not None:
                self._worker.close()
            self._worker = self._path = None

    def __enter__(self) -> Self:
        """The session itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _begin(self, path: Path) -> WorkerProcess:
        worker = self._worker
        if worker is None or not worker.alive:
            if worker is not None:
                worker.close()
            worker = self._worker = WorkerProcess(self._module)
        with path.open("rb", buffering=0) as stream:
            worker.exchange({"op": "open"}, [stream.fileno()], _LONGEST_S, _RSS_BYTES)
        return worker
