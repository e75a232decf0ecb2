"""No pixel of footage is painted without a view ticket that is durable and open.

All footage that the fakes give out here (pictures, posters, small pictures, best shots) is of one
colour that no theme has. Where that colour is on screen, footage is: every widget is grabbed.
"""

from __future__ import annotations

import ast
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

import nvr_desk_ui
from nvr_desk.errors import LockedError, LogUnavailableError, NotVisibleError
from nvr_desk.records.media import Thumbnail
from nvr_desk_ui import sight
from nvr_desk_ui.bridge import Bridge
from nvr_desk_ui.gallery.panel import GalleryPanel
from nvr_desk_ui.main_window import MainWindow
from nvr_desk_ui.player.opening import TICKET_WAIT_MS, VIGIL_MS

from tests.fakes.desk import FakeDesk, delivery_row
from tests.fakes.plain_pictures import PlainPictures
from tests.fakes.sighted import BRIGHT, OpenTicket, sighted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from nvr_desk.desk.view import ViewTicket
    from nvr_desk_ui.theme import Theme

_T = TypeVar("_T")
UI: Final = Path(nvr_desk_ui.__file__).parent
DRAWING: Final = {"drawImage", "drawPixmap", "drawTiledPixmap", "setPixmap", "setTextureImage"}
ELSEWHERE: Final = {
    "sight.py": "the guard itself",
    "jobs/panel.py": "an icon",
    "supervise/banner.py": "an icon",
    "status_bar.py": "an icon",
    "widgets/stated.py": "an icon",
    "people/lock.py": "an icon",
    "people/qr.py": "a code to scan",
    "timeline/chrome.py": "a swatch of the legend",
    "timeline/scene.py": "bins of tracks and coverage, painted off the loop",
    "timeline/surroundings.py": "the ruler and names of lanes, as painted before",
    "map/agency.py": "map tiles of the agency",
    "map/sheet_page.py": "the map on a page",
    "map/sprites.py": "pins",
    "map/plate.py": "the map",
    "player/scrubber.py": "small pictures side by side into one, which its gate lays",
}
"""Modules that draw images which are no footage, each with what they draw."""
MAKING: Final = {
    "bench/map.py": "a page to paint the map on",
    "bench/timeline.py": "a page to paint the timeline on",
    "deliveries/posters.py": "posters, made Sighted there",
    "gallery/loader.py": "best shots, made Sighted there",
    "player/shots.py": "decoded pictures, painted by a gate",
    "player/scrubber.py": "small pictures side by side, painted by its gate",
    "map/layer_list.py": "marks of layers",
    "player/panel.py": "small pictures of the strip, painted by its gate",
    "timeline/chrome.py": "a swatch",
    "timeline/render.py": "bins",
    "timeline/surroundings.py": "the ruler and names of lanes",
    "map/agency.py": "map tiles",
    "map/sheet_page.py": "the map",
    "map/canvas.py": "the map",
    "map/sprites.py": "pins",
    "map/plate.py": "the map",
    "map/tiles.py": "map tiles",
    "people/qr.py": "a code",
    "search/vanish.py": "two pictures, made Sighted there",
}
"""Modules that make images of bytes or out of nothing, each with what they make."""


