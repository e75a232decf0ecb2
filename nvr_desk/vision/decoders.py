"""The decoders of an analysis worker: the cores, and what hardware proved itself before the fence.

A clip that a hardware decoder refuses or fails at is run again from its beginning on the processor;
nothing of the first attempt is told. Damaged clips, and whatever is not plain 4:2:0 of eight bits,
never get that far.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.machinery
import importlib.util
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from nvr_desk.errors import MediaError
from nvr_desk.media import frames, hardware
from nvr_desk.media.cores import cores
from nvr_desk.media.hardware import Availability, HardwareRefusedError
from nvr_desk.vision.accelerated import AcceleratedShots
from nvr_desk.vision.balance import CPU, Balance, Load, Place
from nvr_desk.vision.shots import Shots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nvr_desk.vision.nvdec import Nvdec
    from nvr_desk.vision.shot import Shot

NVDEC = "nvdec"
NAMES = (NVDEC, *hardware.ACCELERATORS)
FORMATS = frozenset({"yuv420p", "yuvj420p", "nv12"})
_CODECS = frozenset({"h264", "hevc", "vp9"})
_ENGINES = (("H100", 7), ("H200", 7), ("A100", 5), ("L40", 3), ("L4", 4), ("T4", 2))
"""Part of a card's name → its decoding engines (NVIDIA's support matrix); others have one."""

Result = TypeVar("Result")


class Source(Protocol):
    """The pictures of one clip and, after them, what is missing."""

    def __iter__(self) -> Iterator[Shot]:
        """In presentation order."""
        ...

    def holes(self, end_s: float) -> list[tuple[float, float]]:
        """Spans in container seconds that did not decode."""
        ...


@dataclass(frozen=True, slots=True)
class Clip:
    """What decides who may decode a clip, as the survey found it."""

    load: Load
    pixel_format: str
    rotation: int
    damaged: bool


class Decoders:
    """All that decodes in this process. Thread-safe.

    Args:
        nvdec: decoders of the card, used before the fence; None without.
        accelerators: names of `hardware.ACCELERATORS` that proved themselves.
        engines: of the card behind 'cuda'.
    """

    def __init__(
        self, nvdec: Nvdec | None = None, accelerators: Sequence[str] = (), engines: int = 1
    ) -> None:
        self._nvdec = nvdec
        places = {CPU: Place(max(1, cores()), 1 << 30)}
        if nvdec is not None:
            places[NVDEC] = Place(nvdec.engines, nvdec.sessions)
        for name in accelerators:
            number = engines if name == "cuda" else 1
            places[name] = Place(number, 2 * number)
        self._places = places
        self._balance = Balance(places)
        self._lock = threading.Lock()
        self.counts: Counter[str] = Counter()
        """Clips decoded, by kind."""
        self.refusals: Counter[str] = Counter()
        """Clips that came back, by kind and reason."""

    @property
    def sessions(self) -> int:
        """Clips that hardware decoders take at once."""
        return sum(place.sessions for kind, place in self._places.items() if kind != CPU)

    def run(self, clip: Clip, descriptor: int, use: Callable[[Source], Result]) -> Result:
        """Decode a clip for ``use``, on whichever decoder is through with it first.

        Args:
            clip: what it is.
            descriptor: its bytes; stays the caller's.
            use: called with the pictures; called again with those of the processor where a
                hardware decoder refused, and then its first answer counts for nothing.

        Raises:
            MediaError: it cannot be read.
        """
        kind = self._balance.take(clip.load, self.fit(clip))
        if kind != CPU:
            try:
                return self._on(kind, clip, descriptor, use)
            except HardwareRefusedError as error:
                with self._lock:
                    self.refusals[f"{kind}: {error}"] += 1
            kind = self._balance.take(clip.load, ())
        return self._on(kind, clip, descriptor, use)

    def fit(self, clip: Clip) -> tuple[str, ...]:
        """Kinds of hardware decoders that may be given a clip."""
        plain = clip.pixel_format in FORMATS and clip.load.codec in _CODECS and not clip.damaged
        even = clip.load.width % 2 == 0 and clip.load.height % 2 == 0
        if not plain or not even:
            return ()
        return tuple(
            kind
            for kind in self._places
            if kind != CPU
            and not (
                kind == NVDEC
                and self._nvdec is not None
                and clip.load.codec not in self._nvdec.codecs
            )
        )

    def _on(
        self, kind: str, clip: Clip, descriptor: int, use: Callable[[Source], Result]
    ) -> Result:
        spent: float | None = None
        try:
            with self._opened(kind, clip, descriptor) as source:
                timed = _Timed(source)
                result = use(timed)
            spent = timed.seconds
        finally:
            self._balance.done(kind, clip.load, spent)
        with self._lock:
            self.counts[kind] += 1
        return result

    @contextlib.contextmanager
    def _opened(self, kind: str, clip: Clip, descriptor: int) -> Iterator[Source]:
        expected = clip.load.pictures
        if kind in hardware.ACCELERATORS:
            with _accelerated(descriptor, kind) as container:
                yield AcceleratedShots(container, clip.rotation, expected)
            return
        with frames.open_container(descriptor) as container:
            if kind == NVDEC and self._nvdec is not None:
                yield self._nvdec.shots(container, clip.rotation, expected)
            else:
                yield Shots(container, clip.rotation, key_only=False)


class _Timed:
    """A source that knows how long its decoder worked, without the time nobody asked it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Shot]:
        began = time.perf_counter()
        for shot in self._source:
            self.seconds += time.perf_counter() - began
            yield shot
            began = time.perf_counter()

    def holes(self, end_s: float) -> list[tuple[float, float]]:
        return self._source.holes(end_s)


