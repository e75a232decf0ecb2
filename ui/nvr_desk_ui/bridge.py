"""The only place of the window that holds the desk: calls go off the GUI thread, answers come back.

One serial lane carries every short call, most urgent first, so the database sees one caller and
the answers come in order. A second serial lane carries what takes long (packets, verification), a
third what takes microseconds and waits for nothing, a free pool what needs no desk (decoding our
own posters).
"""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from nvr_desk.errors import (
    ConfirmNeededError,
    LockedError,
    NvrDeskError,
    SignInNeededError,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.desk import Desk

_LOG = logging.getLogger(__name__)

T = TypeVar("T")


class Urgency(IntEnum):
    """Which waiting call goes first."""

    VIEW = 0
    """Somebody waits for a picture."""
    ASKED = 1
    """Somebody pressed a button."""
    POLL = 2
    """Nobody would notice a second."""
    LAST = 3
    """When everything else is done."""


@dataclass(order=True, slots=True)
class _Call:
    urgency: int
    order: int
    work: Callable[[], None] = field(compare=False)


class Lane:
    """One thread that does one call after the other, most urgent first."""

    def __init__(self, name: str) -> None:
        self._waiting: list[_Call] = []
        self._counter = itertools.count()
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, work: Callable[[], None], urgency: Urgency) -> None:
        """Queue a call; after ``close`` it is dropped."""
        with self._changed:
            if not self._closing:
                heapq.heappush(self._waiting, _Call(urgency, next(self._counter), work))
                self._changed.notify()

    def close(self, *, timeout_s: float) -> None:
        """Finish what is queued, then end the thread."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(timeout_s)

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closing:
                    self._changed.wait()
                if not self._waiting:
                    return
                call = heapq.heappop(self._waiting)
            call.work()


@dataclass(slots=True)
class _Errand:
    """One call for the desk, with all that was said of it."""

    work: Callable[[Desk], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    title: str
    urgency: Urgency
    key: str | None
    number: int
    lane: Lane
    through: bool
    again: bool = False
    """It was confirmed and is tried a second time; it is not tried a third."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """An act that waits for the person's password."""

    error: ConfirmNeededError
    again: Callable[[], None]
    """Try the act once more."""
    refuse: Callable[[], None]
    """Tell whoever asked that it did not happen."""


@dataclass(slots=True)
class _Answer:
    """Something to be called on the GUI thread."""

    call: Callable[[], None]
    owner: object = None
    key: str | None = None
    through: bool = False


