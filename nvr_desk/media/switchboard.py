"""Many requests in flight with one worker: numbered on the way out, matched on the way back.

One thread reads what the worker says and puts it where its caller waits. Each caller has its own
clock, and the worker dies once for all of them.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any, Self

from nvr_desk.errors import MediaError, WorkerDiedError
from nvr_desk.media import wire
from nvr_desk.media.process import check_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.media.process import WorkerProcess

_POLL_S = 0.1


class Switchboard:
    """Any number of threads ask one worker at once.

    The worker echoes ``n`` of each request (`serving.serve` does). After a death, an overlong
    wait or a cancel the worker is gone and every caller hears it; make a new one.

    Args:
        worker: fresh; closed by the switchboard.
        rss_limit_bytes: resident memory above which the worker is killed.
    """

    def __init__(self, worker: WorkerProcess, rss_limit_bytes: int | None = None) -> None:
        self.worker = worker
        self._limit = rss_limit_bytes
        self._lock = threading.Lock()
        self._lines: dict[int, _Line] = {}
        self._count = 0
        self._death: str | None = None
        self._reader = threading.Thread(target=self._read, daemon=True, name="worker-answers")
        self._reader.start()

    @property
    def alive(self) -> bool:
        """Whether it may be asked."""
        return self._death is None and self.worker.alive

    def exchange(
        self,
        op: dict[str, Any],
        fds: Sequence[int] = (),
        timeout_s: float = 60.0,
        *,
        stall_s: float | None = None,
        on_progress: Callable[[dict[str, Any]], None] | None = None,
        tick: Callable[[], None] | None = None,
    ) -> wire.Message:
        """Ask and wait for the answer. Arguments and errors as in `WorkerProcess.exchange`.

        Of interim messages that come faster than they are taken, only the last one is told. When
        the worker died, ``tick`` is called before that is told: a wish to cancel goes first.
        """
        line = self._opened()
        try:
            answer = self._talk(line, op, fds, (timeout_s, stall_s), on_progress, tick)
        finally:
            with self._lock:
                del self._lines[line.number]
        if (reason := answer.body.get("error")) is not None:
            raise MediaError(str(reason))
        return answer

    def close(self, reason: str = "it was closed") -> None:
        """End the worker; whoever still waits hears a WorkerDiedError with the reason."""
        self._die(reason)
        self.worker.kill()
        if threading.current_thread() is not self._reader:
            self._reader.join()
        self.worker.close()

    def __enter__(self) -> Self:
        """The switchboard."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _opened(self) -> _Line:
        with self._lock:
            self._count += 1
            line = self._lines[self._count] = _Line(self._count)
            line.ended = self._death is not None
        return line

    def _talk(
        self,
        line: _Line,
        op: dict[str, Any],
        fds: Sequence[int],
        limits: tuple[float, float | None],
        on_progress: Callable[[dict[str, Any]], None] | None,
        tick: Callable[[], None] | None,
    ) -> wire.Message:
        begin = heard = time.monotonic()
        try:
            if not line.ended:
                self._send({**op, "n": line.number}, fds)
            while True:
                answer, word = line.take(_POLL_S)
                now = time.monotonic()
                if tick is not None:
                    tick()
                if answer is not None:
                    return answer
                self._check_end(line)
                if word is not None:
                    heard = now
                    if on_progress is not None:
                        on_progress(word)
                check_time(now - begin, limits[0], now - heard, limits[1])
        except WorkerDiedError:
            raise
        except BaseException:
            self.close("it was ended while it held another clip")
            raise

    def _check_end(self, line: _Line) -> None:
        if line.ended:
            raise WorkerDiedError(self._death or "it ended")

    def _send(self, op: dict[str, Any], fds: Sequence[int]) -> None:
        try:
            self.worker.channel.send(op, b"", fds)
        except wire.ChannelClosedError:
            self.worker.kill()  # the reader finds out how it ended, and tells all lines

    def _read(self) -> None:
        """Runs in its own thread until the worker is gone."""
        weighed = time.monotonic()
        try:
            while self._death is None:
                message = self.worker.channel.receive(_POLL_S)
                if message is not None:
                    self._hand_over(message)
                now = time.monotonic()
                if now - weighed >= _POLL_S:
                    weighed = now
                    self.worker.check_weight(self._limit)
        except wire.WireError as error:
            self._die(self.worker.died(error).how)
        except WorkerDiedError as error:
            self.worker.kill()
            self._die(error.how)

    def _hand_over(self, message: wire.Message) -> None:
        with self._lock:
            line = (
                self._lines.get(number)
                if isinstance(number := message.body.get("n"), int)
                else None
            )
        if line is not None:
            line.put(message)

    def _die(self, how: str) -> None:
        with self._lock:
            self._death = self._death or how
            lines = list(self._lines.values())
        for line in lines:
            line.end()


class _Line:
    """Where one caller waits. Holds its answer and the last word before it, never more."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.ended = False
        self._answer: wire.Message | None = None
        self._word: dict[str, Any] | None = None
        self._came = threading.Condition()

    def put(self, message: wire.Message) -> None:
        with self._came:
            if "progress" in message.body:
                self._word = message.body
            else:
                self._answer = message
            self._came.notify()

    def end(self) -> None:
        with self._came:
            self.ended = True
            self._came.notify()

    def take(self, timeout_s: float) -> tuple[wire.Message | None, dict[str, Any] | None]:
        with self._came:
            if self._answer is None and self._word is None and not self.ended:
                self._came.wait(timeout_s)
            word, self._word = self._word, None
            return self._answer, word
