"""The queue of a review, for a supervisor at the keyboard: read, decide, go on, sign off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QSplitter, QTreeWidgetItem, QWidget

from nvr_desk.records.supervise import Outcome
from nvr_desk_ui import theme
from nvr_desk_ui.presenters import supervise, words
from nvr_desk_ui.supervise.item import ItemSheet, SignOffForm
from nvr_desk_ui.supervise.printing import print_review
from nvr_desk_ui.supervise.report import ReportForm
from nvr_desk_ui.tongue import later, tr
from nvr_desk_ui.widgets.page import Lines, Page
from nvr_desk_ui.widgets.parts import column, label, notice, push_button, retone, row
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.records.supervise import Around, Queue, Review, ReviewItem
    from nvr_desk_ui.bridge import Bridge

SETTLE_MS: Final = 150
"""An item is opened once the choice rests: opening it is an act."""
_NUMBER: Final = Qt.ItemDataRole.UserRole
_ASKS: Final = {
    Outcome.ASK: later("What do you ask {user}? They must answer; Enter sends it"),
    Outcome.REFER: later("Why, and to whom it is referred; Enter sends it"),
}
_WIDTHS: Final = (48, 84, 106, 80, 142, 220, 92)
_KEYS: Final = later("F fine · A ask · R refer · J next · K back · S sign off")


class ReviewDialog(Page):
    """Reviews that wait, their items, and everything around the one that is open."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        changed: Callable[[], None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Lay out and read.

        Args:
            parent: The window.
            bridge: Way to the desk.
            changed: Told when something was decided or signed.
            now: What time it is, for how a review stands against its date.
        """
        super().__init__(parent, "Reviews of who looked")
        self._bridge, self._changed, self._now = bridge, changed, now
        self._queue: Queue | None = None
        self._items: dict[int, ReviewItem] = {}
        self._pending: Outcome | None = None
        self.reviews = QComboBox()
        self.reviews.setAccessibleName(tr("Review"))
        self.reviews.activated.connect(self._review_chosen)
        self.standing = notice("")
        self.list = Lines("Items of the review", supervise.ITEM_TITLES, _WIDTHS)
        self.list.setWordWrap(False)
        self.list.setUniformRowHeights(True)
        self.list.when_chosen(self._moved)
        self.pace = label("", "Muted")
        self.sheet = ItemSheet()
        self.sheet.chosen.connect(self.decide)
        self.sheet.note.returnPressed.connect(self._send_note)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._open_item)
        left = QWidget()
        left.setLayout(column(self.list, self.pace, gap=4))
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self.sheet)
        self.split.setSizes([790, 650])
        inside = QWidget()
        keys = label(_KEYS, "Muted")
        top = row(self.reviews, keys)
        top.setStretch(0, 1)
        inside.setLayout(column(top, self.standing, self.split))
        inside.layout().setStretch(2, 1)  # type: ignore[union-attr]
        self.stated = Stated(inside)
        self.sign_button = push_button("Sign off…", "approve", self.sign_off, primary=True)
        self.save_button = push_button("Save report…", "packet", self.save_report)
        self.print_button = push_button("Print…", "table", self.print_report)
        self.build(self.stated, self.sign_button, self.save_button, self.print_button)
        self.resize(parent.window().size() * 0.94)
        self._shortcuts()
        self.load()

    # --- the queue ----------------------------------------------------------------------------

    def load(self) -> None:
        """Read the reviews; periods that are over are drawn up by the desk."""
        self._offer(can=False)
        self.stated.show_loading("Drawing up what waits…")
        self._bridge.ask(
            lambda desk: desk.supervise.queue(signed=True), self.show_queue, self._failed
        )

    def show_queue(self, queue: Queue) -> None:
        """Show the oldest review that waits, or else the newest."""
        self._queue = queue
        self._items = {each.id: each for each in queue.items}
        if not queue.reviews:
            self.stated.show_empty(
                "approve",
                "No review waits",
                "One is drawn up when a period of looking is over, and again for the next.",
            )
            return
        self.reviews.clear()
        for each in queue.reviews:
            self.reviews.addItem(supervise.period(each), each.id)
        waiting = [place for place, each in enumerate(queue.reviews) if each.open]
        self.reviews.setCurrentIndex(waiting[0] if waiting else len(queue.reviews) - 1)
        self.stated.show_content()
        self._show_review()

    @property
    def review(self) -> Review | None:
        """The one that is shown."""
        if self._queue is None or not self._queue.reviews:
            return None
        return self._queue.reviews[max(0, self.reviews.currentIndex())]

    def _review_chosen(self, _place: int) -> None:
        self._show_review()

    def _show_review(self) -> None:
        review, queue = self.review, self._queue
        if review is None or queue is None:
            return
        self.list.clear()
        self.sheet.show_nothing()
        mine = self._mine()
        for item in mine:
            self._put(QTreeWidgetItem(self.list), item)
        self._tell_review()
        undecided = next((n for n, item in enumerate(mine) if item.outcome is None), 0)
        self._choose(undecided)
        self.list.setFocus()
        if not mine:
            self.sheet.stated.show_empty("ok", "Nothing on the list", "It can be signed off.")

    def _tell_review(self) -> None:
        review, queue = self.review, self._queue
        if review is None or queue is None:
            return
        retone(self.standing, *supervise.standing(review, queue.due, self._now()))
        self.reviews.setItemText(self.reviews.currentIndex(), supervise.period(review))
        self.pace.setText(supervise.pace(self._mine()))
        self._offer(can=True)

    def _mine(self) -> Sequence[ReviewItem]:
        review = self.review
        return [each for each in self._items.values() if review and each.review == review.id]

    def _put(self, line: QTreeWidgetItem, item: ReviewItem) -> None:
        line.setData(0, _NUMBER, item.id)
        for place, text in enumerate(supervise.item_cells(item)):
            line.setText(place, text)
            line.setToolTip(place, text)
        tone = supervise.OUTCOME_TONES[item.outcome] if item.outcome else "text"
        line.setForeground(1, theme.current().colour(tone))

    def _failed(self, error: Exception) -> None:
        self.stated.show_error("The reviews could not be read", words.error_text(error), self.load)

    # --- one item -----------------------------------------------------------------------------

    def _moved(self) -> None:
        self._settle.start()

    def _choose(self, place: int) -> None:
        line = self.list.topLevelItem(place)
        if line is not None:
            self.list.setCurrentItem(line)

    def _number(self) -> int | None:
        line = self.list.currentItem()
        return None if line is None else int(line.data(0, _NUMBER))

    def _open_item(self) -> None:
        number = self._number()
        if number is not None:
            self._bridge.ask(
                lambda desk: desk.supervise.open(number),
                self._around_came,
                self._item_failed,
                key="review-item",
            )

    def _around_came(self, around: Around) -> None:
        if around.item.id == self._number():
            self._items[around.item.id] = around.item
            self._pending = None
            self.sheet.show_item(around)

    def _item_failed(self, error: Exception) -> None:
        self.sheet.stated.show_error("The item could not be opened", words.error_text(error))

    # --- deciding -----------------------------------------------------------------------------

    def decide(self, outcome: Outcome) -> None:
        """Fine at once; ask and refer want their note first."""
        if self._number() is None:
            return
        if outcome is Outcome.FINE:
            self._send(outcome, self.sheet.note.text().strip() or None)
            return
        self._pending = outcome
        item = self._items[self._number() or 0]
        self.sheet.want_note(outcome, _ASKS[outcome].format(user=item.user))

    def _send_note(self) -> None:
        note = self.sheet.note.text().strip()
        if self._pending is None:
            return
        if not note:
            self.tell("A question or a referral needs its words.", "warn")
            return
        self._send(self._pending, note)

    def _send(self, outcome: Outcome, note: str | None) -> None:
        number = self._number()
        if number is None:
            return
        self.tell("")
        self._bridge.ask(
            lambda desk: desk.supervise.decide(number, outcome, note), self._decided, self._said_no
        )

    def _decided(self, item: ReviewItem) -> None:
        before = self._items.get(item.id)
        self._items[item.id] = item
        self._pending = None
        self.sheet.note_done()
        for place in range(self.list.topLevelItemCount()):
            line = self.list.topLevelItem(place)
            if line is not None and line.data(0, _NUMBER) == item.id:
                self._put(line, item)
        self._count(before, item)
        self._tell_review()
        self._changed()
        self.go_on()

    def _count(self, before: ReviewItem | None, after: ReviewItem) -> None:
        """Keep the counts of the review as the desk has them now."""
        queue, review = self._queue, self.review
        if queue is None or review is None:
            return
        fewer = 1 if before is not None and before.outcome is None and after.outcome else 0
        asked = int(after.waits_for_answer) - int(before.waits_for_answer if before else 0)
        changed = replace(
            review,
            undecided=review.undecided - fewer,
            unanswered=review.unanswered + asked,
        )
        reviews = tuple(changed if each.id == review.id else each for each in queue.reviews)
        self._queue = replace(queue, reviews=reviews)

    def go_on(self) -> None:
        """Choose the next item without an outcome; stay where none is left."""
        mine = self._mine()
        here = next((n for n, each in enumerate(mine) if each.id == self._number()), -1)
        order = [*range(here + 1, len(mine)), *range(here + 1)]
        for place in order:
            if mine[place].outcome is None:
                self._choose(place)
                break
        else:
            self._open_item()
            self.tell("Every item has an outcome: the review can be signed off (S).", "ok")
        self.list.setFocus()

    def step(self, by: int) -> None:
        """Choose the item below or above."""
        line = self.list.currentItem()
        place = self.list.indexOfTopLevelItem(line) + by if line is not None else 0
        self._choose(place)

    def _said_no(self, error: Exception) -> None:
        self.tell(words.error_text(error), "bad")

    # --- the end of a review ------------------------------------------------------------------

    def sign_off(self) -> None:
        """Ask what is said of the whole review, then sign it."""
        review = self.review
        if review is not None and self.sign_button.isEnabled():
            SignOffForm(self, self._bridge, review, self._signed).open()

    def _signed(self, _review: Review) -> None:
        self._changed()
        self.load()

    def save_report(self) -> None:
        """Write the report of the review to a file."""
        if self.review is not None:
            ReportForm(self, self._bridge, self.review.id).open()

    def print_report(self) -> None:
        """Print the report of the review."""
        review = self.review
        if review is not None:
            self.tell("Making the report…")
            self._bridge.ask(
                lambda desk: desk.supervise.report(review.id, "html"),
                self._report_made,
                self._said_no,
                long=True,
            )

    def _report_made(self, made: bytes) -> None:
        print_review(self, self.tell, made)

    def _offer(self, *, can: bool) -> None:
        review = self.review if can else None
        ready = review is not None and review.open and not review.undecided
        self.sign_button.setEnabled(ready)
        self.sign_button.setToolTip("" if ready else tr("Every item needs an outcome first."))
        for button in (self.save_button, self.print_button):
            button.setEnabled(review is not None)

    def _shortcuts(self) -> None:
        for key, call in (
            ("F", partial(self.decide, Outcome.FINE)),
            ("A", partial(self.decide, Outcome.ASK)),
            ("R", partial(self.decide, Outcome.REFER)),
            ("J", partial(self.step, 1)),
            ("K", partial(self.step, -1)),
            ("S", self.sign_off),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(call)
