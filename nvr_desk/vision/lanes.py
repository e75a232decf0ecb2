"""Threads that look, shared by all clips in hand and by the networks of all shapes.

One clip alone seldom keeps a device busy: its next look often waits for the last answer. So the
clips put their pictures into one queue, oldest first, and as many threads as the device wants take
from it: each a picture on a CPU, each a batch of many clips' pictures on a GPU.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from nvr_desk.vision.looker import outward

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.vision.detector import Detections, Detector, Prepared
    from nvr_desk.vision.letterbox import Letterbox
    from nvr_desk.vision.shot import Shot

PATIENCE_S = 0.003
"""A batch that is not full waits this long for more, where more clips are in hand."""
_WAITING_A_LANE = 4
"""So many batches a lane may wait in the queue; then who asks waits."""


@dataclass(slots=True)
class _Ask:
    looker: SharedLooker
    box: Letterbox
    answer: Future[Detections]
    since: float
    shot: Shot | None
    picture: Prepared


class Lanes:
    """The threads and their queue.

    Args:
        count: threads; `Detector.lanes` of the detectors they will serve.
        patience_s: see `PATIENCE_S`.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        count: int,
        *,
        patience_s: float = PATIENCE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.count = count
        self.looks = 0
        """Pictures looked at so far."""
        self.calls = 0
        """Calls of detectors so far."""
        self.places = 0
        """Pictures that these calls had room for."""
        self._patience_s = patience_s
        self._clock = clock
        self._queue: deque[_Ask] = deque()
        self._lock = threading.Lock()
        self._came = threading.Condition(self._lock)
        self._room = threading.Condition(self._lock)
        self._open: set[SharedLooker] = set()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._serve, name=f"lane-{n}", daemon=True)
            for n in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def looker(self, detector: Detector) -> SharedLooker:
        """A clip's own door to these lanes; close it when the clip is through."""
        made = SharedLooker(self, detector)
        with self._lock:
            self._open.add(made)
        return made

    @property
    def clips(self) -> int:
        """How many clips are in hand, at least 1."""
        return max(1, len(self._open))

    @property
    def fill(self) -> float:
        """How full batches were so far, 0…1; 1 where nothing was looked at yet."""
        with self._lock:
            return self.looks / self.places if self.places else 1.0

    def close(self) -> None:
        """End the threads when the looks in hand are over; what still waits is cancelled."""
        with self._lock:
            self._closed = True
            left, self._queue = list(self._queue), deque()
            self._came.notify_all()
            self._room.notify_all()
        for ask in left:
            ask.answer.cancel()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        """The lanes."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def put(self, ask: _Ask) -> None:
        """Queue a picture; waits where the queue is full.

        Raises:
            RuntimeError: the lanes are closed.
        """
        most = _WAITING_A_LANE * self.count * ask.looker.detector.batch
        with self._lock:
            while len(self._queue) >= most and not self._closed:
                self._room.wait()
            if self._closed:
                message = "nobody looks any more"
                raise RuntimeError(message)
            ask.since = self._clock()
            self._queue.append(ask)
            self._came.notify()

    def drop(self, looker: SharedLooker) -> None:
        """Forget a clip and what it still waits for."""
        with self._lock:
            self._open.discard(looker)
            gone = [ask for ask in self._queue if ask.looker is looker]
            for ask in gone:
                self._queue.remove(ask)
            self._room.notify_all()
            self._came.notify_all()
        for ask in gone:
            ask.answer.cancel()

    def _serve(self) -> None:
        while batch := self._take():
            _settle([ask for ask in batch if ask.answer.set_running_or_notify_cancel()])
            batch.clear()  # else the pictures would live until the next batch comes

    def _take(self) -> list[_Ask]:
        """The next batch: the oldest ask and others for the same network; empty at the end."""
        with self._lock:
            while not self._closed:
                if not self._queue:
                    self._came.wait()
                    continue
                detector = self._queue[0].looker.detector
                fit = [ask for ask in self._queue if ask.looker.detector is detector]
                left_s = self._queue[0].since + self._patience_s - self._clock()
                if len(fit) >= detector.batch or len(self._open) < 2 or left_s <= 0:
                    return self._taken(fit[: detector.batch])
                self._came.wait(left_s)
        return []

    def _taken(self, batch: list[_Ask]) -> list[_Ask]:
        if len(batch) == 1:
            self._queue.popleft()
        else:
            chosen = {id(ask) for ask in batch}
            self._queue = deque(ask for ask in self._queue if id(ask) not in chosen)
        self.looks += len(batch)
        self.calls += 1
        self.places += batch[0].looker.detector.batch
        self._room.notify_all()
        return batch


class SharedLooker:
    """One clip's asks to lanes that it shares. Made by `Lanes.looker`.

    Args:
        lanes: that look.
        detector: for the clip's shape.
    """

    def __init__(self, lanes: Lanes, detector: Detector) -> None:
        self.detector = detector
        self._lanes = lanes

    @property
    def depth(self) -> int:
        """See ``Looker.depth``: a full batch in every lane and the next one on its way, shared."""
        full = 2 * self._lanes.count * self.detector.batch
        return max(2, -(-full // self._lanes.clips))

    def ask(self, shot: Shot, box: Letterbox) -> Future[Detections]:
        """See ``Looker.ask``.

        A picture for a batch is prepared here, in the thread of its clip, beside the look of the
        batch before; a lonely one in the lane, beside the decoding of its clip.

        Raises:
            RuntimeError: the lanes are closed.
        """
        answer: Future[Detections] = Future()
        ask = _Ask(self, box, answer, 0.0, shot, None)
        if self.detector.batch > 1:
            try:
                _prepare(ask)
            except Exception as error:  # noqa: BLE001 - it belongs to whoever waits
                answer.set_exception(error)
                return answer
        self._lanes.put(ask)
        return answer

    def close(self) -> None:
        """The clip is through, or given up: what it still waits for is cancelled."""
        self._lanes.drop(self)

    def __enter__(self) -> Self:
        """The looker."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


def _prepare(ask: _Ask) -> None:
    if ask.shot is not None:
        ask.picture = ask.looker.detector.prepare(ask.shot, ask.box)
        ask.shot = None


def _settle(batch: list[_Ask]) -> None:
    """Answer all of a batch; when it fails as a whole, each picture is looked at alone."""
    try:
        _answer(batch)
    except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the answer
        if len(batch) == 1:
            batch[0].answer.set_exception(error)
            return
        for ask in batch:
            _settle([ask])


def _answer(batch: list[_Ask]) -> None:
    if not batch:
        return
    for ask in batch:
        _prepare(ask)
    found = batch[0].looker.detector.look([ask.picture for ask in batch])
    told = [outward(each, ask.box, ask.picture) for ask, each in zip(batch, found, strict=True)]
    for ask, each in zip(batch, told, strict=True):
        ask.picture = None
        ask.answer.set_result(each)