def wanted(engine: str, asked: str | None) -> tuple[str, ...]:
    """Hardware decoders to try.

    Only beside CUDA they are tried unasked, where pictures stay on the card. Fetching each picture
    from an integrated GPU costs about what decoding it on a core does.

    Args:
        engine: with its device, as ModelStamp.engine.
        asked: value of `balance.DECODERS_VARIABLE`; None where nobody set it.
    """
    if asked is not None:
        return tuple(name for name in asked.split(",") if name in NAMES)
    return (NVDEC, "cuda") if engine.endswith(("cuda", "tensorrt")) else ()


def prepare(names: Sequence[str]) -> tuple[Decoders, list[Availability]]:
    """Try hardware decoders by name and keep those that work. Before the fence: opens devices.

    Args:
        names: some of NAMES, best first; of 'nvdec' and 'cuda', two ways to one card, the first
            that works is kept.

    Returns:
        The decoders, and what was found of each name.
    """
    found: list[Availability] = []
    nvdec: Nvdec | None = None
    kept: list[str] = []
    for name in names:
        if name == NVDEC:
            nvdec, seen = _nvdec()
        elif name == "cuda" and nvdec is not None:
            seen = Availability(name, works=False, why="not needed beside nvdec")
        else:
            seen = hardware.accelerator(name)
            kept += [name] * seen.works
        found.append(seen)
    return Decoders(nvdec, kept, _card_engines() if "cuda" in kept else 1), found


def _nvdec() -> tuple[Nvdec | None, Availability]:
    if (missing := _missing_library()) is not None:
        return None, Availability(NVDEC, works=False, why=missing)
    try:
        library = _library()
    except Exception as error:  # noqa: BLE001 - its import raises whatever the driver says
        return None, Availability(NVDEC, works=False, why=hardware.why_not(error))
    from nvr_desk.vision.nvdec import Nvdec  # noqa: PLC0415 - needs torch

    try:
        card = Nvdec(library)
    except (MediaError, RuntimeError, OSError) as error:
        return None, Availability(NVDEC, works=False, why=hardware.why_not(error))
    words = f"{', '.join(card.codecs)}; {card.engines} engines, {card.sessions} clips at once"
    return card, Availability(NVDEC, works=True, why=words)


def _library() -> Any:  # noqa: ANN401 - a module without types
    """PyNvVideoCodec; where the driver has no encoder, its decoding part alone.

    The package refuses to load without the encoder's library, which decoding never touches.
    """
    try:
        return importlib.import_module("PyNvVideoCodec")
    except Exception:  # it also imports what only its encoder and its own demuxer need
        spec = importlib.util.find_spec("PyNvVideoCodec")
        inside = native_part(Path(str(spec.origin)).parent) if spec is not None else None
        if inside is None:
            raise
    inner = importlib.util.spec_from_file_location("_PyNvVideoCodec", inside)
    if inner is None or inner.loader is None:
        raise ImportError(str(inside))
    module = importlib.util.module_from_spec(inner)
    inner.loader.exec_module(module)
    return module


def native_part(folder: Path) -> Path | None:
    """The newest compiled module in PyNvVideoCodec's folder; None where there is none."""
    found = [
        path
        for ending in importlib.machinery.EXTENSION_SUFFIXES
        for path in folder.glob(f"PyNvVideoCodec_*{ending}")
    ]
    return max(found, key=lambda path: path.name, default=None)


def _missing_library() -> str | None:
    """Whether the driver came without its decoder; loading it also keeps it for behind the fence.

    PyNvVideoCodec ends the process where it is missing, instead of saying so.
    """
    if importlib.util.find_spec("PyNvVideoCodec") is None:
        return "package PyNvVideoCodec is not installed"
    name = "nvcuvid.dll" if sys.platform == "win32" else "libnvcuvid.so.1"
    try:
        ctypes.CDLL(name)
    except OSError:
        return f"the driver came without its decoder ({name} is missing)"
    return None


def _card_engines() -> int:
    import torch as library  # noqa: PLC0415 - only where a card works

    name = str(cast("Any", library).cuda.get_device_name(0))
    return next((engines for part, engines in _ENGINES if part in name), 1)


@contextlib.contextmanager
def _accelerated(descriptor: int, kind: str) -> Iterator[Any]:
    try:
        container = frames.open_container(descriptor, hardware.acceleration(kind))
    except (MediaError, NotImplementedError, RuntimeError) as error:
        raise HardwareRefusedError(hardware.why_not(error)) from error
    with container:
        yield container
