"""What each action of the table does; dialogs are opened here, never executed."""

from __future__ import annotations

from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from nvr_desk_ui.cases.forms import NewCaseForm, OpenCaseForm, PurposeForm
from nvr_desk_ui.docks import DOCKS, visit
from nvr_desk_ui.evidence.form import PacketForm
from nvr_desk_ui.jobs.forms import DetectForm, IngestForm
from nvr_desk_ui.keys.sheet import ShortcutSheet
from nvr_desk_ui.palette import Palette
from nvr_desk_ui.people.curtain import THROUGH
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.case import Case, Purpose
    from nvr_desk.records.model import ModelRow
    from nvr_desk_ui.host import Host


class Commands:
    """Callbacks of one window."""

    def __init__(self, window: Host) -> None:
        self._window = window
        self._purpose_form: PurposeForm | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Callback of every action by its id."""
        window = self._window
        return {
            "workspace.open": self.open_workspace,
            "demo.run": self.run_demo,
            "ingest.folder": self.ingest_folder,
            "ingest.zip": self.ingest_zip,
            "window.quit": self._quit,
            "case.new": self.new_case,
            "case.open": self.open_case,
            "case.purpose": self.state_purpose,
            "case.refresh": window.session.refresh,
            "clip.next": partial(self._step, 1),
            "clip.previous": partial(self._step, -1),
            "track.next": partial(self._step_appearance, 1),
            "track.previous": partial(self._step_appearance, -1),
            "search.focus": self._focus_search,
            "search.filter": self._focus_filter,
            "detect.run": self.detect,
            "packet.new": self.new_packet,
            "view.theme": window.cycle_theme,
            "view.reset": window.reset_layout,
            "view.cards": self._toggle_cards,
            "help.palette": self._show_palette,
            "help.shortcuts": self._show_shortcuts,
            **{f"view.{dock.name}": partial(visit, window, dock.name) for dock in DOCKS},
        }

    # --- workspace and demo -------------------------------------------------------------------

    def open_workspace(self) -> None:
        """Let a person pick the folder of a workspace."""
        dialog = self._folder_dialog(tr("Open workspace"), self._window.open_workspace)
        dialog.setProperty(THROUGH, True)
        dialog.open()

    def create_workspace(self) -> None:
        """Make the workspace that was looked for and is not there."""
        window = self._window
        path = window.workspace
        if path is None:
            return

        def work() -> Path:
            from nvr_desk.desk import create_workspace  # noqa: PLC0415 - heavy: off the GUI thread

            return create_workspace(path)

        window.bridge.free(
            work, window.open_workspace, partial(window.show_error, tr("New workspace"))
        )

    def run_demo(self) -> None:
        """Make the demo case beside this person's documents and open it."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        base = Path(QStandardPaths.writableLocation(place) or Path.home())
        self._window.demo.start(fresh_folder(base, "nvr-desk-demo"))

    # --- case ---------------------------------------------------------------------------------

    def new_case(self) -> None:
        """Ask for a number, open the case."""
        if self._window.bridge.ready:
            self._open(NewCaseForm(self._window, self._window.bridge, self._case_made))

    def open_case(self) -> None:
        """List the cases of the workspace."""
        window = self._window
        window.bridge.ask(lambda desk: desk.cases.listing(), self._list_cases, title="Cases")

    def state_purpose(self) -> None:
        """Ask why this person looks; one form at a time."""
        window, case = self._window, self._window.session.case
        if case is None or self._purpose_form is not None:
            return
        form = PurposeForm(window, window.bridge, case, window.session.purpose, self._purpose_said)
        self._purpose_form = form
        form.finished.connect(self._purpose_closed)
        self._open(form)

    def dismiss_purpose(self) -> None:
        """Close the form when the purpose is known by now."""
        if self._purpose_form is not None:
            self._purpose_form.reject()

    def _list_cases(self, cases: Sequence[Case]) -> None:
        self._open(OpenCaseForm(self._window, cases, self._window.session.open))

    def _case_made(self, case: Case) -> None:
        self._window.session.open(case.number)

    def _purpose_said(self, purpose: Purpose) -> None:
        self._window.session.set_purpose(purpose)

    def _purpose_closed(self, _result: int) -> None:
        self._purpose_form = None

    # --- long work ----------------------------------------------------------------------------

    def ingest_folder(self) -> None:
        """Let a person pick a folder to take in."""
        self._pick_folder(tr("Take in a folder"), self._take_in)

    def ingest_zip(self) -> None:
        """Let a person pick a zip to take in."""
        dialog = QFileDialog(
            self._window, tr("Take in a zip"), str(Path.home()), tr("Share batches (*.zip)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(_with_path(self._take_in))
        dialog.open()

    def ingest_path(self, path: Path) -> QDialog | None:
        """Ask how to take it in, then start the job; the form, or None while no case is open."""
        window, number = self._window, self._window.session.number
        if number is None:
            return None
        form = IngestForm(window, window.bridge, number, path, self._started)
        self._open(form)
        return form

    def _take_in(self, path: Path) -> None:
        self.ingest_path(path)

    def detect(self) -> None:
        """Ask with what to look, then start the job."""
        bridge = self._window.bridge
        bridge.ask(
            lambda desk: (desk.models.listing(), desk.models.default()),
            self._detect_with,
            title="Models",
        )

    def _detect_with(self, known: tuple[Sequence[ModelRow], ModelRow | None]) -> None:
        window, number = self._window, self._window.session.number
        if number is not None:
            self._open(DetectForm(window, window.bridge, number, known, self._started))

    def _started(self, pid: int) -> None:
        self._window.raise_dock("jobs")
        self._window.jobs.say(
            tr("Started as process {pid}; its row appears when it takes up work.", pid=pid)
        )
        self._window.jobs.poll()

    # --- evidence -----------------------------------------------------------------------------

    def new_packet(self) -> None:
        """Ask what goes in, then make and verify it."""
        window, number = self._window, self._window.session.number
        if number is not None:
            rows = window.deliveries.model.everything
            self._open(PacketForm(window, window.bridge, number, rows))

    # --- the rest -----------------------------------------------------------------------------

    def _step(self, count: int) -> None:
        self._window.deliveries.step(count)

    def _step_appearance(self, direction: int) -> None:
        self._window.timeline.step_appearance(direction)

    def _focus_search(self) -> None:
        self._window.raise_dock("search")
        self._window.search.focus()

    def _focus_filter(self) -> None:
        self._window.raise_dock("deliveries")
        self._window.deliveries.filter.setFocus()

    def _toggle_cards(self) -> None:
        window = self._window
        wide = window.deliveries.toggle_view()
        window.resizeDocks(
            [window.docks["deliveries"]], [780 if wide else 400], Qt.Orientation.Horizontal
        )

    def _show_palette(self) -> None:
        window = self._window
        palette = Palette(window, window.actions_, window.recent)
        if window.session.case is not None:
            rows = window.deliveries.model.everything
            palette.offer_deliveries(rows, window.selection.choose_delivery)
        if window.bridge.ready and window.actions_["case.open"].isEnabled():

            def offer(cases: Sequence[Case]) -> None:
                if shiboken6.isValid(palette):
                    palette.offer_cases(self._lately_first(cases), window.session.open)

            window.bridge.ask(lambda desk: desk.cases.listing(), offer, title="Cases")
        self._open(palette)

    def _lately_first(self, cases: Sequence[Case]) -> list[Case]:
        window = self._window
        if window.workspace is None:
            return list(cases)
        lately = window.recent.cases(window.workspace, {case.number for case in cases})
        places = {number: place for place, number in enumerate(lately)}
        return sorted(cases, key=lambda case: places.get(case.number, len(places)))

    def _show_shortcuts(self) -> None:
        self._open(ShortcutSheet(self._window, self._window.actions_))

    def _quit(self) -> None:
        self._window.close()

    def _pick_folder(self, title: str, picked: Callable[[Path], None]) -> None:
        self._folder_dialog(title, picked).open()

    def _folder_dialog(self, title: str, picked: Callable[[Path], None]) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(_with_path(picked))
        return dialog

    def _open(self, dialog: QDialog) -> None:
        dialog.open()


def fresh_folder(base: Path, name: str) -> Path:
    """``base/name``, or the first of ``name-2``, ``name-3``, … that is not there yet."""
    numbered = (base / (name if number == 1 else f"{name}-{number}") for number in count(1))
    return next(path for path in numbered if not path.exists())


def _with_path(picked: Callable[[Path], None]) -> Callable[[str], None]:
    def call(name: str) -> None:
        picked(Path(name))

    return call
