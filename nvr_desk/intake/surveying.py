"""Decoding on a thread of its own, so that a wish to stop never waits for a long clip."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from nvr_desk.records.media import Survey


class Surveyor(Protocol):
    """What intake needs of a decode pool."""

    def survey_many(self, items: Iterable[tuple[str, Path, str]]) -> Iterator[tuple[str, Survey]]:
        """Survey (key, path, name) with all workers; (key, survey) as they are finished."""
        ...

    def close(self) -> None:
        """End all workers, busy ones too."""
        ...


class Surveying:
    """Surveys under way. Leaving the block by an exception ends the workers at once."""

    def __init__(
        self,
        pool: Surveyor,
        items: Iterable[tuple[str, Path, str]],
        keep: Callable[[str, Survey], None],
        stop_feeding: Callable[[], None],
    ) -> None:
        """Prepare; entering the block starts.

        Args:
            pool: Decoders. Closed when the block is left by an exception.
            items: (key, path, name), drawn on the thread.
            keep: Called on the thread with each finished survey.
            stop_feeding: Makes ``items`` end soon; called when the block fails.
        """
        self._pool = pool
        self._items = items
        self._keep = keep
        self._stop_feeding = stop_feeding
        self._news = threading.Event()
        self._finished = False
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="intake-survey", daemon=True)

    def __enter__(self) -> Self:
        """Start."""
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Wait for the thread; after an exception there is nothing to wait for."""
        if kind is not None:
            self._stop_feeding()
            self._pool.close()
        self._thread.join()

    def finished(self, wait_s: float) -> bool:
        """Wait for news, at most ``wait_s`` seconds; whether all surveys are kept.

        Raises:
            Exception: what feeding, decoding or keeping failed with.
        """
        self._news.wait(wait_s)
        self._news.clear()
        if self._error is not None:
            raise self._error
        return self._finished

    def _run(self) -> None:
        try:
            for key, survey in self._pool.survey_many(self._items):
                self._keep(key, survey)
                self._news.set()
            self._finished = True
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
            self._error = error
        self._news.set()
