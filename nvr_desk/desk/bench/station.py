"""Is this station quick enough? One bench on a throw-away workspace, its processes and its answer.

Nothing of a real case is opened, and nothing goes over a network.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.errors import NvrDeskError
from nvr_desk.upkeep.bench import child, scratch
from nvr_desk.upkeep.bench.asked import TRIES, Asked
from nvr_desk.upkeep.bench.quiet import WAIT_S, wait_for_quiet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES: Final = ("ui", "db", "intake")
FSYNC_MS: Final = 3.0
"""The bounds of latencies presume a disk that makes 4 KiB durable in this, at p95."""
_ENGINE: Final = ("-m", "nvr_desk.desk.bench")
_WINDOW: Final = ("-m", "nvr_desk_ui.bench")
"""By its name: the engine does not import the window."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    deliveries: int = 4_000
    tracks: int = 100_000
    clips: int = 60
    tries: int = TRIES
    play_s: float = 20.0
    detect_s: float = 20.0
    starts: int = 3
    wait_s: float = WAIT_S
    """How long to wait for a quiet machine at most."""

    def asked(self, folder: Path) -> Asked:
        """The same for the processes that measure."""
        return Asked(
            folder / "big",
            folder,
            deliveries=self.deliveries,
            tracks=self.tracks,
            tries=self.tries,
            play_s=self.play_s,
            clips=self.clips,
            detect_s=self.detect_s,
            starts=self.starts,
            wait_s=self.wait_s,
        )


QUICK: Final = Size()
"""Ends within minutes."""
FULL: Final = Size(40_000, 1_000_000, clips=500, play_s=60.0, detect_s=90.0, starts=5)
"""The size the bounds are made for."""


class MeasureFailedError(NvrDeskError):
    """A process that measures did not come to its end."""

    code = "measure_failed"


def room_for(name: str, size: Size) -> int:
    """Bytes that a bench may need."""
    case = {"deliveries": size.deliveries, "tracks": size.tracks} if name != "intake" else {}
    return scratch.room_of(**case, clips=size.clips if name != "db" else 0)


def measure(
    name: str, place: Path, size: Size = QUICK, told: Callable[[str], None] = lambda _: None
) -> dict[str, Any]:
    """Run one of ``NAMES``; the folder it worked in is gone afterwards.

    Args:
        name: which.
        place: where the throw-away folder is made, see ``scratch.place_for``.
        size: how much.
        told: is told what it does.

    Returns:
        ``machine``, ``decode``, and the figures as ``upkeep.bench.rows`` reads them.

    Raises:
        NoSpaceError: the disk is too full; nothing was begun.
        MeasureFailedError: a process gave no figures.
    """
    with scratch.scratch(place, room_for(name, size)) as folder:
        asked = size.asked(folder)
        env = child.surroundings(folder)

        def answer(*words: str) -> dict[str, Any]:
            try:
                return child.answer(words, env, told=told)
            except (RuntimeError, ValueError) as error:
                message = f"no figures: {error}"
                raise MeasureFailedError(message) from error

        noisy = wait_for_quiet(most_s=size.wait_s, told=told)
        result = answer(*_ENGINE, "decode", asked.text())
        if name == "ui":
            answer(*_ENGINE, "case", asked.text())
            found = answer(*_WINDOW, asked.text())
        else:
            found = answer(*_ENGINE, name, asked.text())
        result |= {key: value for key, value in found.items() if key != "machine"}
        return result if noisy is None else {**result, "warning": noisy}


def summary(result: dict[str, Any]) -> list[str]:
    """What must be read beside the rows: machine, disk, whether it was quiet."""
    where = result["machine"]
    flags = ", ".join(where["flags"]) or "no vector units named"
    fsync = where["fsync_p95_ms"]
    lines = [
        f"{where['system']}, {where['cores']} cores, load {where['load'][0]}, {flags}",
        f"the disk makes 4 KiB durable in {fsync} ms at p95",
    ]
    if fsync > FSYNC_MS:
        lines.append(f"bounds of latencies presume at most {FSYNC_MS:g} ms: the disk is slow")
    return lines + ([result["warning"]] if "warning" in result else [])
