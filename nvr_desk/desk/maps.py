"""What others drew on a map, brought in and handed out."""

from __future__ import annotations

from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, Any

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.digest import sha256_bytes, sha256_file
from nvr_desk.errors import UsageError
from nvr_desk.geo import exchange, geojson
from nvr_desk.geo.bounds import MAX_NAME_CHARS, plain
from nvr_desk.records.place import Feature, LayerRow, Shape, StoredLayer
from nvr_desk.records.words import NO_IDENTITY
from nvr_desk.settings import MAP_TILES
from nvr_desk.store import layers, settings
from nvr_desk.store.purposes import incident
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from nvr_desk.records.case import Incident
    from nvr_desk.records.layer import LayerKind
    from nvr_desk.records.overview import MapCamera
    from nvr_desk.records.place import TileFile
    from nvr_desk.store.layers import LayerText


class MapService(Service):
    """Layers, map files in and out, and the agency's own base map."""

    @act("map.layers", split=True)
    def layers(self, act: OpenAct, case: str) -> list[StoredLayer]:
        """Layers of a case and of the workspace as they are kept, in order of import.

        Nothing is parsed here: whoever shows them reads them by ``geo.geojson.opened``, elsewhere
        than where other questions to the database wait.
        """
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            found = layers.listing(db, case)
        act.touch("layer", *(str(each.id) for each in found))
        return [_stored(each) for each in found]

    @peek
    def incident(self, case: str) -> Incident | None:
        """Where a case happened, for a member of it; None where nobody said."""
        self.core.case(case, series=True)
        with self.core.store.read() as db:
            return incident(db, case)

    @act("map.import", split=True)
    def bring(
        self, act: OpenAct, path: Path, kind: LayerKind, case: str | None = None, name: str = ""
    ) -> LayerRow:
        """Take a GeoJSON, KML or GPX file in as a layer.

        Args:
            act: This act.
            path: The file; it is read within a fence and not changed.
            kind: What it shows.
            case: Whose layer it is; None for all cases (partner agencies).
            name: What it is called; the file's name by default.

        Raises:
            UsageError: no such file, or of a format that is not read.
            MapFileError: it cannot be read, or holds too much.
            NotFoundError, NotMemberError, CaseClosedError: the wall of the case.
        """
        if case is not None:
            self.core.open_case(case)
        from nvr_desk.geo.tile_source import read_features  # noqa: PLC0415 - imports numpy

        if not path.is_file():
            raise UsageError(f"no such file: {path}")
        form = exchange.format_of(path.name)
        found = read_features(path, form)
        digest = sha256_file(path)
        text = geojson.write(found.features)
        called = plain(name or path.stem, MAX_NAME_CHARS) or kind.value
        with self.core.store.unit() as tx:
            by = self.core.actor.user
            number = layers.add(tx, case, kind, called, digest, text, by)
            detail = {"sha256": digest, "features": len(found.features), "skipped": found.skipped}
            act.part(tx, [{"kind": "layer", "id": str(number)}], detail)
            at = tx.now()
        act.touch("layer", str(number))
        count = len(found.features)
        return LayerRow(number, case, kind, called, digest, by, at, count, found.skipped)

    @act("map.remove")
    def remove(self, act: OpenAct, layer: int, case: str | None = None) -> None:
        """Take a layer off the map of a case, or off all maps; it stays on record.

        Raises:
            NotFoundError: no such layer there.
            NotMemberError, CaseClosedError: the wall of the case.
        """
        if case is not None:
            self.core.open_case(case)
        act.tell(name=layers.remove(act.change, case, layer))
        act.touch("layer", str(layer))

    @act("map.export", split=True)
    def export(
        self, act: OpenAct, case: str, form: str, which: Collection[int] | None = None
    ) -> str:
        """Cameras, incident and layers of a case as the text of a file.

        Args:
            act: This act.
            case: Its number.
            form: geojson, kml or gpx.
            which: Numbers of the layers to write; None writes all, nothing writes none.

        Raises:
            UsageError: no such format.
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
        """
        from nvr_desk.review.places import read_map  # noqa: PLC0415 - imports numpy

        found = self.core.purposeful_case(case, "map.export", series=True)
        data, _ = read_map(self.core.store, found)
        with self.core.store.read() as db:
            stored = layers.listing(db, case)
            happened = incident(db, case)
        chosen = [each for each in stored if which is None or each.id in which]
        told = [camera for camera in data.cameras if camera.shown]
        features = chain(
            (_camera_feature(each) for each in told),
            _incident_features(happened),
            chain.from_iterable(geojson.opened(_stored(each)).features for each in chosen),
        )
        text = exchange.write(features, form, self._about(case))
        act.touch("layer", *(str(each.id) for each in chosen))
        act.touch("delivery", *(name for camera in told for name in camera.delivery_ids))
        act.tell(sha256=sha256_bytes(text.encode()), cameras=len(told), layers=len(chosen))
        return text

    @act("map.export", split=True)
    def picture(
        self, act: OpenAct, case: str, sha256: str, shown: Collection[str], layers: Collection[int]
    ) -> dict[str, str]:
        """Put on record that a picture of the map leaves, before it is written.

        Args:
            act: This act.
            case: Its number.
            sha256: Of the picture's file.
            shown: Ids of the deliveries whose cameras are on it.
            layers: Numbers of the layers on it.

        Raises:
            PurposeMissingError, CaseClosedError, NotMemberError: the wall of the case.
        """
        self.core.purposeful_case(case, "map.export", series=True)
        act.touch("delivery", *shown)
        act.touch("layer", *(str(each) for each in layers))
        act.tell(sha256=sha256, form="png")
        return self._about(case)

    @peek
    def tiles(self) -> str:
        """Path of the agency's own base map; empty where there is none."""
        with self.core.store.read() as db:
            return settings.get(db, MAP_TILES)

    @peek
    def describe(self, path: Path) -> TileFile:
        """What a file of tiles says of itself, read within a fence. Raises MapFileError."""
        from nvr_desk.geo.tile_source import TileSource  # noqa: PLC0415 - imports numpy

        with closing(TileSource(path.expanduser())) as source:
            return source.about

    def _about(self, case: str) -> dict[str, str]:
        purpose = self.core.purposes[case]
        return {
            "title": f"Case {case}",
            "case": case,
            "purpose": f"{purpose.offence}: {purpose.words}",
            "by": self.core.actor.user,
            "at": utc_text(self.core.clock.now()),
            "note": NO_IDENTITY,
        }


def _stored(found: LayerText) -> StoredLayer:
    return StoredLayer(
        found.id,
        found.case,
        found.kind,
        found.name,
        found.source_sha256,
        found.by,
        found.at,
        found.features,
    )


def _camera_feature(camera: MapCamera) -> Feature:
    said: dict[str, Any] = {
        "deliveries": len(camera.delivery_ids),
        "looks": None if camera.heading_deg is None else f"{camera.heading_deg:g}° from north",
        "wide": None if camera.fov_deg is None else f"{camera.fov_deg:g}°",
        "appearances": ", ".join(f"{n} {cls}" for cls, n in camera.counts.items()) or None,
    }
    words = "; ".join(f"{key}: {value}" for key, value in said.items() if value is not None)
    if camera.counts:
        words += f" ({NO_IDENTITY})"
    spot = ((((camera.lat, camera.lon),),),)
    return Feature(Shape.POINT, spot, camera.alias, words, radius_m=camera.accuracy_m or None)


def _incident_features(found: Incident | None) -> Iterator[Feature]:
    if found is not None and found.lat is not None and found.lon is not None:
        spot = ((((found.lat, found.lon),),),)
        yield Feature(
            Shape.POINT, spot, "Incident", found.words, found.start, found.radius_m or None
        )
