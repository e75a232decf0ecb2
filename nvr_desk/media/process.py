"""A worker process held from outside: asked, timed, weighed, and killed when it misbehaves."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import psutil

from nvr_desk.errors import MediaError, WorkerDiedError, WorkerTimeoutError
from nvr_desk.media import wire

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping, Sequence

_BOOT = (
    "import sys;sys.path[:0]=sys.argv[3].split(chr(10));"
    "from nvr_desk.media.serving import boot;boot(sys.argv[1],int(sys.argv[2]))"
)
_POLL_S = 0.1
_STDERR_BYTES = 16 << 10
_SEND_TIMEOUT_S = 20.0
_DEATH_S = 10.0  # from the end of its socket to the end of the process, on a loaded machine
_KEPT_VARIABLES = (
    *("PATH", "HOME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH"),
    *("OMP_NUM_THREADS", "CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES"),
    "NVIDIA_DRIVER_CAPABILITIES",
)


class WorkerProcess:
    """One worker: a fresh interpreter running a module's ``main(channel)``.

    It inherits no descriptor but its end of the socket, and a short list of variables. Thread-safe:
    one request at a time. After any error the process is gone; make a new one.

    Args:
        module: dotted name; its ``main`` takes a `wire.Channel` and serves until it closes.
        nice: added to the parent's niceness.
        env: variables on top of the short list.
        start_timeout_s: how long imports, warm-up and fence may take.

    Raises:
        WorkerDiedError: it ended before its greeting.
        WorkerTimeoutError: no greeting in time.
    """

    def __init__(
        self,
        module: str,
        *,
        nice: int = 0,
        env: Mapping[str, str] | None = None,
        start_timeout_s: float = 60.0,
    ) -> None:
        self._lock = threading.RLock()
        ours, theirs = wire.pair()
        try:
            self._process = _spawn(module, theirs, nice, env or {})
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        self._channel = wire.Channel(ours, send_timeout_s=_SEND_TIMEOUT_S)
        self._stderr = _Tail(self._process)
        self._weight = psutil.Process(self._process.pid)
        self.hello: dict[str, Any] = {}
        """What the worker said of itself when it was ready (``fence`` is its report)."""
        self.hello = self._answer(start_timeout_s, None, None, None, None).body

    @property
    def pid(self) -> int:
        """Process number."""
        return self._process.pid

    @property
    def channel(self) -> wire.Channel:
        """For a `switchboard.Switchboard`, which then alone reads from it."""
        return self._channel

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    @property
    def stderr(self) -> str:
        """The last kilobytes it wrote to standard error; foreign text, for logs only."""
        return self._stderr.text()

    def rss_bytes(self) -> int:
        """Memory it holds now, 0 when it is gone."""
        try:
            return int(self._weight.memory_info().rss)
        except psutil.Error:
            return 0

    def request(
        self,
        op: dict[str, Any],
        fds: Sequence[int] = (),
        timeout_s: float = 60.0,
        rss_limit_bytes: int | None = None,
        *,
        stall_s: float | None = None,
        on_progress: Callable[[dict[str, Any]], None] | None = None,
        tick: Callable[[], None] | None = None,
    ) -> dict[str, Any]:
        """Ask and wait; the answer's JSON part. See `exchange`."""
        return self.exchange(
            op,
            fds,
            timeout_s,
            rss_limit_bytes,
            stall_s=stall_s,
            on_progress=on_progress,
            tick=tick,
        ).body

    def exchange(
        self,
        op: dict[str, Any],
        fds: Sequence[int] = (),
        timeout_s: float = 60.0,
        rss_limit_bytes: int | None = None,
        *,
        blob: bytes = b"",
        stall_s: float | None = None,
        on_progress: Callable[[dict[str, Any]], None] | None = None,
        tick: Callable[[], None] | None = None,
    ) -> wire.Message:
        """Ask and wait for the answer with its raw bytes.

        Args:
            op: request; ``op["op"]`` names the handler.
            fds: descriptors to hand over; the caller keeps (and closes) its own.
            timeout_s: whole time by this process' monotonic clock.
            rss_limit_bytes: resident memory above which the worker is killed.
            blob: raw bytes beside the request.
            stall_s: longest silence between two messages of the worker.
            on_progress: gets each interim message.
            tick: called at least ten times a second; when it raises, the worker is killed and
                the exception goes on (this is how a cancel works).

        Raises:
            WorkerDiedError: it died, ate memory or broke the protocol.
            WorkerTimeoutError: too slow; it was killed.
            MediaError: it answered with an error; the worker lives on.
        """
        with self._lock:
            try:
                self._channel.send(op, blob, fds)
            except wire.WireError as error:
                raise self.died(error) from error
            answer = self._answer(timeout_s, rss_limit_bytes, stall_s, on_progress, tick)
        if (reason := answer.body.get("error")) is not None:
            raise MediaError(str(reason))
        return answer

    def check_weight(self, limit: int | None) -> None:
        """Raises WorkerDiedError when it holds more memory than ``limit`` bytes."""
        if limit is not None and (held := self.rss_bytes()) > limit:
            how = f"it took {held >> 20} MiB of memory; the limit is {limit >> 20} MiB"
            raise WorkerDiedError(how)

    def died(self, error: wire.WireError) -> WorkerDiedError:
        """Say how it ended; a worker that only broke the protocol is killed. It is closed."""
        if isinstance(error, wire.ChannelClosedError):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_DEATH_S)
        code = self._process.poll()
        self.close()
        return WorkerDiedError(str(error) if code is None else _exit_words(code, self.stderr))

    def kill(self) -> None:
        """End it now. May be called from another thread and more than once."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """End it and free what belongs to it."""
        self.kill()
        with self._lock:
            self._channel.close()
            self._process.wait()
            self._stderr.close()

    def __enter__(self) -> Self:
        """The worker itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _answer(
        self,
        timeout_s: float,
        rss_limit_bytes: int | None,
        stall_s: float | None,
        on_progress: Callable[[dict[str, Any]], None] | None,
        tick: Callable[[], None] | None,
    ) -> wire.Message:
        begin = heard = weighed = time.monotonic()
        try:
            while True:
                message = self._channel.receive(_POLL_S)
                now = time.monotonic()
                if tick is not None:
                    tick()
                if message is not None and "progress" not in message.body:
                    return message
                if message is not None:
                    heard = now
                    if on_progress is not None:
                        on_progress(message.body)
                check_time(now - begin, timeout_s, now - heard, stall_s)
                if now - weighed >= _POLL_S:
                    weighed = now
                    self.check_weight(rss_limit_bytes)
        except wire.WireError as error:
            raise self.died(error) from error
        except BaseException:
            self.close()
            raise


