"""The verbs of nvr-desk map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.files import Replace, check_free, write_file
from nvr_desk.cli.output import answer, line, note, table
from nvr_desk.cli.session import confirmed, desk
from nvr_desk.geo import geojson
from nvr_desk.records.layer import LayerKind
from nvr_desk.records.place import LayerRow
from nvr_desk.records.words import counted
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from nvr_desk.records.place import TileFile

app = typer.Typer(help="Layers, map files, the agency's own base map.", no_args_is_help=True)

Case = Annotated[str, typer.Option(help="Case number.")]
AnyCase = Annotated[
    str | None, typer.Option(help="Case number; left out: a layer of all cases (agencies).")
]


@app.command("import")
def bring(
    path: Annotated[Path, typer.Argument(help="GeoJSON, KML or GPX.")],
    kind: Annotated[LayerKind, typer.Option(help="What it shows.")] = LayerKind.OTHER,
    case: AnyCase = None,
    name: Annotated[str, typer.Option(help="What it is called; default: the file's name.")] = "",
) -> None:
    """Take a file in as a layer of the map."""
    with desk(case) as opened:
        made = opened.maps.bring(path, kind, case, name)
    skipped = f", {made.skipped:,} without a place left out" if made.skipped else ""
    count = counted(made.features, "feature")
    answer(made, [f"layer {made.id}: {made.name}, {count}{skipped}", f"  {made.source_sha256}"])


@app.command("layers")
def layers(case: Case) -> None:
    """Layers of a case and of all cases."""
    with desk(case) as opened:
        found = [geojson.opened(each) for each in opened.maps.layers(case)]
    rows = [
        LayerRow(each.id, each.case, each.kind, each.name, each.source_sha256, each.by, each.at,
                 len(each.features))
        for each in found
    ]  # fmt: skip
    lines = [
        (
            *(str(each.id), each.kind.value, each.name, f"{each.features:,}"),
            *(each.case or "all cases", each.by, local_text(each.at, None)),
        )
        for each in rows
    ]
    answer(rows, table(("LAYER", "KIND", "NAME", "FEATURES", "CASE", "BY", "WHEN"), lines))


@app.command("remove")
def remove(
    layer: Annotated[int, typer.Argument(help="Number of the layer, see map layers.")],
    case: AnyCase = None,
) -> None:
    """Take a layer off the map; what it held stays on record."""
    with desk(case) as opened:
        opened.maps.remove(layer, case)
    answer({"layer": layer}, [f"layer {layer} is off the map"])


@app.command("export")
def export(
    case: Case,
    form: Annotated[str, typer.Option("--format", help="geojson, kml or gpx.")] = "geojson",
    layer: Annotated[
        list[int] | None, typer.Option(help="Only this layer; may be repeated.")
    ] = None,
    target: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; else standard output.")
    ] = None,
    replace: Replace = False,
) -> None:
    """Write cameras, incident and layers of a case as GeoJSON, KML or GPX."""
    check_free(target, replace=replace)
    with desk(case) as opened:
        text = opened.maps.export(case, form, layer)
    if target is None:
        line(text.rstrip("\n"))
        return
    write_file(target, text.encode("utf-8"), replace=replace)
    note(f"wrote {target}")


@app.command("tiles")
def tiles(
    path: Annotated[Path | None, typer.Argument(help="PMTiles or MBTiles of the agency.")] = None,
    *,
    none: Annotated[bool, typer.Option("--none", help="Use the bundled map alone again.")] = False,
) -> None:
    """Say which file of tiles lies over the bundled map, or set it."""
    with desk() as opened:
        if none:
            confirmed(opened, lambda: opened.settings.reset("map.tiles"))
        elif path is not None:
            opened.maps.describe(path)  # what cannot be read is not set
            where = str(path.expanduser().absolute())
            confirmed(opened, lambda: opened.settings.set("map.tiles", where))
        held = opened.maps.tiles()
        found = opened.maps.describe(Path(held)) if held else None
    answer(found, ["the bundled map alone"] if found is None else _lines(found))


def _lines(found: TileFile) -> list[str]:
    kind = "vector" if found.vector else "pictures"
    zooms = f"zoom {found.least_zoom} to {found.most_zoom}"
    credit = [f"  {found.attribution}"] if found.attribution else []
    return [f"{found.path}: {found.format}, {kind}, {zooms}", *credit]
