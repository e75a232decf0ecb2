"""The map's room of the facade, as small as the tests need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nvr_desk.geo import geojson
from nvr_desk.records.place import StoredLayer

if TYPE_CHECKING:
    from nvr_desk.records.case import Incident
    from nvr_desk.records.place import Layer


class FakeMaps:
    """Layers that a test puts here, and what was wished of them."""

    def __init__(self) -> None:
        self.held: list[Layer] = []
        self.happened: Incident | None = None
        self.tiles_at = ""
        self.wishes: list[tuple[str, Any]] = []

    def layers(self, case: str) -> list[StoredLayer]:
        self.wishes.append(("layers", case))
        return [
            StoredLayer(
                each.id, each.case, each.kind, each.name, each.source_sha256, each.by, each.at,
                geojson.write(each.features),
            )
            for each in self.held
        ]  # fmt: skip

    def incident(self, _case: str) -> Incident | None:
        return self.happened

    def tiles(self) -> str:
        return self.tiles_at

    def remove(self, layer: int, case: str | None = None) -> None:
        self.wishes.append(("remove", (layer, case)))
        self.held = [each for each in self.held if each.id != layer]

    def export(self, case: str, form: str, which: list[int] | None = None) -> str:
        self.wishes.append(("export", (case, form, which)))
        return "{}"

    def picture(self, case: str, sha256: str, shown: list[str], layers: list[int]) -> None:
        self.wishes.append(("picture", (case, sha256, shown, layers)))