_LAST_WORD_CHARS = 200


class _Tail:
    """Drains standard error for good and keeps its end."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._kept: deque[bytes] = deque(maxlen=_STDERR_BYTES >> 10)
        self._pipe = process.stderr
        self._thread = threading.Thread(target=self._drain, daemon=True, name="worker-stderr")
        self._thread.start()

    def text(self) -> str:
        return b"".join(self._kept).decode("utf-8", "replace")

    def close(self) -> None:
        self._thread.join(2.0)
        if self._pipe is not None and not self._thread.is_alive():
            self._pipe.close()

    def _drain(self) -> None:
        pipe: IO[bytes] | None = self._pipe
        with contextlib.suppress(OSError, ValueError):
            while pipe is not None and (part := os.read(pipe.fileno(), 1024)):
                self._kept.append(part)


def check_time(spent: float, limit: float, silent: float, stall: float | None) -> None:
    """Raises WorkerTimeoutError: the whole time is over, or the silence too long; in seconds."""
    if spent > limit:
        raise WorkerTimeoutError(limit)
    if stall is not None and silent > stall:
        raise WorkerTimeoutError(stall)


def _exit_words(code: int, stderr: str) -> str:
    """How it ended; its last word is foreign text, so it is cut and stripped of controls."""
    if code >= 0:
        last = (stderr.strip().splitlines() or [""])[-1][:_LAST_WORD_CHARS]
        word = "".join(each for each in last if each.isprintable())
        return f"it ended with status {code}" + (f": {word}" if word else "")
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"


def _spawn(
    module: str, theirs: socket.socket, nice: int, env: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    if not hasattr(theirs, "sendmsg"):
        message = "decode workers need Unix descriptors; this system hands none over"
        raise MediaError(message)
    number = theirs.fileno()
    process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-I", "-B", "-c", _BOOT, module, str(number), "\n".join(_import_path())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        pass_fds=(number,),
        close_fds=True,
        env=_environment(env),
        cwd=Path(sys.executable).anchor,
        start_new_session=True,
    )
    if nice:
        with contextlib.suppress(psutil.Error, OSError):
            worker = psutil.Process(process.pid)
            worker.nice(min(19, int(worker.nice()) + nice))
    return process


def _import_path() -> list[str]:
    """Where the worker finds its modules: as this process does, but never the current folder."""
    import nvr_desk  # noqa: PLC0415 - only its place is wanted

    house = str(Path(str(nvr_desk.__file__)).resolve().parent.parent)
    known = [str(Path(entry).resolve()) for entry in sys.path if entry]
    return list(dict.fromkeys([house, *known]))


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    locale = {name: value for name, value in os.environ.items() if name.startswith("LC_")}
    return {"MALLOC_ARENA_MAX": "2", **kept, **locale, **more}
