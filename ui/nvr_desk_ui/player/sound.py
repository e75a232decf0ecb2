"""Sound of the clip on screen: silent until somebody asks for it, which is an act of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from nvr_desk_ui.player.sound_feed import SoundFeed
from nvr_desk_ui.player.sound_sink import device_sink
from nvr_desk_ui.player.sound_sync import AWAY_S, SoundSync
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from nvr_desk.desk.sound import OpenSound
    from nvr_desk_ui.bridge import Bridge
    from nvr_desk_ui.player.sound_feed import Sounds
    from nvr_desk_ui.player.sound_sink import Sink

_TICK_MS: Final = 20
_LOUD: Final = 0.8


@dataclass(frozen=True, slots=True)
class Heard:
    """What could be heard now: a clip that is open under a view ticket.

    Attributes:
        case: it is opened in.
        delivery_id: of the clip.
        number: of its tile; 0 for the single player.
        sound: whether it has any.
        at_s: where the picture is, container seconds.
        speed: 0 while it stands.
    """

    case: str
    delivery_id: str
    number: int
    sound: bool
    at_s: float
    speed: float


class SoundPlayer(QObject):
    """Follows the picture at real speed forward; silent at any other.

    Args:
        bridge: to the desk.
        asked: what a person would unmute now; None where nothing is open.
        found: the same of a delivery that is heard; None once it is not open any more.
        make_sink: the device; asked when it is first needed.
        make_session: makes what decodes, on the feeding thread.
        parent: of the timer.

    Signals:
        told: (words, number of the tile that is heard or 0, whether anything is heard).
        noted: something to say once, e.g. that there is no device.
    """

    told = Signal(str, int, bool)
    noted = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        asked: Callable[[], Heard | None],
        found: Callable[[str], Heard | None],
        parent: QObject,
        *,
        make_sink: Callable[[], Sink | None] = device_sink,
        make_session: Callable[[], Sounds] | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._asked, self._found = bridge, asked, found
        self._make_sink, self._make_session = make_sink, make_session or _session
        self._sink: Sink | None = None
        self._feed: SoundFeed | None = None
        self._sync = SoundSync()
        self._delivery: str | None = None
        self._turn = 0
        self.volume = _LOUD
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def delivery_id(self) -> str | None:
        """Whose sound may be heard; None while muted."""
        return self._delivery

    def toggle(self) -> None:
        """Let the sound of the clip on screen be heard, or mute it."""
        now = self._asked()
        if now is None:
            self._say_no(tr("No clip is open"))
        elif self._delivery == now.delivery_id:
            self.mute()
        elif not now.sound:
            self._say_no(tr("This clip has no sound"))
        elif not self._ready():
            self._say_no(tr("This machine has no sound device"))
        else:
            self.mute()
            self._ask(now)

    def louder(self, by: float) -> None:
        """Change the volume, 0…1."""
        self.volume = min(1.0, max(0.0, round(self.volume + by, 2)))
        if self._sink is not None:
            self._sink.set_volume(self.volume)
        self.noted.emit(tr("Volume {percent} %", percent=round(self.volume * 100)))
        self._tell()

    def mute(self) -> None:
        """Silence; the next clip begins muted too."""
        self._turn += 1
        self._timer.stop()
        self._delivery = None
        self._hush()
        self._tell()

    def close(self) -> None:
        """End thread and worker."""
        self._turn += 1
        self._timer.stop()
        self._delivery = None
        self._hush()
        if self._feed is not None:
            self._feed.close()
        self._feed = None

    def tick(self) -> None:
        """Feed the device; begin, stop or begin anew as the picture goes."""
        feed, sink = self._feed, self._sink
        now = self._found(self._delivery) if self._delivery is not None else None
        if now is None or feed is None or sink is None:
            self.mute()
            return
        if feed.problem:
            problem = feed.problem
            self.mute()
            self._say_no(tr("No sound: {why}", why=problem))
            return
        if now.speed != 1.0:
            if self._sync.running:
                self._hush()
            return
        if not self._sync.running:
            feed.begin(self._sync.begin(now.at_s))
        elif not self._sync.heard:
            self._start(feed, sink, now.at_s)
        elif abs(self._sync.away(now.at_s, sink.played_s())) > AWAY_S:
            self._hush()
            feed.begin(self._sync.begin(now.at_s))
        else:
            sink.write(feed.take(sink.room()))

    # --- the inside ---------------------------------------------------------------------------

    def _start(self, feed: SoundFeed, sink: Sink, at_s: float) -> None:
        """The first samples, less those whose picture is past; all that is late is left out."""
        trial = self._sync.skip(at_s)
        if trial is None:
            return
        if not feed.drop(trial):
            self._sync.forget_first()
            return
        sink.start()
        sink.set_volume(self.volume)
        sink.write(feed.take(sink.room()))

    def _hush(self) -> None:
        self._sync.stop()
        if self._feed is not None:
            self._feed.halt()
        if self._sink is not None:
            self._sink.stop()

    def _ready(self) -> bool:
        if self._sink is None:
            self._sink = self._make_sink()
        return self._sink is not None

    def _ask(self, now: Heard) -> None:
        turn = self._turn

        def take(opened: OpenSound) -> None:
            if turn != self._turn or self._found(opened.delivery) is None:
                return
            if self._feed is None:
                self._feed = SoundFeed(self._make_session)
            self._feed.open(opened.path)
            self._delivery = opened.delivery
            self._timer.start()
            self._tell()

        self._bridge.ask(
            lambda desk: desk.sound.unmute(now.case, now.delivery_id),
            take,
            lambda error: self._say_no(error_text(error)),
            title=tr("Sound"),
        )

    def _say_no(self, text: str) -> None:
        self.noted.emit(text)

    def _tell(self) -> None:
        now = self._found(self._delivery) if self._delivery is not None else None
        if now is None:
            self.told.emit(tr("sound muted"), 0, False)
            return
        text = tr("sound on, {percent} %", percent=round(self.volume * 100))
        self.told.emit(text, now.number, True)


def _session() -> Sounds:
    from nvr_desk.media.sound_session import SoundSession  # noqa: PLC0415 - heavy: off the loop

    return SoundSession()