def _names(path: Path, wanted: set[str]) -> set[str]:
    """Which of these attribute names a module calls or hands on."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & wanted


def _makes(path: Path) -> bool:
    tree = ast.parse(path.read_text("utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    made = {each.id for each in calls if isinstance(each, ast.Name)}
    read = {each.attr for each in calls if isinstance(each, ast.Attribute)}
    return bool(made & {"QImage", "QPixmap", "QImageReader"} or read & {"fromData", "loadFromData"})


def _modules() -> dict[str, Path]:
    return {str(path.relative_to(UI).as_posix()): path for path in sorted(UI.rglob("*.py"))}


def test_that_footage_is_drawn_by_one_function_alone() -> None:
    found = {name for name, path in _modules().items() if _names(path, DRAWING)}
    assert found - ELSEWHERE.keys() == set(), "draw footage by sight.lay; else say what it is"
    assert ELSEWHERE.keys() - found == set(), "nothing is drawn there any more"


def test_that_every_way_an_image_comes_into_the_window_is_known() -> None:
    found = {name for name, path in _modules().items() if _makes(path)}
    found -= {"theme.py", "search/traits.py"}  # icons and swatches: never bytes of evidence
    assert found - MAKING.keys() == set(), "an image of footage becomes Sighted where it is made"
    assert MAKING.keys() - found == set()


def test_that_without_an_open_ticket_nothing_is_laid() -> None:
    page = QImage(32, 18, QImage.Format.Format_RGB32)
    page.fill(0)
    ticket = OpenTicket()
    painter = QPainter(page)
    ticket.closed = True
    assert not sighted(ticket).lay(painter, page.rect())
    assert not sight.lay(painter, page.rect(), sighted().image, None)
    assert page.pixelColor(5, 5) != BRIGHT
    ticket.closed = False
    assert sighted(ticket).lay(painter, page.rect())
    painter.end()
    assert page.pixelColor(5, 5) == BRIGHT


# --- the window ---------------------------------------------------------------------------------


def _jpeg() -> bytes:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(BRIGHT)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 95)  # type: ignore[call-overload]  # Qt takes text here
    return bytes(kept.data())


def footage(widget: QWidget) -> int:
    """Points of a widget, with all that is in it, that show footage."""
    page = widget.grab().toImage()
    found = 0
    for x in range(1, page.width(), 5):
        for y in range(1, page.height(), 5):
            colour = page.pixelColor(x, y)
            found += colour.red() > 225 and colour.green() < 40 and colour.blue() > 225
    return found


def leaks(window: QWidget) -> list[str]:
    """Every widget that shows footage, floating ones too."""
    alive = [window, *window.findChildren(QWidget)]
    shown = [each for each in alive if each.isVisible() and not each.size().isEmpty()]
    if not footage(window):
        shown = [each for each in shown if each.isWindow() and each is not window]
    return [f"{type(each).__name__} {each.accessibleName()}" for each in shown if footage(each)]


@pytest.fixture
def opened(
    qtbot: QtBot, themed: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., MainWindow]]:
    """The real window on a fake desk whose footage is bright."""
    monkeypatch.setattr("nvr_desk_ui.status_bar._fence_parts", lambda: {"tcp": True})
    monkeypatch.setattr("nvr_desk.media.session.PlayerSession", PlainPictures)
    made: list[MainWindow] = []

    def make(desk: FakeDesk) -> MainWindow:
        jpeg = _jpeg()
        desk.posters = {row.delivery.id: jpeg for row in desk.rows}
        desk.view.strips = tuple(Thumbnail(pts, jpeg) for pts in range(0, 60_000, 6_000))
        desk.gallery.count = 40
        desk.gallery.jpegs = dict.fromkeys(range(1, 41), jpeg)
        bridge = Bridge(lambda _path: desk)  # type: ignore[arg-type,return-value]
        window = MainWindow(bridge, PlainPictures)
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.open_workspace(tmp_path)
        qtbot.waitUntil(lambda: window.deliveries.model.rowCount() == len(desk.rows))
        return window

    yield make
    for window in made:
        window.close()


def street() -> FakeDesk:
    """Three deliveries."""
    return FakeDesk([delivery_row(number) for number in (1, 2, 3)])


def _show_all(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    """Posters, gallery, player with its strip, or tiles: all with pictures."""
    window.raise_dock("gallery")
    gallery = window.panel(GalleryPanel)
    qtbot.waitUntil(lambda: gallery.model.found is not None and gallery.model.image(0) is not None)
    window.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: window.player.shot is not None)
    posters = window.deliveries.model
    qtbot.waitUntil(lambda: posters.has_poster(desk.rows[0].delivery.id))
    qtbot.waitUntil(lambda: footage(window.player.scrubber) > 0)


def _with_closed(tickets: Sequence[ViewTicket], look: Callable[[], _T]) -> _T:
    """What is seen while these are closed; the window is told nothing of it."""
    for ticket in tickets:
        ticket.closed = True
    found = look()
    for ticket in tickets:
        ticket.closed = False
    return found


def test_that_no_widget_shows_footage_once_its_ticket_is_closed(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    desk = street()
    window = opened(desk)
    _show_all(qtbot, window, desk)
    surfaces = {
        "player": window.player.canvas,
        "strip": window.player.scrubber,
        "posters": window.deliveries,
        "gallery": window.panel(GalleryPanel),
    }
    assert [name for name, one in surfaces.items() if not footage(one)] == [], "all show footage"
    every = [*desk.view.tickets, *(ticket for ticket, _ in desk.gallery.pages)]
    found = _with_closed(every, lambda: leaks(window))
    assert found == []


def test_that_tiles_show_nothing_once_their_ticket_is_closed(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    desk = street()
    window = opened(desk)
    window.deliveries.hide()
    window.actions_["play.tiles_4"].trigger()
    for row in desk.rows:
        window.stage.wall.put(row.delivery.id)
    surfaces = [tile.surface for tile in window.stage.wall.tiles[:3]]
    window.stage.wall.go_to(1)
    window.stage.wall.drive.seek(1.0)
    qtbot.waitUntil(lambda: surfaces[0].shot is not None)
    assert footage(surfaces[0])
    found = _with_closed(desk.view.tickets, lambda: [footage(surface) for surface in surfaces])
    assert found == [0, 0, 0]


DARK: Final = {
    "locked": LockedError(),
    "log": LogUnavailableError("the disk is full", "make room"),
    "withdrawn": NotVisibleError("x", "withdrawn"),
}


@pytest.mark.parametrize("tiles", [1, 4])
@pytest.mark.parametrize("why", sorted(DARK))
def test_that_whatever_ends_a_view_darkens_it_within_a_second_and_says_why(
    qtbot: QtBot, opened: Callable[..., MainWindow], tiles: int, why: str
) -> None:
    desk = street()
    window = opened(desk)
    if tiles > 1:
        window.actions_["play.tiles_4"].trigger()
        window.stage.wall.put(desk.rows[0].delivery.id)
    else:
        window.selection.choose_delivery(desk.rows[0].delivery.id)
    qtbot.waitUntil(lambda: window.stage.shot is not None)
    canvas = window.stage.speaker.canvas
    assert VIGIL_MS * 2 < 1000
    desk.view.revoked = DARK[why]
    begun = time.monotonic()
    qtbot.waitUntil(lambda: canvas.shot is None)
    assert footage(canvas) == 0
    assert canvas.dark_text == "Not open to view"
    assert canvas.accessibleDescription()
    assert time.monotonic() - begun < 20, "it came by the vigil, not by accident"


@pytest.mark.parametrize("tiles", [1, 4])
def test_that_a_ticket_that_lets_itself_be_waited_for_leaves_the_tile_dark_and_says_so(
    qtbot: QtBot, opened: Callable[..., MainWindow], tiles: int
) -> None:
    desk = street()
    window = opened(desk)
    desk.view.gate.clear()
    if tiles > 1:
        window.actions_["play.tiles_4"].trigger()
        window.stage.wall.put(desk.rows[0].delivery.id)
    else:
        window.selection.choose_delivery(desk.rows[0].delivery.id)
    canvas = window.stage.speaker.canvas
    assert TICKET_WAIT_MS <= 1000
    qtbot.waitUntil(lambda: canvas.dark_text == "No view ticket yet")
    assert footage(canvas) == 0
    desk.view.gate.set()
    qtbot.waitUntil(lambda: canvas.shot is not None)


@pytest.mark.parametrize("tiles", [1, 4])
@pytest.mark.parametrize("why", sorted(DARK))
def test_that_a_view_that_is_refused_leaves_the_tile_dark_with_the_reason(
    qtbot: QtBot,
    opened: Callable[..., MainWindow],
    monkeypatch: pytest.MonkeyPatch,
    tiles: int,
    why: str,
) -> None:
    desk = street()
    window = opened(desk)

    def refuse(*_args: Any) -> None:  # noqa: ANN401
        raise DARK[why]

    monkeypatch.setattr(desk.view, "open", refuse)
    if tiles > 1:
        window.actions_["play.tiles_4"].trigger()
        window.stage.wall.put(desk.rows[0].delivery.id)
    else:
        window.selection.choose_delivery(desk.rows[0].delivery.id)
    canvas = window.stage.speaker.canvas
    qtbot.waitUntil(lambda: canvas.dark_text == "Not open to view")
    assert footage(canvas) == 0


def test_that_the_lock_and_a_log_that_is_down_take_every_picture_off_the_screen(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    desk = street()
    window = opened(desk)
    _show_all(qtbot, window, desk)
    window.log_banner.down.emit(desk.health)
    qtbot.waitUntil(lambda: leaks(window) == [])
    assert window.player.canvas.dark_text == "The log cannot be written"
    window.log_banner.up.emit()
    qtbot.waitUntil(lambda: window.player.shot is not None)
    window.gate.covering.emit()
    qtbot.waitUntil(lambda: leaks(window) == [])
