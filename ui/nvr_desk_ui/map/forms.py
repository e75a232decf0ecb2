"""Forms of the map: a layer in, a picture out, the agency's own base map."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QWidget

from nvr_desk.digest import sha256_bytes
from nvr_desk.geo import mercator
from nvr_desk.records.layer import LayerKind
from nvr_desk.timecode import local_text
from nvr_desk_ui.map import decor, sheet_page
from nvr_desk_ui.map.layer_list import KINDS
from nvr_desk_ui.presenters.words import NO_IDENTITY, error_text
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import push_button, row
from nvr_desk_ui.widgets.save_form import check_room

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk import Desk
    from nvr_desk.records.place import LayerRow, TileFile
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.map.panel import MapPanel
    from nvr_desk_ui.session import CaseSession

FORMATS: Final = (
    ("geojson", later("GeoJSON, for maps and programs"), "geojson"),
    ("kml", later("KML, for globes"), "kml"),
    ("gpx", later("GPX, for hand-held receivers; areas as tracks"), "gpx"),
)
_READ = later("GeoJSON, KML, GPX (*.geojson *.json *.kml *.gpx)")
_TILES = later("PMTiles, MBTiles (*.pmtiles *.mbtiles)")
_RATIO: Final = 2.0
"""Pixels of a saved picture for each one on the screen."""


class FileLine(QWidget):
    """A path and a button that looks for it."""

    def __init__(self, form: Form, title: str, kinds: str, *, save: bool = False) -> None:
        super().__init__()
        self._form, self._title, self._kinds, self._save = form, title, kinds, save
        self.edit = QLineEdit()
        self.agreed: str | None = None
        self.suggested = ""
        browse = push_button("File…", "case", self._browse)
        browse.setAutoDefault(False)
        self.setLayout(row(self.edit, browse))

    @property
    def path(self) -> Path | None:
        """What was chosen; None where nothing was."""
        text = self.edit.text().strip()
        return Path(text).expanduser() if text else None

    def _browse(self) -> None:
        dialog = QFileDialog(self._form, tr(self._title), str(Path.home()), self._kinds)
        if self._save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(self.suggested)
        dialog.fileSelected.connect(self._picked)
        dialog.open()

    def _picked(self, path: str) -> None:
        self.edit.setText(path)
        self.agreed = path


class ImportForm(Form):
    """A file, what it shows, what it is called."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, case: str, done: Callable[[], None]
    ) -> None:
        words = tr(
            "GeoJSON, KML or GPX. The file is read within a fence and stays as it is; what "
            "is taken over is kept with its hash, and it is logged."
        )
        super().__init__(parent, "Bring a layer into the map", words, "Bring in", self._go)
        self._bridge, self._case, self._done = bridge, case, done
        self.file = FileLine(self, tr("Layer of the map"), _READ)
        self.kind = QComboBox()
        for kind, name in KINDS.items():
            self.kind.addItem(tr(name), kind)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("the name of the file"))
        self.everywhere = QCheckBox(tr("In all cases (partner agencies, districts)"))
        self.add("File", self.file)
        self.file.edit.setAccessibleName(tr("File"))
        self.add("Shows", self.kind)
        self.add("Name", self.name)
        self.add("Where", self.everywhere)

    def _go(self) -> None:
        path = self.file.path
        if path is None:
            self.complain("Choose a file.")
            return
        kind, name = LayerKind(self.kind.currentData()), self.name.text()
        case = None if self.everywhere.isChecked() else self._case
        self.work("Reading…")
        self._bridge.ask(
            lambda desk: desk.maps.bring(path, kind, case, name),
            self._brought,
            lambda error: self.complain(error_text(error)),
            long=True,
        )

    def _brought(self, made: LayerRow) -> None:
        self._done()
        said = tr("{n:,} feature in the layer {name}|{n:,} features in the layer {name}",
                  made.features, name=made.name)  # fmt: skip
        if made.skipped:
            said += ". " + tr("{n:,} without a place left out|{n:,} without a place left out",
                              made.skipped)  # fmt: skip
        self.finish(said, "warn" if made.skipped else "ok")


