"""A watched folder: which shipments in it are whole, and which were taken already.

Each folder, zip or single file directly inside is a shipment. It is ready when nothing in it
changed for a while, or at once when its ``batch.json`` lists files that are all there in full.
Nothing is moved, renamed or removed: the folder belongs to whoever fills it.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nvr_desk.digest import canonical_json, sha256_bytes
from nvr_desk.errors import (
    ArchiveError,
    ForeignDataError,
    JobCancelledError,
    ManifestError,
    NotFoundError,
    NvrDeskError,
)
from nvr_desk.intake.manifest import expected_files, named_case
from nvr_desk.intake.source import open_source
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.clock import Clock
    from nvr_desk.intake.listing import Listing
    from nvr_desk.intake.source import Source

SETTLE_S = 20.0
"""How long a shipment must stand still, seconds."""
POLL_S = 2.0
"""Between two looks, seconds."""
PATIENCE_S = 15.0
"""How long a shipment waits that could not be taken for now; twice as long each time."""
MAX_PATIENCE_S = 900.0

_VERDICTS = (ManifestError, ArchiveError)
"""What is wrong with a shipment itself, and stays so until something in it changes."""


@dataclass(frozen=True, slots=True)
class Shipment:
    """Something in the inbox that is whole and was not taken yet."""

    path: Path
    fingerprint: str
    """Over names, sizes and times of its files: what it is remembered by."""
    case: str | None
    """Case number its batch.json names; None when it names none."""
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class _Rest:
    """How long a shipment was put off, and until when (monotonic seconds)."""

    pause_s: float
    end: float


class Inbox:
    """One watched folder. Looks are cheap: no file's content but a manifest's is read."""

    def __init__(
        self, folder: Path, ledger: Path, clock: Clock, *, settle_s: float = SETTLE_S
    ) -> None:
        """Watch a folder.

        Args:
            folder: Where shipments arrive.
            ledger: File that remembers what was taken or failed; one JSON line each.
            clock: Tells how long something stands still.
            settle_s: How long is long enough, seconds.
        """
        self._folder = folder
        self._ledger = ledger
        self._clock = clock
        self._settle_s = settle_s
        self._since: dict[Path, tuple[str, float]] = {}
        self._done = _remembered(ledger)
        self._resting: dict[str, _Rest] = {}

    def ready(self) -> list[Shipment]:
        """One look: shipments that are whole and not remembered, in name order."""
        found: list[Shipment] = []
        try:
            children = sorted(self._folder.iterdir())
        except OSError:
            return found  # the share is away for now
        for path in children:
            if path.name.startswith(".") or path.is_symlink():
                continue
            shipment = self._look(path)
            if shipment is not None and not self._rests(shipment):
                found.append(shipment)
        for path in self._since.keys() - set(children):
            del self._since[path]
        return found

    def remember(self, shipment: Shipment, outcome: str) -> None:
        """It was taken, or failed: not offered again until something in it changes."""
        self._done.add(shipment.fingerprint)
        line = {
            "fingerprint": shipment.fingerprint,
            "name": shipment.path.name,
            "outcome": outcome,
            "at": utc_text(self._clock.now()),
        }
        self._ledger.parent.mkdir(parents=True, exist_ok=True)
        with self._ledger.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line) + "\n")

    def put_off(self, shipment: Shipment, *, until_restart: bool = False) -> None:
        """It is not to blame: offered again after a while, or to the next inbox of the folder."""
        before = self._resting.get(shipment.fingerprint)
        pause = min(before.pause_s * 2, MAX_PATIENCE_S) if before else PATIENCE_S
        end = math.inf if until_restart else self._clock.monotonic() + pause
        self._resting[shipment.fingerprint] = _Rest(pause, end)

    def _rests(self, shipment: Shipment) -> bool:
        rest = self._resting.get(shipment.fingerprint)
        return rest is not None and self._clock.monotonic() < rest.end

    def _look(self, path: Path) -> Shipment | None:
        try:
            source = open_source(path)
        except (NotFoundError, OSError):
            return None
        try:
            listing = source.listing()
            fingerprint = _fingerprint(path, listing)
            still = self._still_for(path, fingerprint)
            if fingerprint in self._done or not listing.entries:
                return None
            if still < self._settle_s and not _complete(source, listing):
                return None
            case = named_case(source, listing)
        except ArchiveError:
            return self._refused_whole(path)
        except (ForeignDataError, OSError):
            return None  # it changed under our eyes; the next look knows more
        finally:
            source.close()
        return Shipment(path, fingerprint, case, len(listing.entries), listing.bytes)

    def _refused_whole(self, path: Path) -> Shipment | None:
        """A zip that cannot be listed: offered once still, so that its ingest says why."""
        seen = path.stat()
        key = [path.name, seen.st_size, str(seen.st_mtime_ns)]
        fingerprint = sha256_bytes(canonical_json(key))
        if fingerprint in self._done or self._still_for(path, fingerprint) < self._settle_s:
            return None
        return Shipment(path, fingerprint, None, 0, seen.st_size)

    def _still_for(self, path: Path, fingerprint: str) -> float:
        """Seconds since the shipment was first seen as it is now."""
        now = self._clock.monotonic()
        before, since = self._since.get(path, ("", now))
        if before != fingerprint:
            since = now
        self._since[path] = (fingerprint, since)
        return now - since


def watch(
    inbox: Inbox,
    take: Callable[[Shipment], None],
    stop: Callable[[], bool],
    clock: Clock,
    *,
    poll_s: float = POLL_S,
) -> None:
    """Take each shipment that becomes ready until told to stop; one that fails stops no other.

    Args:
        inbox: The watched folder.
        take: Takes one in. A verdict it raises on the shipment itself is remembered; after any
            other of this program's errors the shipment is tried again later.
        stop: Asked between shipments and looks.
        clock: Waits between looks.
        poll_s: For how long, seconds.
    """
    while not stop():
        take_ready(inbox, take, stop)
        clock.sleep(poll_s)


def take_ready(inbox: Inbox, take: Callable[[Shipment], None], stop: Callable[[], bool]) -> int:
    """One look: take what is ready now, see ``watch``; answers how many were not taken."""
    failed = 0
    for shipment in inbox.ready():
        if stop():
            break
        try:
            take(shipment)
        except _VERDICTS as error:
            inbox.remember(shipment, f"failed: {error}")
        except NvrDeskError as error:
            inbox.put_off(shipment, until_restart=isinstance(error, JobCancelledError))
        else:
            inbox.remember(shipment, "taken")
            continue
        failed += 1
    return failed


def _complete(source: Source, listing: Listing) -> bool:
    """Whether a manifest lists files that are all there in full."""
    expected = expected_files(source, listing)
    return bool(expected) and all(
        size is not None and path in listing.entries and listing.entries[path].bytes == size
        for path, size in expected.items()
    )


def _fingerprint(path: Path, listing: Listing) -> str:
    files = [[entry.path, entry.stamp] for entry in listing.entries.values()]
    refused = [[each.path, each.code] for each in listing.refused]
    return sha256_bytes(canonical_json([path.name, sorted(files), sorted(refused)]))


def _remembered(ledger: Path) -> set[str]:
    done: set[str] = set()
    try:
        lines = ledger.read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return done
    for line in lines:
        try:
            raw: Any = json.loads(line)
            done.add(str(raw["fingerprint"]))
        except (ValueError, KeyError, TypeError):
            continue  # a torn line costs one more look at a shipment, which is then found known
    return done
