"""The one window: docks around the player, and the wires between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from nvr_desk.errors import WorkspaceMissingError
from nvr_desk.records.case import CaseState
from nvr_desk_ui import docks, theme
from nvr_desk_ui.actions import ActionTable
from nvr_desk_ui.cases.bar import CaseBar
from nvr_desk_ui.comforts import Comforts
from nvr_desk_ui.commands import Commands
from nvr_desk_ui.deliveries.commands import CONTEXT
from nvr_desk_ui.deliveries.panel import DeliveriesPanel
from nvr_desk_ui.demo_run import DemoRun
from nvr_desk_ui.filters import FilterModel
from nvr_desk_ui.first_run import FirstRun
from nvr_desk_ui.host import Host
from nvr_desk_ui.jobs.panel import JobsPanel
from nvr_desk_ui.map.panel import MapPanel
from nvr_desk_ui.map.widget import MapWidget
from nvr_desk_ui.marks.marking import Marking
from nvr_desk_ui.people.asks import AskStrip
from nvr_desk_ui.people.confirm import Confirmer
from nvr_desk_ui.people.corner import PersonCorner
from nvr_desk_ui.people.gate import Gate
from nvr_desk_ui.player.stage import Stage
from nvr_desk_ui.presenters import people, words
from nvr_desk_ui.recent import Recent
from nvr_desk_ui.rooms import handlers
from nvr_desk_ui.search.commands import offer
from nvr_desk_ui.search.panel import SearchPanel
from nvr_desk_ui.selection import SelectionModel
from nvr_desk_ui.session import CaseSession
from nvr_desk_ui.status_bar import StatusBar
from nvr_desk_ui.supervise.banner import LogBanner
from nvr_desk_ui.tab_bars import TabBarKeeper
from nvr_desk_ui.timeline.widget import TimelineWidget
from nvr_desk_ui.tongue import tr
from nvr_desk_ui.undo import Undo
from nvr_desk_ui.vigil import Vigil
from nvr_desk_ui.widgets.error_strip import ErrorStrip
from nvr_desk_ui.widgets.parts import column
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
    from PySide6.QtWidgets import QDialog

    from nvr_desk.records.case import Case
    from nvr_desk.records.job import Job
    from nvr_desk.records.log_health import LogHealth
    from nvr_desk.records.overview import MapData, TimelineData
    from nvr_desk.records.person import SignInState
    from nvr_desk.records.search import Hit
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.shots import Pictures
    from nvr_desk_ui.selection import Instant


_VERIFY_AFTER_MS = 5000
"""The log is checked once the case is on screen: both at once would double the wait for it. Whoever
opens none waits for nothing."""


class MainWindow(Host):
    """Builds the docks, wires them to case session, selection and table of actions."""

    def __init__(
        self,
        bridge: Bridge,
        session: Callable[[], Pictures],
        group: Callable[[int], Sequence[Pictures]] | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("NVR Desk")
        self.setAcceptDrops(True)
        self.resize(1600, 1000)
        self.setMinimumSize(QSize(1100, 700))
        self.bridge = bridge
        self.selection = SelectionModel(self)
        self.session = CaseSession(bridge, self)
        self.filters = FilterModel(self)
        self.recent = Recent()
        self.undo = Undo(self)
        self.marking = Marking(self)
        self.demo = DemoRun(self)
        self.workspace: Path | None = None
        self.stage = Stage(bridge, self.selection, session, self.session.row, group)
        self.player = self.stage.player
        self.timeline = TimelineWidget(self.selection, None)
        self.map = MapWidget(self.selection, None)
        self.commands = Commands(self)
        self.actions_ = ActionTable(self, self.commands.table() | handlers(self))
        self.stage.build(self.actions_)
        self.jobs = JobsPanel(bridge, self.actions_, self._job_ended, self._job_moved)
        self.search = SearchPanel(
            bridge,
            self.map.centre,
            self._hit_chosen,
            filters=self.filters,
            state_purpose=self.actions_["case.purpose"].trigger,
        )
        ingest = self.actions_["ingest.folder"]
        self.deliveries = DeliveriesPanel(bridge, self.selection, ingest)
        self.deliveries.offer([self.actions_[name] for name in CONTEXT])
        self.first_run = FirstRun(self.actions_, self.commands.create_workspace)
        self.case_bar = CaseBar(self.actions_)
        self.lights = StatusBar(bridge)
        self.asks = AskStrip(
            bridge,
            self.actions_["supervise.asks"].trigger,
            self.actions_["approvals.show"].trigger,
        )
        self._corner = PersonCorner(self.actions_)
        self._confirmer = Confirmer(self, bridge)
        self.log_banner = LogBanner(bridge)
        self._errors = ErrorStrip()
        self._centre = QStackedWidget()
        self.timeline_state = Stated(self.timeline)
        self.map_panel = MapPanel(self)
        self.map_state = Stated(self.map_panel)
        self._kept_instant: Instant | None = None
        self._shared = False
        self._build()
        offer(self)
        self.comforts = Comforts(self)
        self.vigil = Vigil(self)
        self._wire()
        self.comforts.layouts.restore()

    # --- what happens -------------------------------------------------------------------------

    def open_workspace(self, path: Path) -> None:
        """Open a workspace in place of the one that is open."""
        self.log_banner.stop()
        self.stage.close_view()
        self.gate.forget()
        self.session.leave()
        self.workspace = path
        self.first_run.show_opening(str(path))
        self.bridge.open_workspace(path)

    def show_error(self, title: str, error: object) -> None:
        """Show what failed as a row above the player, never as a dialog."""
        text = words.error_text(error) if isinstance(error, Exception) else str(error)
        self._errors.show_error(title or tr("Something failed"), text)

    def cycle_theme(self) -> None:
        """The next of the themes."""
        place = theme.CHOICES.index(theme.chosen())
        self.wear(theme.CHOICES[(place + 1) % len(theme.CHOICES)])

    def wear(self, choice: str) -> None:
        """Wear a theme, one of ``theme.CHOICES``."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, choice)
            self.redress()

    def redress(self) -> None:
        """The theme is another one: draw again what keeps colours of its own."""
        self.actions_.tint()
        self.lights.redress()
        self.case_bar.show_case(self.session.case, self.session.purpose)

    def ask_to_take_in(self, path: Path) -> QDialog | None:
        """Ask how to take a shipment in; the form, or None while no case is open."""
        return self.commands.ingest_path(path)

    def raise_dock(self, name: str) -> None:
        """Show a dock and bring it to the front, in whichever window it is."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()
        if dock.window() is not self:
            dock.window().raise_()

    def reset_layout(self) -> None:
        """Put every dock where it was on the first day."""
        self.comforts.second.give_all()
        docks.reset(self)

    def layout_now(self) -> QByteArray:
        """How docks and bars stand, also while they are hidden from view."""
        return self.gate.curtain.layout or self.saveState(docks.LAYOUT)

    def take_dock(self, name: str) -> None:
        """Take back a dock that another window had."""
        docks.take_home(self, name)

    def models_changed(self) -> None:
        """Weights came or went: say what is in use now."""
        self.lights.read_models()

    def fit(self, room: QSize) -> None:
        """Open no larger than the screen has room for; a layout that was left stays as it was."""
        if not self.comforts.layouts.left:
            self.resize(self.size().boundedTo(room))
            self.reset_layout()

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.actions_.fill(self.menuBar())
        bar = QToolBar(tr("Case"))
        bar.setObjectName("case-bar")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.addWidget(self.case_bar)
        bar.toggleViewAction().setEnabled(False)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
        self.addToolBarBreak(Qt.ToolBarArea.TopToolBarArea)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.log_banner)
        self._centre.addWidget(self.first_run)
        self._centre.addWidget(self.stage)
        middle = QWidget()
        self.lines = column(self._errors, self.asks, self._centre, gap=0)
        middle.setLayout(self.lines)
        elsewhere = self.commands.open_workspace
        self.gate = Gate(self, self.bridge, middle, elsewhere, docks.LAYOUT)
        self.setCentralWidget(self.gate.curtain.widget)
        self.menuBar().setCornerWidget(self._corner)
        self.docks = docks.make_docks(self)
        docks.place(self)
        TabBarKeeper(self)
        self.setStatusBar(self.lights)
        self.actions_.allow(case_open=False)

    def _wire(self) -> None:
        session, bridge = self.session, self.bridge
        bridge.opened.connect(self._opened)
        bridge.open_failed.connect(self._open_failed)
        bridge.failed.connect(self.show_error)
        gate = self.gate
        gate.covering.connect(self._cover)
        gate.entered.connect(self._entered)
        gate.resumed.connect(self._resumed)
        gate.left.connect(self._person_left)
        gate.told.connect(self._person_told)
        self.log_banner.down.connect(self._log_down)
        self.log_banner.up.connect(self._log_up)
        session.changed.connect(self._case_changed)
        session.loading.connect(self.deliveries.show_loading)
        session.rows.connect(self._rows_came)
        session.rows_failed.connect(self._rows_failed)
        session.batches.connect(self.deliveries.show_batches)
        session.timeline.connect(self._timeline_came)
        session.timeline_failed.connect(partial(self._view_failed, self.timeline_state, "Timeline"))
        session.places.connect(self._map_came)
        session.map_failed.connect(partial(self._view_failed, self.map_state, "Map"))
        self.selection.selected_delivery.connect(self._delivery_chosen)
        self.selection.instant.connect(self._instant_changed)
        self.timeline.seek_requested.connect(self.selection.ask_seek)
        self.demo.line.connect(self.first_run.say)
        self.demo.line.connect(self.jobs.say)
        self.deliveries.put_asked.connect(self.actions_["play.tile_put"].trigger)
        self.deliveries.switch_asked.connect(self.actions_["view.cards"].trigger)
        self.demo.failed.connect(self._demo_failed)
        self.demo.made.connect(self.open_workspace)

    # --- slots --------------------------------------------------------------------------------

    def _opened(self, path: Path) -> None:
        self.workspace = path
        QSettings().setValue("workspace/last", str(path))
        self.setWindowTitle(tr("{name} – NVR Desk", name=path.name))
        self.gate.begin(str(path))
        self.log_banner.start()

    def _entered(self, state: SignInState) -> None:
        """A person is here who was not: read what is theirs to see."""
        self._uncover()
        self._person_told(state)
        self.lights.oversees = self.actions_["supervise.queue"].isEnabled()
        self.lights.start()
        self.jobs.start()
        self.asks.start()
        self._case_changed()
        QTimer.singleShot(_VERIFY_AFTER_MS, self, self._verify)
        if self.actions_["case.open"].isEnabled():
            self.bridge.ask(lambda desk: desk.cases.listing(), self._cases_known, title="Cases")
        else:
            roles = people.roles_text("+".join(state.roles))
            self.first_run.show_apart(str(self.workspace), roles)

    def _verify(self) -> None:
        """Check the log, when whoever came in already sees the whole case."""
        if self.session.reading:
            QTimer.singleShot(_VERIFY_AFTER_MS, self, self._verify)
            return
        if self.actions_["audit.verify"].isEnabled() and self.bridge.ready:
            self.bridge.ask(lambda desk: desk.audit.verify(), self.lights.show_report, long=True)

    def _person_told(self, state: SignInState) -> None:
        turned_on, self._shared = state.on and not self._shared, state.on
        if turned_on and self.session.number is not None:
            self.session.renew_purpose()  # signing in dropped it
        self.actions_.permit(None if state.needed else "+".join(state.roles))
        self._corner.show_state(state)

    def _cover(self) -> None:
        """Nobody is here: let go of every picture and every view."""
        self._kept_instant = self.selection.current_instant
        self.actions_.shut(shut=True)
        self.stage.conceal()
        self.deliveries.posters.use_case(None)
        self.session.rest()
        self.asks.hide()

    def _uncover(self) -> None:
        self.actions_.shut(shut=False)
        self._errors.hide()

    def _resumed(self) -> None:
        """The same person is back: show what was shown, under new views."""
        self._uncover()
        session, instant = self.session, self._kept_instant
        self.deliveries.posters.use_case(session.number if session.purpose else None)
        self.stage.reopen()
        if instant is not None and instant.delivery_id == self.selection.delivery_id:
            self.selection.ask_seek(instant.delivery_id, instant.seconds)
        session.refresh()
        self.asks.look()

    def _log_down(self, health: LogHealth) -> None:
        """The log cannot be written: no picture stays on the screen."""
        self._kept_instant = self.selection.current_instant
        self.stage.conceal("bad", "The log cannot be written", health.why)
        self.deliveries.posters.use_case(None)

    def _log_up(self) -> None:
        """It can be written again: show what was shown, under new views."""
        if not self.gate.shut and self.session.case is not None:
            self._resumed()

    def _person_left(self) -> None:
        self.lights.stop()
        self.jobs.stop()
        self.jobs.show_jobs(())
        self.asks.stop()
        self.session.leave()
        self._errors.hide()

    def _cases_known(self, cases: Sequence[Case]) -> None:
        self.first_run.show_empty(str(self.workspace), len(cases))
        held = self.comforts.recovery.holds_back
        if len(cases) == 1 and self.session.case is None and not held:
            self.session.open(cases[0].number)

    def _demo_failed(self, text: str) -> None:
        self.first_run.say(tr("The demo failed: {why}", why=text), "bad")
        self.show_error("The demo failed", text)

    def _open_failed(self, error: Exception) -> None:
        self.lights.stop()
        missing = isinstance(error, WorkspaceMissingError)
        why = tr("There is none yet.") if missing else words.error_text(error)
        self.first_run.show_missing(str(self.workspace), why)
        self._centre.setCurrentWidget(self.first_run)

    def _case_changed(self) -> None:
        session = self.session
        self.filters.use_case(session.number)
        self.case_bar.show_case(session.case, session.purpose)
        self._allow()
        self.stage.use_case(session.number, session.zone)
        self.search.use_case(session.number, session.zone)
        self.search.purpose.say(session.case, session.purpose)
        self.deliveries.posters.use_case(session.number if session.purpose else None)
        if session.case is None:
            self.selection.clear()
            self._centre.setCurrentWidget(self.first_run)
            self.deliveries.show_no_case()
            self._show_no_views()
            return
        if session.case.state is CaseState.CLOSED:
            self.selection.clear()
        self._centre.setCurrentWidget(self.stage)
        if QApplication.focusWidget() in (None, *self.case_bar.findChildren(QWidget)):
            self.stage.speaker.canvas.setFocus()  # Qt starts at the case's button: Space would ask
        self.deliveries.model.layoutChanged.emit()
        if session.purpose is None:
            self.commands.state_purpose()
        else:
            self.commands.dismiss_purpose()
            self.stage.reopen()

    def _show_no_views(self) -> None:
        self.timeline.set_data(None)
        self.map.set_data(None)
        self.timeline_state.show_empty(
            "timeline", "No case open", "Its clips will lie here in time."
        )
        self.map_state.show_empty("map", "No case open", "Its cameras will stand here.")

    def _rows_came(self, rows: object, zone: str | None) -> None:
        self.deliveries.show_rows(rows, zone)  # type: ignore[arg-type]
        self.stage.check_consent()
        self.search.keep_shown(self.session.row)
        if self.selection.delivery_id:
            self._delivery_chosen(self.selection.delivery_id)

    def _rows_failed(self, error: Exception) -> None:
        self.deliveries.show_error(words.error_text(error))

    def _timeline_came(self, data: TimelineData) -> None:
        self.timeline.set_data(data)
        if data.clips:
            self.timeline_state.show_content()
        else:
            self.timeline_state.show_empty(
                "timeline", "Nothing in time yet", "Take in a batch first."
            )

    def _map_came(self, data: MapData) -> None:
        self.map.set_data(data)
        self.map_state.show_content()

    def _view_failed(self, stated: Stated, name: str, error: Exception) -> None:
        stated.show_error(
            tr("{name}: cannot be drawn", name=name), words.error_text(error), self.session.refresh
        )

    def _allow(self) -> None:
        chosen = self.selection.delivery_id is not None
        self.actions_.allow(case_open=self.session.case is not None, chosen=chosen)

    def _delivery_chosen(self, delivery_id: str | None) -> None:
        self._allow()
        self.case_bar.show_delivery(self.session.row(delivery_id) if delivery_id else None)

    def _instant_changed(self, instant: Instant | None) -> None:
        at = self.session.instant(instant.delivery_id, instant.seconds) if instant else None
        self.timeline.set_playhead(at)

    def _hit_chosen(self, hit: Hit) -> None:
        found = self.session.row(hit.delivery.id)
        start_s = found.clip.facts.start_s if found and found.clip.facts else 0.0
        self.selection.ask_seek(hit.delivery.id, hit.track.best_s - start_s)
        self.selection.choose_track(hit.delivery.id, hit.track.number)

    def _job_ended(self, job: Job) -> None:
        self.comforts.notices.job_ended(job)
        if job.case == self.session.number:
            self.session.refresh()
        self.lights.poll()

    def _job_moved(self, job: Job) -> None:
        if job.case == self.session.number:
            self.session.refresh_soon()

    # --- Qt -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The corner of the menus takes what they leave."""
        super().resizeEvent(event)
        self._corner.fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Shipments may be dropped."""
        self.comforts.drops.entered(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask how to take in what was dropped."""
        self.comforts.drops.dropped(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the layout; say what was shown; close the desk. Jobs go on without us."""
        self.comforts.end()
        self.vigil.end()
        self.jobs.stop()
        self.lights.stop()
        self.log_banner.stop()
        self.demo.stop()
        self.stage.shutdown()
        self.map.shutdown()
        self.deliveries.posters.use_case(None)
        self.asks.stop()
        self.gate.stop()
        self.bridge.close()
        event.accept()