class PictureForm(Form):
    """A file for the map as it is now."""

    def __init__(
        self, parent: QWidget, bridge: Bridge, session: CaseSession, panel: MapPanel
    ) -> None:
        words = tr(
            "The map as it is now, with title, purpose, legend, scale and north. It is logged."
        )
        super().__init__(parent, "Save the map as a picture", words, "Save", self._go)
        self._bridge, self._session, self._panel = bridge, session, panel
        self.file = FileLine(self, "Save the map", "PNG (*.png)", save=True)
        self.file.suggested = f"map-{session.number}.png"
        self.file.edit.setPlaceholderText(tr("a new file"))
        self.title = QLineEdit(tr("Case {number}", number=session.number))
        self.add("Title", self.title)
        self.add("File", self.file)
        self.file.edit.setAccessibleName(tr("File"))

    def _go(self) -> None:
        path, number = self.file.path, self._session.number
        if path is None or number is None:
            self.complain("Choose a file to write to.")
            return
        target = path if path.suffix else path.with_suffix(".png")
        mode = "wb" if str(path) == self.file.agreed else "xb"
        shown = self._panel.map.shown
        (wish, picture), font = self._panel.map.picture(_RATIO), self.font()
        words = self._words()
        seen = self._panel.map.seen_cameras if shown.cameras or shown.heat else []
        ids = [name for camera in seen for name in camera.delivery_ids]
        on = [each.id for each in self._panel.layers if each.id not in shown.hidden]

        def work(desk: Desk) -> tuple[Path, int]:
            check_room(target, mode)  # what cannot be written is not on record as having left
            data = sheet_page.compose(wish, picture, words, font)
            desk.maps.picture(number, sha256_bytes(data), ids, on)  # before anything is written
            with target.open(mode) as file:
                file.write(data)
            return target, len(data)

        self.work("Writing…")
        self._bridge.ask(work, self._written, self._failed, long=True)

    def _words(self) -> sheet_page.Words:
        purpose, about = self._session.purpose, self._panel.map.about_agency
        shown, lat_lon = self._panel.map.shown, self._panel.map.centre()
        said = f"{purpose.offence}: {purpose.words}" if purpose else ""
        now = local_text(datetime.now(UTC), self._session.zone)
        sources = decor.ATTRIBUTION + (f" · {about.attribution}" if about else "")
        return sheet_page.Words(
            self.title.text(),
            tr("Case {number}. Purpose: {words}", number=self._session.number, words=said),
            tr("{when}. Middle of the map: {place}", when=now,
               place=mercator.coordinate_text(*lat_lon)),
            tr(NO_IDENTITY) if shown.cameras or shown.heat else "",
            sources,
        )  # fmt: skip

    def _written(self, answer: tuple[Path, int]) -> None:
        target, count = answer
        self.finish(
            tr("{n:,} byte written to\n{target}|{n:,} bytes written to\n{target}", count,
               target=target),
            "ok",
        )  # fmt: skip

    def _failed(self, error: Exception) -> None:
        if isinstance(error, FileExistsError):
            self.complain("A file of that name is there. Pick it with File… to replace it.")
        else:
            self.complain(error_text(error))


class TilesForm(Form):
    """The agency's own file of tiles."""

    def __init__(self, parent: QWidget, bridge: Bridge, panel: MapPanel) -> None:
        words = tr(
            "A PMTiles or MBTiles file of streets lies over the bundled map. It is read "
            "within a fence; nothing is fetched from a network. Leave it empty for the "
            "bundled map alone."
        )
        super().__init__(parent, "The agency's own base map", words, "Use it", self._go)
        self._bridge, self._panel = bridge, panel
        self.file = FileLine(self, "Base map", _TILES)
        about = panel.map.about_agency
        if about is not None:
            self.file.edit.setText(about.path)
        self.add("File", self.file)
        self.file.edit.setAccessibleName(tr("File"))

    def _go(self) -> None:
        path = self.file.path

        def work(desk: Desk) -> TileFile | None:
            if path is None:
                desk.settings.reset("map.tiles")
                return None
            found = desk.maps.describe(path)  # what cannot be read is not set
            desk.settings.set("map.tiles", str(path.absolute()))
            return found

        self.work("Reading…")
        self._bridge.ask(
            work, self._taken, lambda error: self.complain(error_text(error)), long=True
        )

    def _taken(self, found: TileFile | None) -> None:
        self._panel.read_tiles()
        if found is None:
            self.finish(tr("The bundled map alone."), "ok")
            return
        kind = tr("vector") if found.vector else tr("pictures")
        said = tr("{form}, {kind}, zoom {least} to {most}", form=found.format, kind=kind,
                  least=found.least_zoom, most=found.most_zoom)  # fmt: skip
        self.finish(said, "ok")
