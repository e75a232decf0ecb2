"""What stands over the gallery: how far one has come, states, classes, the rest of the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from nvr_desk.records.day_hours import hours_text, parse_hours
from nvr_desk.records.gallery import STATES
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui import theme
from nvr_desk_ui.presenters import gallery as words
from nvr_desk_ui.presenters import search
from nvr_desk_ui.presenters.words import class_word
from nvr_desk_ui.search.traits import TraitFields
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.elided import Elided
from nvr_desk_ui.widgets.parts import column, label, notice, push_button, retone, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.records.review_state import ReviewState
    from nvr_desk.records.search import Query
    from nvr_desk_ui.filters import FilterModel


class GalleryBar(QWidget):
    """Writes into the one filter of the window, and shows what stands in it."""

    def __init__(self, filters: FilterModel) -> None:
        super().__init__()
        self._filters = filters
        self._low = False
        self.progress = label("", "Value")
        self.progress.setAccessibleName(tr("How far you have come"))
        self.states = {state: self._state_chip(state) for state in STATES}
        self.classes = {cls: self._class_chip(cls) for cls in ObjectClass}
        self.traits = TraitFields(self._ask)
        self.hours = QLineEdit()
        self.hours.setPlaceholderText(tr("hours, e.g. 22:00-04:00"))
        self.hours.setAccessibleName(tr("Hours of the local day"))
        self.hours.setToolTip(tr("Hours of the local day, e.g. 22:00-04:00"))
        self.hours.returnPressed.connect(self._ask)
        self.more = self._more_button()
        self.clear = QToolButton()
        self.clear.setObjectName("Flat")
        theme.bind_icon(self.clear, "cancel")
        self.clear.setToolTip(tr("List everything again"))
        self.clear.setAccessibleName(tr("List everything again"))
        self.clear.clicked.connect(lambda _checked=False: self._everything())
        self.narrowed = Elided("Muted")
        self._problem = notice("", "bad")
        self._problem.hide()
        self._build()
        filters.changed.connect(self._follow)

    def show_progress(self, counts: Mapping[ReviewState | None, int], pace: words.Pace) -> None:
        """How far the person has come through what is listed."""
        self.progress.setText(words.progress(counts, pace) if counts else "")
        for state, chip in self.states.items():
            chip.setText(f" {counts.get(state, 0):,}")
            named = tr(words.STATE_WORDS[state])
            chip.setAccessibleName(f"{named}: {counts.get(state, 0):,}")

    def tell(self, text: str) -> None:
        """Say why a key did nothing; it stays until something is chosen."""
        retone(self._problem, text, "warn")
        self._problem.show()

    @property
    def told(self) -> str:
        """What is said now; '' where nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def hush(self) -> None:
        """What was said is dealt with."""
        self._problem.hide()

    def _build(self) -> None:
        go = push_button(tr("Narrow"), "search", self._ask)
        self._kinds = QWidget()
        self._kinds.setLayout(row(*self.classes.values(), 1, gap=3))
        self._fields = QWidget()
        self._fields.setLayout(column(self.traits, row(self.hours, go, gap=4), gap=4))
        self._fields.hide()
        self.setLayout(
            column(
                self.progress,
                row(*self.states.values(), 1, self.more, self.clear, gap=3),
                self._kinds,
                self._fields,
                self._problem,
                self.narrowed,
                gap=4,
            )
        )
        self._follow(self._filters.query)

    def _state_chip(self, state: ReviewState | None) -> QToolButton:
        name, token = words.STATE_LOOKS[state]
        chip = self._chip(name or "question", token or "muted", tr(words.STATE_WORDS[state]))
        chip.clicked.connect(lambda _checked=False: self._take_states())
        return chip

    def _class_chip(self, cls: ObjectClass) -> QToolButton:
        chip = self._chip(cls.value, cls.value, class_word(cls))
        chip.clicked.connect(lambda _checked=False: self._take_classes())
        return chip

    def _chip(self, icon: str, token: str, named: str) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        theme.bind_icon(chip, icon, token)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setToolTip(tr("List only: {what}", what=named))
        chip.setAccessibleName(named)
        return chip

    def _more_button(self) -> QToolButton:
        made = QToolButton()
        made.setObjectName("Flat")
        made.setCheckable(True)
        theme.bind_icon(made, "sliders")
        made.setToolTip(tr("Narrow by colour, way, size, time in sight and hours"))
        made.setAccessibleName(tr("More to narrow by"))
        made.toggled.connect(self._unfold)
        return made

    def make_room(self, *, low: bool) -> None:
        """Where there is little room classes are folded too, unless some are chosen."""
        self._low = low
        chosen = any(chip.isChecked() for chip in self.classes.values())
        self._kinds.setVisible(not low or chosen or self.more.isChecked())

    def _unfold(self, unfold: bool) -> None:
        self._fields.setVisible(unfold)
        self.make_room(low=self._low)

    def _take_states(self) -> None:
        chosen = tuple(state for state, chip in self.states.items() if chip.isChecked())
        self._filters.narrow(states=chosen if len(chosen) < len(STATES) else ())

    def _take_classes(self) -> None:
        chosen = tuple(cls for cls, chip in self.classes.items() if chip.isChecked())
        self._filters.narrow(classes=chosen)

    def _ask(self) -> None:
        """Take what stands in the fields."""
        blank = search.FormTexts((), "", "", "", "", "", self.traits.texts())
        try:
            traits = search.question(self._filters.query.case, blank, None).traits
            text = self.hours.text().strip()
            hours = parse_hours(text) if text else None
        except ValueError as error:
            retone(self._problem, core(str(error)), "bad")
            self._problem.show()
            return
        self._problem.hide()
        self._filters.narrow(traits=traits, hours=hours)

    def _everything(self) -> None:
        self._filters.clear()

    def _follow(self, query: Query) -> None:
        """Show what stands in the filter, whoever put it there."""
        for chips, wanted in ((self.states, query.states), (self.classes, query.classes)):
            for value, chip in chips.items():
                chip.blockSignals(True)
                chip.setChecked(value in wanted)
                chip.blockSignals(False)
        if not self.hours.hasFocus():
            self.hours.setText(hours_text(query.hours) if query.hours else "")
        told = words.narrowing(query)
        self.narrowed.say(told)
        self.narrowed.setVisible(bool(told))
        self.clear.setEnabled(bool(self._filters.narrowed))
        self.make_room(low=self._low)
