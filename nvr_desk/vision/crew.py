"""Several analysis workers that share one graphics card, as if they were one device.

One process puts its Python under one lock: about 0.3 ms for each picture of the card and as much
again where something moves. A large card waits for that, so it gets several workers, each with its
part of the cores and of the card's decoders.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from nvr_desk.errors import EngineUnavailableError, NvrDeskError
from nvr_desk.media.cores import cores
from nvr_desk.vision.engines.choice import CARDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from nvr_desk.records.media import MediaFacts
    from nvr_desk.records.track import Analysis, ModelStamp
    from nvr_desk.vision.device import AnalysisDevice
    from nvr_desk.vision.pace import Pace
    from nvr_desk.vision.settings import DetectSettings

MOST = 4
_CORES_EACH = 4
_MIB_EACH = 12_000
"""Networks of all shapes, decoders, and pictures of the clips in hand."""


class Crew:
    """Devices that were made alike. See ``vision.device.AnalysisDevice``.

    Args:
        members: at least one.
    """

    def __init__(self, members: Sequence[AnalysisDevice]) -> None:
        self._members = tuple(members)
        self._held = [0] * len(members)
        self._lock = threading.Lock()

    @property
    def stamp(self) -> ModelStamp:
        """Which model they run."""
        return self._members[0].stamp

    @property
    def settings(self) -> DetectSettings:
        """How they look."""
        return self._members[0].settings

    @property
    def engines(self) -> tuple[str, ...]:
        """See ``AnalysisDevice.engines``; and how many they are."""
        return (*self._members[0].engines, f"{len(self._members)} workers share the card")

    @property
    def slots(self) -> int:
        """How many threads may call ``analyse`` at once."""
        return sum(member.slots for member in self._members)

    def analyse(
        self,
        path: Path,
        sha256: str,
        facts: MediaFacts,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        alone: bool = False,
    ) -> Analysis:
        """See ``AnalysisDevice.analyse``; by the worker with the fewest clips in hand."""
        with self._lent(alone=alone) as member:
            return member.analyse(
                path, sha256, facts, cancelled=cancelled, progress=progress, alone=alone
            )

    def look_as(self, settings: DetectSettings) -> None:
        """See ``AnalysisDevice.look_as``."""
        for member in self._members:
            member.look_as(settings)

    def pace(self) -> Pace | None:
        """See ``AnalysisDevice.pace``; of one of them, which the card bounds as it does all."""
        return self._members[0].pace()

    def close(self) -> None:
        """End all workers."""
        for member in self._members:
            member.close()

    @contextlib.contextmanager
    def _lent(self, *, alone: bool) -> Iterator[AnalysisDevice]:
        with self._lock:
            places = range(1 if alone else len(self._held))
            best = min(places, key=lambda place: self._held[place] / self._members[place].slots)
            self._held[best] += 1
        try:
            yield self._members[best]
        finally:
            with self._lock:
                self._held[best] -= 1


class Maker(Protocol):
    """Makes a device."""

    def __call__(self, parts: int, barred: Mapping[str, str]) -> AnalysisDevice:
        """See ``AnalysisDevice``, whose parameters these are."""
        ...


def opened(make: Maker, names: Sequence[str], count: int | None = None) -> AnalysisDevice | Crew:
    """One device, or several workers where the engine is one whose card they can share.

    A card that opens and then fails behind the fence is left alone where another engine would do.

    Args:
        make: a device whose worker has one of so many parts of the machine.
        names: engines that it would try.
        count: workers for a card; None asks the machine.

    Raises:
        NvrDeskError: whatever ``make`` raises for the first.
    """
    if not CARDS.intersection(names):
        return make(1, {})
    parts = workers() if count is None else count
    first = make(parts, {})
    engine = first.stamp.engine
    if engine not in CARDS:
        if parts == 1:
            return first
        first.close()
        return make(1, first.barred)
    try:
        first.prove()
    except EngineUnavailableError as error:
        first.close()
        if len(names) == 1:
            raise
        return make(1, {engine: f"fails behind the fence: {error.why}"})
    if parts == 1:
        return first

    def another(_: int) -> AnalysisDevice | None:
        try:
            member = make(parts, {})
        except NvrDeskError:  # a card too full for one more still serves those that are there
            return None
        if member.stamp.engine == engine:
            return member
        member.close()
        return None

    with ThreadPoolExecutor(parts - 1) as pool:
        found = list(pool.map(another, range(parts - 1)))
    rest = [member for member in found if member is not None]
    return Crew([first, *rest])


def workers() -> int:
    """How many the cores and the memory of the first card suffice for; 1 without a card."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return 1
    query = ("--query-gpu=memory.total", "--format=csv,noheader,nounits", "--id=0")
    try:
        told = subprocess.run(  # noqa: S603 - the driver's own program
            (program, *query), capture_output=True, text=True, timeout=10, check=True
        )
        memory = int(told.stdout.split()[0])
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return 1
    return max(1, min(MOST, cores() // _CORES_EACH, memory // _MIB_EACH))
