"""Questions by class, time, place and looks; the answer says how much was looked at."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QToolButton,
    QWidget,
)

from nvr_desk.records.delivery import Visibility
from nvr_desk.records.track import ObjectClass
from nvr_desk_ui import theme
from nvr_desk_ui.filters import FilterModel
from nvr_desk_ui.presenters import search, words
from nvr_desk_ui.presenters.fields import USUAL_RADIUS_M, WALL_FORMAT, FormError, wall_text
from nvr_desk_ui.presenters.words import class_word
from nvr_desk_ui.search.chips import ChipStrip
from nvr_desk_ui.search.model import TITLES, HitsModel
from nvr_desk_ui.search.purpose import PurposeLine
from nvr_desk_ui.search.saved import SavedButton
from nvr_desk_ui.search.traits import TraitFields
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.elided import Elided
from nvr_desk_ui.widgets.parts import MARGIN, column, notice, panel, push_button, row, strip
from nvr_desk_ui.widgets.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from nvr_desk.records.delivery import DeliveryRow
    from nvr_desk.records.search import Answer, Hit, Query
    from nvr_desk_ui.bridge import Bridge

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_EDGE_PX = 8
_MOST_WORDS_PX = 130
"""Seven lines; the tooltip has the rest."""
_LEAST_TABLE_PX = 84
"""The header and one appearance."""
_WIDE = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _nothing() -> None:
    """Where no window is around the panel there is nothing to state."""


class SearchPanel(QWidget):
    """The form above, the answer below."""

    def __init__(
        self,
        bridge: Bridge,
        centre: Callable[[], tuple[float, float]],
        chosen: Callable[[Hit], None],
        parent: QWidget | None = None,
        *,
        filters: FilterModel | None = None,
        state_purpose: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._centre, self._chosen = bridge, centre, chosen
        self.filters = filters or FilterModel(self)
        self.purpose = PurposeLine(state_purpose or _nothing)
        self.strip = ChipStrip(self.filters)
        self.saved = SavedButton(bridge, self.filters, self.ask)
        self._shown: search.FormTexts | None = None
        self._case: str | None = None
        self._zone: str | None = None
        self.model = HitsModel()
        self.chips = {cls: self._chip(cls) for cls in ObjectClass}
        self.start, self.end = self._field(tr("From"), tr("from")), self._field(tr("To"), tr("to"))
        self.lat, self.lon = (
            self._field(tr("Latitude"), tr("lat")),
            self._field(tr("Longitude"), tr("lon")),
        )
        self.radius = self._field(tr("Radius in metres"), "m")
        self.traits = TraitFields(self.ask)
        self._clock = Elided("Muted")
        self._problem = notice("", "bad")
        self._answer: Answer | None = None
        self._just_picked = False
        self._headline, self._coverage = Elided("Value"), notice("")
        self._limits = Elided("Muted")
        self._table = QTableView()
        self._build()
        self.use_case(None, None)

    def use_case(self, case: str | None, zone: str | None) -> None:
        """Questions go to that case."""
        same = case == self._case
        self._case, self._zone = case, zone
        for field, name in ((self.start, tr("From")), (self.end, tr("To"))):
            field.setPlaceholderText(f"{name.lower()} {WALL_FORMAT}")
            field.setClearButtonEnabled(True)
            field.setToolTip(
                tr(
                    "{name}, wall time of {zone}, e.g. {wall_format}",
                    name=name,
                    zone=zone or "UTC",
                    wall_format=WALL_FORMAT,
                )
            )
        self._clock.say(search.zone_text(zone) if case else "")
        self._clock.setVisible(case is not None)
        self.setEnabled(case is not None)
        self.filters.use_case(case)
        self.strip.use_zone(zone)
        self.saved.use_case(case)
        self._follow(self.filters.query)
        if not same or case is None:
            self.model.set_hits((), zone)
            self._answer = None
            self._stated.show_empty(
                "search",
                "Ask the index" if case else "No case open",
                "Choose classes, a time, a place; nothing chosen means any."
                if case
                else "Search needs a case and a purpose.",
            )

    def focus(self) -> None:
        """Let a person begin."""
        self.start.setFocus()

    def ask(self) -> None:
        """Ask what the form says."""
        if self._case is None:
            return
        try:
            query = self._asked(self._case)
        except FormError as error:
            self._problem.setText(core(str(error)))
            self._problem.show()
            return
        self._problem.hide()
        self._stated.show_loading("Asking the index…")
        self._bridge.ask(
            lambda desk: desk.search.ask(query), self.show_answer, self._failed, key="search"
        )

    def _asked(self, case: str) -> Query:
        """The filter, once it says what was typed. Raises FormError."""
        texts = self._texts()
        if texts != self._shown:
            typed = search.question(case, texts, self._zone)
            shown = self._shown
            named = ("classes", "start", "end", "near", "traits")
            # What was not touched stays as it is: a form shows less than a filter can hold.
            changed = {
                name: getattr(typed, name)
                for name in named
                if shown is None or search.part(texts, name) != search.part(shown, name)
            }
            self.filters.narrow(**changed)
        return self.filters.query

    def _texts(self) -> search.FormTexts:
        return search.FormTexts(
            tuple(cls for cls, chip in self.chips.items() if chip.isChecked()),
            self.start.text(),
            self.end.text(),
            self.lat.text(),
            self.lon.text(),
            self.radius.text(),
            self.traits.texts(),
        )

    def _follow(self, query: Query) -> None:
        """Show what stands in the filter, whoever put it there."""
        for cls, chip in self.chips.items():
            chip.setChecked(cls in query.classes)
        self.start.setText(wall_text(query.start, self._zone))
        self.end.setText(wall_text(query.end, self._zone))
        near = query.near
        for field, text in (
            (self.lat, "" if near is None else f"{near.lat:g}"),
            (self.lon, "" if near is None else f"{near.lon:g}"),
            (self.radius, "" if near is None else f"{near.radius_m:g}"),
        ):
            field.setText(text)
        self.traits.show_traits(query.traits)
        self._shown = self._texts()
        if self._answer is not None:
            self._headline.say(self._said(self._answer))

    def _said(self, answer: Answer) -> str:
        """The headline; an answer to another question than the one that stands says so."""
        told = search.headline(answer)
        if replace(answer.query, limit=0) != replace(self.filters.query, limit=0):
            return tr("{told} · to an earlier question", told=told)
        return told

    def show_answer(self, answer: Answer) -> None:
        """Show hits and the sentence on coverage; without hits the sentence matters most."""
        self._answer = answer
        self._headline.say(self._said(answer))
        self._coverage.setText(core(answer.coverage.brief))
        self._coverage.setToolTip(core(answer.coverage.sentence))
        self._coverage.setAccessibleDescription(core(answer.coverage.sentence))
        self._make_room()
        limits = [core(each) for each in answer.coverage.limits]
        self._limits.say("; ".join(limits), "\n".join(limits))
        self._limits.setVisible(bool(limits))
        self._coverage.setProperty("tone", "ok" if answer.coverage.whole else "warn")
        self._coverage.style().polish(self._coverage)
        self.model.set_hits(answer.hits, self._zone, answer.coverage.limits)
        if answer.hits:
            self._stated.show_content()
        else:
            self._stated.show_empty(
                "search", tr("No appearance fits"), core(answer.coverage.sentence)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words on coverage wrap anew and keep the height they need."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Inside a stack nobody asks a label how high it is at its width; so it says it here."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._inside.minimumSizeHint().width() + bar)
        width = max(120, self._area.viewport().width() - 2 * MARGIN - _EDGE_PX)
        wanted = self._coverage.heightForWidth(width)
        self._coverage.setMinimumHeight(max(0, min(wanted, _MOST_WORDS_PX)))

    def keep_shown(self, lookup: Callable[[str], DeliveryRow | None]) -> None:
        """The case was read again: hits of deliveries that are not shown any more leave."""
        if self._answer is None:
            return
        rows = {hit.delivery.id: lookup(hit.delivery.id) for hit in self.model.hits}
        hidden = {
            name
            for name, found in rows.items()
            if found is None or found.delivery.visibility is not Visibility.SHOWN
        }
        if not hidden:
            return
        left = tuple(hit for hit in self.model.hits if hit.delivery.id not in hidden)
        gone = len(self.model.hits) - len(left)
        answer = replace(self._answer, hits=left, total=self._answer.total - gone)
        self.show_answer(answer)
        self._headline.say(
            tr(
                "{headline}, {gone} left since: consent withdrawn",
                headline=search.headline(answer),
                gone=gone,
            )
        )

    def choose(self, place: int) -> None:
        """Choose a row of the answer."""
        self._table.selectRow(place)
        self._table.scrollTo(self.model.index(place, 0))

    # --- the inside ---------------------------------------------------------------------------

    def _build(self) -> None:
        chips = QGridLayout()
        chips.setSpacing(4)
        for number, chip in enumerate(self.chips.values()):
            chips.addWidget(chip, number // 3, number % 3)
        use_map = QToolButton()
        use_map.setObjectName("Flat")
        theme.bind_icon(use_map, "target")
        use_map.setToolTip(tr("Use map centre"))
        use_map.setAccessibleName(tr("Use map centre"))
        use_map.clicked.connect(lambda _checked=False: self._use_centre())
        self.radius.setMaximumWidth(64)
        go = push_button("Search", "search", self.ask, primary=True)
        said = row(self.purpose, self.saved, gap=4)
        said.setStretch(0, 1)
        form = column(
            said,
            self.strip,
            chips,
            row(self.start, self.end, gap=4),
            row(self._clock, 1, self._looks_button()),
            self.traits,
            row(self.lat, self.lon, self.radius, use_map, go, gap=4),
            self._problem,
            gap=5,
            margin=MARGIN,
        )
        self._problem.hide()
        self.traits.hide()
        self._build_table()
        answer = column(self._headline, self._coverage, self._limits, self._table, margin=MARGIN)
        answer.setStretchFactor(self._table, 1)
        result = panel(answer)
        self._stated = Stated(result)
        # On a low screen all of it does not fit at once: it scrolls, nothing is cut.
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = panel(column(strip(form), self._stated, gap=0))
        self._area.setWidget(self._inside)
        self.setLayout(column(self._area, gap=0))
        self._walk(use_map, go)
        self.filters.changed.connect(self._follow)

    def _walk(self, use_map: QWidget, go: QWidget) -> None:
        """Tab goes through the form as it is read."""
        order = (
            *self.chips.values(), self.start, self.end, self.looks, *self.traits.fields,
            self.lat, self.lon, self.radius, use_map, go, self._table,
        )  # fmt: skip
        for one, then in pairwise(order):
            self.setTabOrder(one, then)

    def _looks_button(self) -> QToolButton:
        """Opens the fields for looks; they stay open while something is asked in them."""
        made = QToolButton()
        made.setObjectName("Flat")
        made.setText(tr("Looks…"))
        made.setToolTip(tr("Ask for colour, way, time in sight or size"))
        made.setCheckable(True)
        untouched = self.traits.texts()

        def fold(unfold: bool) -> None:
            asked = self.traits.texts() != untouched
            made.setChecked(unfold or asked)
            self.traits.setVisible(unfold or asked)
            self._make_room()

        made.toggled.connect(fold)
        self.looks = made
        return made

    def _build_table(self) -> None:
        table = self._table
        table.setModel(self.model)
        table.setMinimumHeight(_LEAST_TABLE_PX)
        # It takes what room is left and wishes for none, else the panel would scroll too soon.
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() * 2 + 10)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setIconSize(QSize(16, 16))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(50)
        # Who looks for somebody asks when and where first; looks take what room is left.
        header.moveSection(TITLES.index("Looks"), len(TITLES) - 1)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setAccessibleName(tr("Appearances found"))
        table.selectionModel().currentRowChanged.connect(self._picked)
        table.clicked.connect(self._clicked)

    def _chip(self, cls: ObjectClass) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setText(f" {class_word(cls)}")
        theme.bind_icon(chip, cls.value, cls.value)
        chip.setToolButtonStyle(_BESIDE)
        chip.setSizePolicy(_WIDE)
        chip.setAccessibleName(tr("Class {cls}", cls=class_word(cls)))
        return chip

    def _field(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(hint)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.returnPressed.connect(self.ask)
        return made

    def _use_centre(self) -> None:
        lat, lon = self._centre()
        self.lat.setText(f"{lat:.5f}")
        self.lon.setText(f"{lon:.5f}")
        if not self.radius.text():
            self.radius.setText(USUAL_RADIUS_M)

    def _picked(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._just_picked = True
            self._chosen(self.model.hit(now.row()))

    def _clicked(self, index: QModelIndex) -> None:
        """A second click on the same row goes back to its best picture."""
        if not self._just_picked:
            self._chosen(self.model.hit(index.row()))
        self._just_picked = False

    def _failed(self, error: Exception) -> None:
        self._stated.show_error("No answer", words.error_text(error), self.ask)
