"""A second process that checks stretches of a long log, so that two cores share the work.

It opens the database for reading and answers for what is clean; it never names anything. Whoever
asks walks over all else itself: a helper that dies or stumbles costs time and changes no verdict.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Self, cast

from sqlalchemy.exc import SQLAlchemyError

from nvr_desk.audit.stretch import Stretch, clean, joined
from nvr_desk.audit.tree import HASH_BYTES
from nvr_desk.errors import StoreError
from nvr_desk.store import engine as sql
from nvr_desk.store import log_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Engine

_BOOT: Final = (
    "import sys;sys.path[:0]=sys.argv[2].split(chr(10));"
    "from nvr_desk.audit.second import serve;serve(sys.argv[1])"
)
_KEPT: Final = ("PATH", "LANG", "TZ", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""Variables it gets: none that holds a passphrase."""
AHEAD: Final = 8
"""Spans before which the helper hears of its next ones, so that it never waits."""
PATIENCE_S: Final = 60.0
"""So long an answer is waited for; then the helper is not asked again."""
_END_S: Final = 5.0
_NUMBER_BYTES: Final = 8
_NOT_CLEAN: Final = bytes(_NUMBER_BYTES)


class SecondReader:
    """The process, held from outside. ``ask`` at once for all that it shall check, in order."""

    def __init__(self, database: Path) -> None:
        """Start it. Raises OSError."""
        house = str(Path(__file__).resolve().parents[2])
        known = [str(Path(entry).resolve()) for entry in sys.path if entry]
        path = "\n".join(dict.fromkeys([house, *known]))
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-I", "-B", "-c", _BOOT, str(database.absolute()), path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            cwd=Path(sys.executable).anchor,
        )
        self._asked = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self._reader = ThreadPoolExecutor(1, "second-reader")

    @property
    def pid(self) -> int:
        """Process number."""
        return self._process.pid

    def ask(self, first: int, last: int) -> Future[Stretch | None]:
        """Let it check these entries; None where it cannot say that they are clean."""
        with contextlib.suppress(OSError, ValueError):  # gone: there will be no answer either
            self._asked.write(_numbers(first, last))
            self._asked.flush()
        return self._reader.submit(_answer, self._answers, first)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it; what was asked and not waited for is dropped."""
        self._process.kill()  # it holds nothing that could be lost
        self._process.wait(_END_S)
        self._reader.shutdown(cancel_futures=True)
        for stream in (self._asked, self._answers):
            with contextlib.suppress(OSError):
                stream.close()


def serve(database: str) -> None:
    """Inside the process: answer until nobody asks any more."""
    engine = sql.make_engine(Path(database), create=False)
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while len(words := asked.read(2 * _NUMBER_BYTES)) == 2 * _NUMBER_BYTES:
        first, last = (int.from_bytes(words[k : k + _NUMBER_BYTES]) for k in (0, _NUMBER_BYTES))
        try:
            made = read(engine, first, last)
        except (sqlite3.Error, SQLAlchemyError, StoreError):
            made = None  # whoever asked meets the same, and says it
        if made is None:
            answers.write(_NOT_CLEAN)
        else:
            parts = (_numbers(made.count), made.prev, made.head, made.digests)
            answers.write(b"".join(parts))
        answers.flush()


def read(engine: Engine, first: int, last: int) -> Stretch | None:
    """The stretch of these entries, a page a read, so that no writer waits; None if not clean."""
    made, begin = None, first
    while begin <= last:
        with engine.connect() as db:
            sql.begin_read(db)
            try:
                rows = log_pages.page(db, begin - 1, last)
            finally:
                sql.rollback(db)
        if not rows:
            break
        page = clean(rows, begin)
        made = page if made is None else joined(made, page)
        if made is None:
            return None
        begin += len(rows)
    return made


def _answer(answers: IO[bytes], first: int) -> Stretch | None:
    try:
        count = int.from_bytes(answers.read(_NUMBER_BYTES))
        if not count:
            return None
        prev, head = answers.read(HASH_BYTES), answers.read(HASH_BYTES)
        digests = answers.read(count * HASH_BYTES)
    except (OSError, ValueError):
        return None
    whole = len(head) == HASH_BYTES and len(digests) == count * HASH_BYTES
    return Stretch(first, digests, prev, head) if whole else None


def _numbers(*values: int) -> bytes:
    return b"".join(value.to_bytes(_NUMBER_BYTES) for value in values)


class Shares:
    """Who checks which stretch: every second one the helper, some of them asked for ahead."""

    def __init__(self, helper: SecondReader | None, spans: Iterable[tuple[int, int]]) -> None:
        self._helper = helper
        self._spans = list(spans)
        self._asked: dict[int, Future[Stretch | None]] = {}

    def of(self, place: int) -> Stretch | None:
        """What the helper found clean at a place; None where that is left to oneself."""
        if self._helper is None:
            return None
        for ahead in range(place, min(place + AHEAD, len(self._spans))):
            if ahead % 2 and ahead not in self._asked:
                self._asked[ahead] = self._helper.ask(*self._spans[ahead])
        # A stretch that was answered is not kept: a long log has many.
        answer = self._asked.pop(place, None)
        if answer is None:
            return None
        try:
            return answer.result(PATIENCE_S)
        except TimeoutError:
            self._helper = None
            return None
