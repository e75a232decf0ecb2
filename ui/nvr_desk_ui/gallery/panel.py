"""The gallery: every appearance of the case by its best shot, and what this person made of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from nvr_desk.errors import NotFoundError, NotVisibleError
from nvr_desk.records.delivery import Visibility
from nvr_desk_ui.gallery.ahead import Ahead
from nvr_desk_ui.gallery.bar import GalleryBar
from nvr_desk_ui.gallery.cutter import fenced
from nvr_desk_ui.gallery.enlarger import Enlarger
from nvr_desk_ui.gallery.grid import TileGrid
from nvr_desk_ui.gallery.loader import ShotLoader
from nvr_desk_ui.gallery.model import GalleryModel
from nvr_desk_ui.gallery.saying import Saying
from nvr_desk_ui.gallery.tile import GROWTH, TILE, TileDelegate
from nvr_desk_ui.presenters import gallery as words
from nvr_desk_ui.presenters.words import NO_IDENTITY, error_text
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.parts import MARGIN, column, label, panel, strip
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from nvr_desk.records.gallery import Gallery, ShotKey
    from nvr_desk.records.review_state import ReviewState
    from nvr_desk.records.search import Query
    from nvr_desk_ui.gallery.cutter import Pictures
    from nvr_desk_ui.host import Host
    from nvr_desk_ui.selection import TrackKey

_SETTLE_MS: Final = 200
"""A filter that is being dragged is asked once it rests."""
_LOW_PX: Final = 360
"""Below this height of the panel some of the bar is folded."""


class GalleryPanel(QWidget):
    """Reads nothing while nobody can see it.

    Args:
        window: Whose session, selection, filter and gate it follows.
        session: Makes what decodes; a fenced worker where none is named.
        clock: Monotonic seconds, for the pace.
    """

    def __init__(
        self,
        window: Host,
        session: Callable[[], Pictures] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._window, self._bridge = window, window.bridge
        self.model = GalleryModel(window.session.row)
        self.loader = ShotLoader(window.bridge, self.model, session or fenced, self)
        self.grid = TileGrid(TILE, GROWTH)
        self.bar = GalleryBar(window.filters)
        self.pace = words.Pace()
        self._saying = Saying(window, self.pace, clock, self)
        self._ahead = Ahead(window.bridge, self)
        self._delegate = TileDelegate(self.model)
        self._notice = label("", "Muted")
        self._notice.setWordWrap(True)
        self._case = ""
        self._stale, self._covered = True, False
        self._settle = self._timer(_SETTLE_MS, self._read)
        self._build()
        self._wire()

    # --- what a person does -------------------------------------------------------------------

    def say(self, state: ReviewState | None) -> None:
        """Say of what is chosen what one made of it; with one chosen the next one follows."""
        rows = self.grid.chosen_rows()
        found = self.model.found
        if found is None or not rows:
            self._refuse(tr(words.STATE_WORDS[state]))
            return
        keys = [found.key(row) for row in rows]
        self._saying.say(found.query.case, rows, keys, state)
        if len(rows) == 1:
            self.grid.go_to(rows[0] + 1)

    def _refuse(self, wanted: str) -> None:
        """Say why nothing happened where no tile is chosen."""
        if self.model.found is None:
            told = tr("“{what}” says something of appearances; none are listed yet.", what=wanted)
        elif not len(self.model.found):
            told = tr("“{what}” says something of appearances; none fits.", what=wanted)
        else:
            told = tr("Choose a tile first: “{what}” is said of what is chosen.", what=wanted)
        self.bar.tell(told)

    def _chosen_other(self, *_: object) -> None:
        self.bar.hush()

    def next_unseen(self) -> None:
        """Go on to the next one without a state."""
        row = self.model.next_unseen(self.grid.currentIndex().row())
        if row is not None:
            self.grid.go_to(row)
        else:
            self.bar.tell(tr("No unseen one follows."))

    def open_current(self) -> None:
        """Show the best shot of the current one in the player."""
        self._open(self.grid.currentIndex().row())

    def refresh(self) -> None:
        """List anew, as soon as somebody can see it."""
        self._stale = True
        if self.isVisible() and not self._covered:
            self._settle.start()

    def conceal(self) -> None:
        """Nobody is here, or the log cannot be written: no picture stays."""
        self._covered = True
        self._settle.stop()
        self._ahead.stop()
        self._let_go()
        self._stated.show_empty("isolation", tr("Hidden"), "")

    def reveal(self) -> None:
        """Somebody is here, and the log can be written: list anew."""
        self._covered = False
        self.refresh()

    def read_now(self) -> None:
        """List anew without waiting for the filter to rest."""
        self._settle.stop()
        self._read()

    def stop(self) -> None:
        """The window closes: close every view, end the worker."""
        self.enlarger.forget()
        self.loader.close()

    # --- reading ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody sees it: read what became stale meanwhile."""
        super().showEvent(event)
        if self._stale and not self._covered:
            self._settle.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tiles come first where there is little room."""
        super().resizeEvent(event)
        self.bar.make_room(low=self.height() < _LOW_PX)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing floats over the window when its panel is gone."""
        super().hideEvent(event)
        self.enlarger.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the views before the window closes the desk."""
        if watched is self._window and event.type() == QEvent.Type.Close:
            self.stop()
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        query = self._window.filters.query
        if self._covered or not self.isVisible():
            return
        if not query.case or self._window.session.purpose is None:
            self._nothing()
            return
        if not self._ahead.is_ready(query.case):
            if self._case == query.case:
                self._ahead.hurry(query.case)
            return
        self._stale = False
        if self.model.found is None:
            self._stated.show_loading(tr("Listing appearances…"))
        self._bridge.ask(
            lambda desk: desk.gallery.listing(query),
            self._listed,
            self._failed,
            title=tr("Gallery"),
            key="gallery",
        )

    def _tell_reading(self, share: int) -> None:
        if self._waits and self.model.found is None:
            self._stated.show_loading(tr("Reading appearances… {share} %", share=share))

    def _ready(self) -> None:
        if self._waits:
            self._read()

    def _not_ready(self, error: Exception) -> None:
        if self._waits:
            self._failed(error)

    @property
    def _waits(self) -> bool:
        return self._stale and self.isVisible() and not self._covered

    def _listed(self, found: Gallery) -> None:
        if self._covered or found.query.case != self._window.filters.query.case:
            return
        held = self.model.found
        if held is not None and self._stated.state == "content" and held.tells_as(found):
            self._tell_notice(found)
            self.loader.want(*self.grid.span())
            return
        here = self._here()
        self._let_go()
        self.loader.begin(found.query.case)
        self.model.show(found, self._window.session.zone)
        self._tell_notice(found)
        self._tell_progress()
        if not len(found):
            self._stated.show_empty("search", tr("No appearance fits"), core(found.coverage.brief))
            return
        self._stated.show_content()
        self.grid.updateGeometries()
        self._return_to(here, found)
        self.loader.want(*self.grid.span())

    def _tell_notice(self, found: Gallery) -> None:
        self._notice.setText(words.notice(found))
        self._notice.setToolTip(core(found.coverage.sentence))
        self._notice.setAccessibleDescription(core(found.coverage.sentence))

    def _failed(self, error: Exception) -> None:
        self._let_go()
        self._stated.show_error(tr("The gallery cannot be read"), error_text(error), self.refresh)

    def _page_failed(self, error: Exception) -> None:
        if isinstance(error, NotFoundError | NotVisibleError):
            self.refresh()  # what is listed is not what may be seen any more
        else:
            self._notice.setText(error_text(error))

    def _here(self) -> ShotKey | None:
        row, found = self.grid.currentIndex().row(), self.model.found
        return found.key(row) if found is not None and 0 <= row < len(found) else None

    def _return_to(self, here: ShotKey | None, found: Gallery) -> None:
        if here is None or here.delivery not in found.deliveries:
            return
        mine = found.owner == found.deliveries.index(here.delivery)
        rows = (mine & (found.track == here.track)).nonzero()[0]
        if len(rows):
            self.grid.go_to(int(rows[0]))

    def _nothing(self) -> None:
        self._let_go()
        self.bar.show_progress({}, self.pace)
        self._notice.setText("")
        if not self._window.filters.query.case:
            self._stated.show_empty("case", tr("No case open"), tr("A gallery needs a case."))
        else:
            self._stated.show_empty(
                "purpose", tr("No purpose stated"), tr("A gallery needs a case and a purpose.")
            )

    def _let_go(self) -> None:
        self.enlarger.forget()
        self.loader.let_go()
        self.model.show(None, None)

    # --- states -------------------------------------------------------------------------------

    def _said(self, rows: list[int], keys: list[ShotKey], state: ReviewState | None) -> None:
        found = self.model.found
        if found is None:
            return
        still = [
            row
            for row, key in zip(rows, keys, strict=True)
            if row < len(found) and found.key(row) == key
        ]
        self.model.put_state(still, state)
        self._tell_progress()

    def _tell_progress(self) -> None:
        self.bar.show_progress(self.model.counts(), self.pace)

    # --- one appearance -----------------------------------------------------------------------

    def _open(self, row: int) -> None:
        shot, found = self.model.shot(row), self.model.delivery(row)
        if shot is None or found is None:
            return
        self.enlarger.forget()
        start_s = found.clip.facts.start_s if found.clip.facts else 0.0
        selection = self._window.selection
        selection.ask_seek(shot.key.delivery, shot.track.best_s - start_s)
        selection.choose_track(shot.key.delivery, shot.track.number)

    def _track_chosen(self, key: TrackKey | None) -> None:
        """Somebody went on to another appearance elsewhere: be there too."""
        row = self.model.row_of(key.delivery_id, key.number) if key is not None else None
        if row is not None and row != self.grid.currentIndex().row():
            self.grid.go_to(row)

    def _rows_came(self, _rows: object, _zone: object) -> None:
        """Deliveries changed: what is not shown any more leaves at once."""
        found = self.model.found
        if found is None:
            return
        row_of = self._window.session.row
        rows = (row_of(name) for name in found.deliveries)
        if any(row is None or row.delivery.visibility is not Visibility.SHOWN for row in rows):
            self._let_go()
            self.refresh()

    def _case_read(self, _batches: object, _refusals: object) -> None:
        """The case was read again, by a person or after something moved on: so is this."""
        self._case = self._window.session.number or ""
        if self._window.session.purpose is not None:
            self._ahead.begin(self._case)
        self.refresh()

    # --- the inside ---------------------------------------------------------------------------

    def _build(self) -> None:
        grid = self.grid
        grid.setModel(self.model)
        self.enlarger = Enlarger(grid, self.model, self.loader)
        grid.setItemDelegate(self._delegate)
        grid.setAccessibleName(tr("Appearances by their best shots"))
        grid.setAccessibleDescription(tr(NO_IDENTITY))
        inside = column(self._notice, grid, gap=4, margin=MARGIN)
        inside.setStretchFactor(grid, 1)
        self._stated = Stated(panel(inside))
        head = column(self.bar, margin=MARGIN)
        whole = column(strip(head), self._stated, gap=0)
        whole.setStretchFactor(self._stated, 1)
        self.setLayout(whole)
        self.setAccessibleName(tr("Gallery"))
        self._nothing()

    def _wire(self) -> None:
        window, grid = self._window, self.grid
        window.installEventFilter(self)
        window.filters.changed.connect(self._filtered)
        window.session.changed.connect(self._case_changed)
        window.session.rows.connect(self._rows_came)
        window.session.batches.connect(self._case_read)
        window.selection.selected_track.connect(self._track_chosen)
        window.gate.covering.connect(self.conceal)
        window.gate.resumed.connect(self._uncover)
        window.gate.entered.connect(self._entered)
        window.log_banner.down.connect(self._log_down)
        window.log_banner.up.connect(self._uncover)
        grid.seen.connect(self.loader.want)
        grid.opened.connect(self._open)
        grid.selectionModel().selectionChanged.connect(self._chosen_other)
        self.loader.failed.connect(self._page_failed)
        self._saying.said.connect(self._said)
        self._saying.undone.connect(self.refresh)
        self._ahead.moved.connect(self._tell_reading)
        self._ahead.ready.connect(self._ready)
        self._ahead.failed.connect(self._not_ready)

    def _filtered(self, query: Query) -> None:
        if query.case == self._case:  # of another case the rows are read first
            self.refresh()

    def _entered(self, _state: object) -> None:
        self._uncover()

    def _log_down(self, _health: object) -> None:
        self.conceal()

    def _case_changed(self) -> None:
        number = self._window.session.number
        if number is None or self._window.session.purpose is None:
            self._case = ""
            self._ahead.forget()
            self._nothing()

    def _uncover(self) -> None:
        if not self._window.gate.shut:
            self.reveal()

    def _timer(self, interval_ms: int, work: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(interval_ms)
        made.timeout.connect(work)
        return made
