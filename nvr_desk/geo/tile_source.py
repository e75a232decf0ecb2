"""An agency's own base map, read through the fenced map worker; nothing it says is believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import numpy as np

from nvr_desk.errors import MediaError, WorkerDiedError, WorkerTimeoutError
from nvr_desk.geo import geojson, mvt
from nvr_desk.geo.bounds import MapFileError, plain
from nvr_desk.geo.mvt import Label, VectorTile
from nvr_desk.geo.pmtiles import MAX_ZOOM
from nvr_desk.geo.tile_picture import MAX_SIDE
from nvr_desk.geo.worker import FILE_VARIABLE
from nvr_desk.media.process import WorkerProcess
from nvr_desk.records.place import FeatureSet, TileFile

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.media.wire import Message

MODULE: Final = "nvr_desk.geo.worker"
TIMEOUT_S: Final = 10.0
READ_TIMEOUT_S: Final = 60.0
MOST_DEATHS: Final = 3
"""A file that kills its reader this often is not asked any more."""


@dataclass(frozen=True, slots=True)
class PictureTile:
    """Pixels of a tile: (height, width, 4) RGBA."""

    pixels: NDArray[np.uint8]


Tile: TypeAlias = "PictureTile | VectorTile"


class TileSource:
    """One file of tiles. For one thread at a time.

    Args:
        path: PMTiles or MBTiles.

    Raises:
        MapFileError: not there, or not readable as either.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._deaths = 0
        self._worker: WorkerProcess | None = None
        if not path.is_file():
            raise MapFileError(f"no file at {path}")
        try:
            self.about = self._describe(self._ask({"op": "about"}).body)
        except BaseException:
            self.close()
            raise

    def tile(self, zoom: int, column: int, row: int) -> Tile | None:
        """A tile; None where the file has none. Raises MapFileError."""
        if not self.about.least_zoom <= zoom <= self.about.most_zoom:
            return None
        answer = self._ask({"op": "tile", "zoom": zoom, "column": column, "row": row})
        match answer.body.get("kind"):
            case "picture":
                return _picture(answer)
            case "vector":
                return _vector(answer)
            case _:
                return None

    def kill(self) -> None:
        """End the worker at once, from any thread; whoever waits for a tile gets MapFileError."""
        self._deaths = MOST_DEATHS
        worker = self._worker
        if worker is not None:
            worker.kill()

    def close(self) -> None:
        """End the worker."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def _ask(self, request: dict[str, Any]) -> Message:
        if self._deaths >= MOST_DEATHS:
            raise MapFileError("it ended its reader again and again; it is not asked any more")
        try:
            if self._worker is None:
                self._worker = _started({FILE_VARIABLE: str(self._path.absolute())})
            return self._worker.exchange(request, timeout_s=TIMEOUT_S)
        except (WorkerDiedError, WorkerTimeoutError) as error:
            self.close()
            self._deaths += 1
            raise MapFileError(f"its reader ended: {error}") from error
        except MediaError as error:
            raise MapFileError(str(error)) from error

    def _describe(self, body: dict[str, Any]) -> TileFile:
        least, most = body.get("least_zoom"), body.get("most_zoom")
        if not isinstance(least, int) or not isinstance(most, int):
            raise MapFileError("its reader said nothing of it")
        box = body.get("box")
        return TileFile(
            path=str(self._path),
            format="mbtiles" if body.get("format") == "mbtiles" else "pmtiles",
            vector=bool(body.get("vector")),
            least_zoom=max(0, least),
            most_zoom=min(most, MAX_ZOOM),
            attribution=plain(body.get("attribution"), 300),
            box=_box(cast("list[object]", box)) if isinstance(box, list) else None,
        )


def read_features(path: Path, form: str) -> FeatureSet:
    """Features of a foreign file, read within a fence.

    Raises:
        MapFileError: it cannot be opened or read, or holds too much.
    """
    try:
        with path.open("rb") as file, _started({}) as worker:
            answer = worker.exchange(
                {"op": "features", "format": form}, [file.fileno()], READ_TIMEOUT_S
            )
    except FileNotFoundError as error:
        raise MapFileError(f"no file at {path}") from error
    except (MediaError, OSError) as error:
        raise MapFileError(str(error)) from error
    skipped = answer.body.get("skipped")
    try:
        found = geojson.read_lines(answer.blob.decode())
    except UnicodeDecodeError as error:
        raise MapFileError("its reader answered no text") from error
    return FeatureSet(found.features, skipped if isinstance(skipped, int) else 0)


def _started(more: dict[str, str]) -> WorkerProcess:
    return WorkerProcess(MODULE, nice=5, env={"OMP_NUM_THREADS": "1", **more})


def _picture(answer: Message) -> PictureTile:
    width, height = answer.body.get("width"), answer.body.get("height")
    if not isinstance(width, int) or not isinstance(height, int):
        raise MapFileError("a tile without a size")
    fits = 1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE
    if not fits or len(answer.blob) != width * height * 4:
        raise MapFileError("a tile of another size than it says")
    return PictureTile(np.frombuffer(answer.blob, np.uint8).reshape(height, width, 4))


def _vector(answer: Message) -> VectorTile:
    count, paths = answer.body.get("points"), answer.body.get("paths")
    if not isinstance(count, int) or not isinstance(paths, int) or not 0 <= count < 1 << 24:
        raise MapFileError("a tile without a size")
    if not 0 <= paths < 1 << 24 or len(answer.blob) != 8 * count + 4 * (paths + 1) + paths:
        raise MapFileError("a tile of another size than it says")
    points = np.frombuffer(answer.blob, "<f4", 2 * count).reshape(-1, 2)
    starts = np.frombuffer(answer.blob, "<i4", paths + 1, 8 * count)
    inks = np.frombuffer(answer.blob, np.uint8, paths, 8 * count + 4 * (paths + 1))
    ordered = starts[0] == 0 and starts[-1] == count and bool((np.diff(starts) >= 0).all())
    known = not len(inks) or int(inks.max()) <= max(mvt.Ink)
    if not ordered or not known or not bool((np.abs(points) < mvt.MAX_COORDINATE).all()):
        raise MapFileError("a tile that contradicts itself")
    return VectorTile(points, starts, inks, _labels(answer.body.get("labels")))


def _labels(found: object) -> tuple[Label, ...]:
    made: list[Label] = []
    listed = cast("list[Any]", found) if isinstance(found, list) else []  # type: ignore[redundant-cast]
    for each in listed[: mvt.MAX_LABELS]:
        match each:
            case [int() | float() as x, int() | float() as y, str() as text]:
                made.append(Label(float(x), float(y), plain(text, 60)))
            case _:
                continue
    return tuple(made)


def _box(found: list[object]) -> tuple[float, float, float, float] | None:
    match found:
        case [
            int() | float() as west,
            int() | float() as south,
            int() | float() as east,
            int() | float() as north,
        ] if west < east and south < north:
            return float(west), float(south), float(east), float(north)
        case _:
            return None
