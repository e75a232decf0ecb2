"""A line of progress for a person at a terminal; nothing where nobody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nvr_desk.cli.options import current
from nvr_desk.cli.output import printable
from nvr_desk.timecode import span_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nvr_desk.records.job import Job

WIDTH = 100


@contextmanager
def bar(verb: str) -> Iterator[Callable[[Job], None] | None]:
    """A callback that repaints one line on standard error, or None without a terminal."""
    if current().json or not sys.stderr.isatty():
        yield None
        return

    def paint(job: Job) -> None:
        sys.stderr.write("\r" + printable(job_line(verb, job)).ljust(WIDTH)[:WIDTH])
        sys.stderr.flush()

    yield paint
    sys.stderr.write("\r" + " " * WIDTH + "\r")


def job_line(verb: str, job: Job) -> str:
    """'detect 12 of 40, 1 failed, 2.1 a second, ready in 13.3 s — front_door.mp4'."""
    parts = [f"{verb} {job.done + job.skipped} of {job.total}"]
    if job.failed:
        parts.append(f"{job.failed} failed")
    if job.rate:
        parts.append(f"{job.rate:.1f} a second")
    if job.eta_s is not None:
        parts.append(f"ready in {span_text(job.eta_s)}")
    return ", ".join(parts) + (f" \N{EM DASH} {job.message}" if job.message else "")