class Bridge(QObject):
    """Takes calls for the desk and brings their answers to the GUI thread.

    Signals:
        opened: a workspace is open; carries its path.
        open_failed: it could not be opened; carries the error.
        failed: a call failed and its caller gave no way to say so; carries title and error.
        changed: something in the case was changed by a person here; carries a word for what.
        turned_away: the desk is locked, or nobody is signed in any more.

    Attributes:
        confirmer: asks the person for their password where an act wants it, and tries the act
            again; without one such an act fails.
    """

    opened = Signal(object)
    open_failed = Signal(object)
    failed = Signal(str, object)
    changed = Signal(str)
    turned_away = Signal()
    _answered = Signal(object)

    def __init__(self, opener: Callable[[Path], Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._desk: Desk | None = None
        self._short = Lane("nvr-desk-short")
        self._long = Lane("nvr-desk-long")
        self._apart = Lane("nvr-desk-apart")
        self._free = ThreadPoolExecutor(2, thread_name_prefix="nvr-desk-free")
        self._latest: dict[str, int] = {}
        self._tickets = itertools.count(1)
        self._closed = False
        self.confirmer: Callable[[Confirmation], None] | None = None
        self._holding = False
        self._held: list[_Answer] = []
        self._answered.connect(self._deliver)

    @property
    def ready(self) -> bool:
        """Whether a workspace is open."""
        return self._desk is not None

    def open_workspace(self, path: Path) -> None:
        """Open a workspace in place of the one that is open; tells by ``opened``."""

        def work() -> None:
            try:
                fresh = self._opener(path)
            except Exception as error:  # noqa: BLE001  the window must live; the page shows it
                problem = _known(error)
                self._answer(_Answer(lambda: self.open_failed.emit(problem), through=True))
                return
            before, self._desk = self._desk, fresh
            if before is not None:
                before.close()
            self._answer(_Answer(lambda: self.opened.emit(path), through=True))

        self._short.put(work, Urgency.ASKED)

    def ask(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
        urgency: Urgency = Urgency.ASKED,
        key: str | None = None,
        long: bool = False,
        through: bool = False,
    ) -> None:
        """Run ``work`` with the desk off the GUI thread; call back on it.

        Args:
            work: what to ask the desk.
            done: takes the answer, on the GUI thread.
            failed: takes the error, on the GUI thread; without it ``self.failed`` tells.
            title: what was tried, for the error row.
            urgency: which waiting call goes first.
            key: a newer call of the same key makes the answer of this one stale: it is dropped.
            long: use the lane for long work.
            through: the answer comes although answers are held.
        """
        number = next(self._tickets)
        if key is not None:
            self._latest[key] = number

        self._send(
            _Errand(
                *(work, done, failed, title, urgency, key, number),
                lane=self._long if long else self._short,
                through=through,
            )
        )

    def glance(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        key: str,
    ) -> None:
        """Ask what takes microseconds and may wait for nothing; the answer is never held."""
        number = self._latest[key] = next(self._tickets)
        made = _Errand(work, done, failed, "", Urgency.VIEW, key, number, self._apart, through=True)
        self._send(made)

    def hold(self) -> None:
        """Keep answers back from now on, but for those that come ``through``: nobody is here."""
        self._holding = True

    def release(self) -> None:
        """Hand out what was kept back, in the order it came."""
        self._holding = False
        held, self._held = self._held, []
        for answer in held:
            try:
                self._deliver(answer)
            except Exception:  # noqa: BLE001  the others, and the lock, go on all the same
                _LOG.exception("an answer that was kept back failed")

    def free(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run something that needs no desk in the free pool; call back on the GUI thread."""
        if not self._closed:
            self._free.submit(self._carry, work, done, failed)

    def close(self) -> None:
        """Finish what is queued, close the desk, end the threads."""
        if self._closed:
            return
        self._closed = True
        self._free.shutdown(wait=True, cancel_futures=True)
        self._apart.close(timeout_s=5)
        self._long.close(timeout_s=5)
        self._short.put(self._let_go, Urgency.LAST)
        self._short.close(timeout_s=10)

    def _let_go(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def _send(self, errand: _Errand) -> None:
        errand.lane.put(lambda: self._run(errand), errand.urgency)

    def _run(self, errand: _Errand) -> None:
        desk = self._desk
        if desk is None or self._stale(errand.key, errand.number):
            return
        try:
            answer = errand.work(desk)
        except ConfirmNeededError as error:
            if self.confirmer is None or errand.again:
                self._fail(errand, error)
            else:
                self._want_confirmed(errand, error)
            return
        except Exception as error:  # noqa: BLE001  every failure ends as a row in the window
            self._fail(errand, _known(error))
            return
        done = errand.done
        if done is not None and not self._stale(errand.key, errand.number):
            self._answer(_Answer(lambda: done(answer), done, errand.key, errand.through))

    def _fail(self, errand: _Errand, problem: Exception) -> None:
        if isinstance(problem, LockedError | SignInNeededError):
            self._answer(_Answer(self.turned_away.emit, through=True))
        failed = errand.failed
        if failed is None:
            title = errand.title
            self._answer(_Answer(lambda: self.failed.emit(title, problem), key=errand.key))
        elif not self._stale(errand.key, errand.number):
            self._answer(_Answer(lambda: failed(problem), failed, errand.key, errand.through))

    def _want_confirmed(self, errand: _Errand, error: ConfirmNeededError) -> None:
        """Ask the person, then do the same errand a second time: for every caller alike."""

        def again() -> None:
            errand.again = True
            self._send(errand)

        asked = Confirmation(error, again, lambda: self._fail(errand, error))
        self._answer(_Answer(lambda: self.confirmer(asked) if self.confirmer else None))

    def _carry(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        try:
            answer = work()
        except Exception as error:  # noqa: BLE001  every failure ends as a row in the window
            problem = _known(error)
            if failed is None:
                self._answer(_Answer(lambda: self.failed.emit("", problem)))
            else:
                self._answer(_Answer(lambda: failed(problem), failed))
            return
        self._answer(_Answer(lambda: done(answer), done))

    def _answer(self, answer: _Answer) -> None:
        self._answered.emit(answer)

    def _deliver(self, answer: _Answer) -> None:
        if self._holding and not answer.through:
            # Whoever asks every two seconds is told once, when somebody is here again.
            self._held = [each for each in self._held if not each.key or each.key != answer.key]
            self._held.append(answer)
            return
        called = answer.owner
        while isinstance(called, partial):
            called = called.func
        owner = getattr(called, "__self__", None)
        if isinstance(owner, QObject) and not shiboken6.isValid(owner):
            return
        answer.call()

    def _stale(self, key: str | None, number: int) -> bool:
        return key is not None and self._latest.get(key) != number


def _known(error: Exception) -> Exception:
    if not isinstance(error, NvrDeskError):
        _LOG.exception("a call behind the window failed", exc_info=error)
    return error
