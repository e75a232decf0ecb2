"""What a case is about: words, when and where; searches far from it are looked over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from nvr_desk_ui.presenters import cases
from nvr_desk_ui.presenters.fields import USUAL_RADIUS_M, WALL_FORMAT, FormError
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import core, tr
from nvr_desk_ui.widgets.form import Form
from nvr_desk_ui.widgets.parts import push_button, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.records.case import Case
    from nvr_desk_ui.bridge import Bridge


class IncidentForm(Form):
    """Filled with what was told before; the place can be where the map stands."""

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        case: Case,
        centre: Callable[[], tuple[float, float]],
        done: Callable[[Case], None],
    ) -> None:
        super().__init__(
            parent,
            tr("Incident of case {number}", number=case.number),
            tr(
                "When and where it happened. Nobody is kept from searching elsewhere: a search "
                "far from it is put before a supervisor. Times are wall time of {zone}.",
                zone=case.zone or "UTC",
            ),
            "Tell the incident",
            self._go,
        )
        self._bridge, self._case, self._centre, self._done = bridge, case, centre, done
        told = cases.incident_texts(case.incident, case.zone)
        self.words = QPlainTextEdit(told.words)
        self.words.setPlaceholderText(tr("a man was struck at the stop"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(64)
        self.start, self.end = QLineEdit(told.start), QLineEdit(told.end)
        for field in (self.start, self.end):
            field.setPlaceholderText(WALL_FORMAT)
        self.lat, self.lon = QLineEdit(told.lat), QLineEdit(told.lon)
        self.radius = QLineEdit(told.radius_m)
        self.lat.setPlaceholderText("40.76052")
        self.lon.setPlaceholderText("-111.89110")
        self.radius.setPlaceholderText(USUAL_RADIUS_M)
        self.use_map = push_button("Map's centre", "target", self._take_centre)
        self.use_map.setAutoDefault(False)
        self.add("What happened", self.words)
        self.add("From", self.start)
        self.add("To", self.end)
        self.add("Latitude", self.lat)
        self.add("Longitude", self.lon)
        line = QWidget()
        line.setLayout(row(self.radius, self.use_map))
        self.add("Metres around", line)
        self.radius.setAccessibleName(tr("Metres around"))
        self.words.setFocus()

    def _take_centre(self) -> None:
        lat, lon = self._centre()
        self.lat.setText(f"{lat:.6f}")
        self.lon.setText(f"{lon:.6f}")
        if not self.radius.text():
            self.radius.setText(USUAL_RADIUS_M)

    def _texts(self) -> cases.IncidentTexts:
        return cases.IncidentTexts(
            self.words.toPlainText(),
            self.start.text(),
            self.end.text(),
            self.lat.text(),
            self.lon.text(),
            self.radius.text(),
        )

    def _go(self) -> None:
        try:
            told = cases.incident_of(self._texts(), self._case.zone)
        except FormError as error:
            self.complain(core(str(error)))
            return
        number = self._case.number
        self.wait()
        self._bridge.ask(lambda desk: desk.cases.incident(number, told), self._told, self._failed)

    def _told(self, case: Case) -> None:
        self.accept()
        self._done(case)

    def _failed(self, error: Exception) -> None:
        self.complain(error_text(error))
