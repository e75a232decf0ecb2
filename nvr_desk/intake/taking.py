"""Copying a shipment into the vault, on a thread beside the decoders.

Disk and decoder then work at the same time. The queue between them is bounded, so a fast disk
does not run far ahead and memory stays flat.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from queue import Empty, Full, Queue
from typing import IO, TYPE_CHECKING, Self, cast

from nvr_desk.errors import NvrDeskError, StoreError, TooLargeError
from nvr_desk.intake.listing import Refused, RefusedFileError, SourceEntry
from nvr_desk.intake.verdict import HEAD_BYTES, TakenFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nvr_desk.intake.journal import TakeJournal
    from nvr_desk.intake.source import Source
    from nvr_desk.intake.valve import Valve
    from nvr_desk.store.vault import Taken, Vault

QUEUE_FILES = 256
"""How many taken files may wait for the decoders."""
_WAIT_S = 0.2


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None


class TakingStoppedError(Exception):
    """The copy was told to stop; whoever waits for it stops too."""


class _Stoppable:
    """A stream that stops or rests between two pieces, so that a huge file never holds on."""

    def __init__(self, stream: IO[bytes], rest: Callable[[], None]) -> None:
        self._stream = stream
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        self._rest()
        return self._stream.read(size)


class Taking:
    """A running copy: iterate to receive each file once it is durable, or refused."""

    def __init__(
        self,
        source: Source,
        entries: Sequence[SourceEntry],
        vault: Vault,
        journal: TakeJournal,
        valve: Valve,
    ) -> None:
        self._source = source
        self._entries = entries
        self._vault = vault
        self._journal = journal
        self._valve = valve
        self._queue: Queue[TakenFile | Refused | _End] = Queue(QUEUE_FILES)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="intake-take", daemon=True)
        self.reused = 0
        """Files that an earlier, interrupted run had taken."""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._thread.join()

    def stop(self) -> None:
        """End soon: within one piece of a file. Whoever iterates gets TakingStoppedError."""
        self._stop.set()

    def rest(self) -> None:
        """Wait while the ingest is paused. Raises TakingStoppedError once it was told to stop."""
        self._valve.wait(self._stop.is_set)
        if self._stop.is_set():
            raise TakingStoppedError

    def __iter__(self) -> Iterator[TakenFile | Refused]:
        """Each file in turn.

        Raises:
            StoreError: the vault cannot be written (disk full, fsync failed).
            TakingStoppedError: it was told to stop.
        """
        while True:
            try:
                item = self._queue.get(timeout=_WAIT_S)
            except Empty:
                if self._stop.is_set():
                    raise TakingStoppedError from None
                continue
            if not isinstance(item, _End):
                yield item
                continue
            if isinstance(item.error, OSError):
                message = f"the vault could not be written: {item.error}"
                raise StoreError(message) from item.error
            if item.error is not None:
                raise item.error
            return

    def _run(self) -> None:
        error: BaseException | None = None
        try:
            for entry in self._entries:
                self.rest()
                self._offer(self._take(entry))
        except TakingStoppedError:
            return
        except (OSError, NvrDeskError, MemoryError, RuntimeError) as caught:
            error = caught
        self._offer(_End(error))

    def _offer(self, item: TakenFile | Refused | _End) -> None:
        while not self._stop.is_set():
            try:
                self._queue.put(item, timeout=_WAIT_S)
            except Full:
                continue
            return

    def _take(self, entry: SourceEntry) -> TakenFile | Refused:
        known = self._journal.known(entry)
        if known is not None and self._vault.has(known.sha256):
            self.reused += 1
            return TakenFile(entry.path, known.sha256, known.bytes, self._head(known.sha256))
        taken: Taken | None = None
        try:
            with self._source.open(entry.path) as stream:
                pieces = cast("IO[bytes]", _Stoppable(stream, self.rest))
                taken = self._vault.take(pieces, limit=entry.bytes)
        except RefusedFileError as error:
            # Bytes that came before the change was seen are durable; the row names them.
            return replace(error.refused, sha256=taken.sha256 if taken else None)
        except TooLargeError:
            return Refused(entry.path, "changed", "the file grew while it was read")
        self._journal.note(entry, taken.sha256, taken.bytes)
        return TakenFile(entry.path, taken.sha256, taken.bytes, self._head(taken.sha256))

    def _head(self, sha256: str) -> bytes:
        with self._vault.open(sha256) as stream:
            return stream.read(HEAD_BYTES)
