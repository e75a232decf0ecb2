"""One table of everything a person can do; menus, shortcuts, sheet and palette come from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from nvr_desk.desk.permissions import permitted
from nvr_desk_ui import theme
from nvr_desk_ui.presenters import people
from nvr_desk_ui.typing_guard import TypingGuard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QMenuBar, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do."""

    id: str
    title: str
    icon: str
    shortcut: str
    """As Qt writes it, e.g. 'Ctrl+K'."""
    menu: str
    needs_case: bool = False
    """Only while a case is open."""
    needs_delivery: bool = False
    """Only while a delivery of that case is chosen."""
    repeats: bool = False
    """Holding the key does it again."""
    short: str = ""
    """What a button says; the title where it is empty."""
    verb: str = ""
    """What of the table of permissions it does; empty where everybody may."""
    also: tuple[str, ...] = ()
    """More keys that do the same; menus show ``shortcut`` alone, the sheet shows all."""

    @property
    def shortcuts(self) -> tuple[str, ...]:
        """All its keys, the one that menus show first."""
        return (self.shortcut, *self.also)


FILE, CASE, DELIVERY, PLAY, SEARCH, EVIDENCE, SUPERVISE, PEOPLE, VIEW, CARE, HELP = (
    "&File",
    "&Case",
    "&Delivery",
    "&Player",
    "&Search",
    "&Evidence",
    "S&upervision",
    "Peop&le",
    "&View",
    "Ca&re",
    "&Help",
)
MENUS = (FILE, CASE, DELIVERY, PLAY, SEARCH, EVIDENCE, SUPERVISE, PEOPLE, VIEW, CARE, HELP)
"""Menus from left to right."""

COMMANDS: tuple[Command, ...] = (
    Command("workspace.open", "Open workspace…", "database", "Ctrl+Shift+O", FILE),
    Command("demo.run", "Make and open the demo case", "demo", "Ctrl+Shift+D", FILE),
    Command(
        "ingest.folder",
        "Take in a folder…",
        "ingest",
        "Ctrl+I",
        FILE,
        True,
        short="Folder",
        verb="ingest",
    ),
    Command(
        "ingest.zip",
        "Take in a zip…",
        "packet",
        "Ctrl+Shift+I",
        FILE,
        True,
        short="Zip",
        verb="ingest",
    ),
    Command("window.quit", "Quit", "exit", "Ctrl+Q", FILE),
    Command("case.new", "New case…", "case-new", "Ctrl+N", CASE, verb="case.new"),
    Command("case.open", "Open case…", "case", "Ctrl+O", CASE, verb="case.show"),
    Command(
        "case.purpose", "Purpose…", "purpose", "F2", CASE, needs_case=True, verb="purpose.remember"
    ),
    Command(
        "case.refresh",
        "Read the case again",
        "refresh",
        "F5",
        CASE,
        needs_case=True,
        verb="clip.list",
    ),
    Command(
        "case.show", "Case and members…", "info", "Ctrl+M", CASE, needs_case=True, verb="case.show"
    ),
    Command(
        "case.close",
        "Close the case…",
        "held",
        "Ctrl+Shift+X",
        CASE,
        needs_case=True,
        verb="case.close",
    ),
    Command(
        "delivery.facts",
        "Facts of the delivery…",
        "info",
        "Alt+Return",
        DELIVERY,
        True,
        True,
        verb="clip.show",
    ),
    Command(
        "consent.show",
        "Consent of the delivery…",
        "shown",
        "Ctrl+Shift+C",
        DELIVERY,
        True,
        True,
        verb="consent.show",
    ),
    Command(
        "consent.record",
        "Record a consent…",
        "add",
        "Ctrl+Shift+G",
        DELIVERY,
        True,
        True,
        verb="consent.record",
    ),
    Command(
        "consent.withdraw",
        "Withdraw the delivery…",
        "withdrawn",
        "Ctrl+Shift+W",
        DELIVERY,
        True,
        True,
        verb="consent.withdraw",
    ),
    Command(
        "consent.hold",
        "Hold or release the delivery…",
        "held",
        "Ctrl+Shift+H",
        DELIVERY,
        True,
        True,
        verb="consent.hold",
    ),
    Command(
        "clip.offset",
        "Correct the clock…",
        "clock",
        "Ctrl+Shift+K",
        DELIVERY,
        True,
        True,
        verb="clip.offset",
    ),
    Command(
        "tracks.show",
        "Appearances…",
        "person",
        "Ctrl+Shift+Y",
        DELIVERY,
        True,
        True,
        verb="tracks.list",
    ),
    Command(
        "tracks.split",
        "Split an appearance…",
        "overflow",
        "Ctrl+Shift+S",
        DELIVERY,
        True,
        True,
        verb="tracks.split",
    ),
    Command(
        "tracks.merge",
        "Merge appearances…",
        "add",
        "Ctrl+Shift+J",
        DELIVERY,
        True,
        True,
        verb="tracks.merge",
    ),
    Command(
        "tracks.export",
        "Export the tracks…",
        "boxes",
        "Ctrl+E",
        DELIVERY,
        True,
        True,
        verb="tracks.export",
    ),
    Command("play.toggle", "Play or pause", "play", "Space", PLAY),
    Command("play.forward", "Play, again for faster", "faster", "L", PLAY),
    Command("play.stop", "Pause", "pause", "K", PLAY),
    Command("play.reverse", "Play backwards, again for faster", "reverse", "J", PLAY),
    Command("play.next", "Next picture", "step-forward", "Right", PLAY, repeats=True, also=(".",)),
    Command(
        "play.previous", "Previous picture", "step-back", "Left", PLAY, repeats=True, also=(",",)
    ),
    Command("play.second_on", "One second on", "step-forward", "Shift+Right", PLAY, repeats=True),
    Command("play.second_back", "One second back", "step-back", "Shift+Left", PLAY, repeats=True),
    Command("play.first", "First picture", "first", "Home", PLAY),
    Command("play.last", "Last picture", "last", "End", PLAY),
    Command("play.seek", "Go to time code", "clock", "Ctrl+T", PLAY),
    Command("play.boxes", "Boxes on or off", "boxes", "B", PLAY),
    Command(
        "clip.next", "Next delivery", "deliveries", "Ctrl+Down", PLAY, repeats=True, also=("]",)
    ),
    Command(
        "clip.previous",
        "Previous delivery",
        "deliveries",
        "Ctrl+Up",
        PLAY,
        repeats=True,
        also=("[",),
    ),
    Command("track.next", "Next appearance", "timeline", "N", PLAY, repeats=True),
    Command("track.previous", "Previous appearance", "timeline", "P", PLAY, repeats=True),
    Command("search.focus", "Search", "search", "Ctrl+F", SEARCH, needs_case=True, verb="search"),
    Command("search.filter", "Filter deliveries", "deliveries", "Ctrl+Shift+F", SEARCH),
    Command(
        "detect.run",
        "Find persons and vehicles…",
        "detect",
        "Ctrl+D",
        EVIDENCE,
        True,
        short="Find",
        verb="detect",
    ),
    Command(
        "packet.new",
        "New packet…",
        "packet",
        "Ctrl+P",
        EVIDENCE,
        True,
        short="Packet",
        verb="packet.new",
    ),
    Command(
        "packet.list",
        "Packets, and verify one…",
        "verify",
        "Ctrl+Shift+P",
        EVIDENCE,
        True,
        verb="packet.list",
    ),
    Command(
        "audit.show",
        "Audit log…",
        "audit",
        "Ctrl+Shift+A",
        SUPERVISE,
        short="Log",
        verb="audit.show",
    ),
    Command(
        "audit.verify",
        "Verify the audit log",
        "verify",
        "Ctrl+Shift+V",
        SUPERVISE,
        verb="audit.verify",
    ),
    Command(
        "audit.export",
        "Export the audit log…",
        "audit",
        "Ctrl+Shift+E",
        SUPERVISE,
        verb="audit.export",
    ),
    Command(
        "audit.checkpoint",
        "Sign the log: make a checkpoint",
        "packet",
        "Ctrl+Shift+Z",
        SUPERVISE,
        short="Checkpoint",
        verb="audit.checkpoint",
    ),
    Command("supervise.queue", "Reviews…", "purpose", "F4", SUPERVISE, verb="supervise.queue"),
    Command(
        "supervise.charts",
        "Counts of looking…",
        "timeline",
        "F6",
        SUPERVISE,
        verb="supervise.charts",
    ),
    Command(
        "supervise.report",
        "Report of the last review…",
        "packet",
        "F7",
        SUPERVISE,
        verb="supervise.report",
    ),
    Command("session.lock", "Lock", "held", "Ctrl+L", PEOPLE, verb="session.lock"),
    Command("session.logout", "Sign out, or switch person", "exit", "Ctrl+Shift+Q", PEOPLE),
    Command("users.show", "People…", "people", "Ctrl+U", PEOPLE, verb="user.list"),
    Command("users.permissions", "Who may do what…", "table", "Ctrl+Shift+U", PEOPLE),
    Command("users.password", "My password…", "key", "Ctrl+Y", PEOPLE, verb="user.password"),
    Command(
        "users.second",
        "My second factor…",
        "verify",
        "Ctrl+Shift+N",
        PEOPLE,
        verb="user.second-factor",
    ),
    Command("settings.show", "Settings…", "settings", "Ctrl+,", PEOPLE),
    Command(
        "supervise.asks", "Questions to me…", "question", "F3", PEOPLE, verb="supervise.answer"
    ),
    Command("approvals.show", "Approvals…", "approve", "Ctrl+J", PEOPLE, verb="approval.list"),
    Command("view.theme", "Next theme", "theme", "Ctrl+Shift+T", VIEW),
    Command("view.reset", "Reset the layout", "expand", "Ctrl+Shift+R", VIEW),
    Command("view.cards", "Deliveries as cards or table", "table", "Ctrl+Shift+L", VIEW),
    Command("view.timeline", "Show the timeline", "timeline", "Ctrl+2", VIEW),
    Command("view.jobs", "Show jobs", "jobs", "Ctrl+3", VIEW),
    Command("view.map", "Show the map", "map", "Ctrl+4", VIEW),
    Command("view.deliveries", "Show deliveries", "deliveries", "Ctrl+1", VIEW),
    Command("models.show", "Models…", "detector", "Ctrl+Shift+M", CARE),
    Command("check.run", "Check the workspace…", "verify", "F9", CARE, verb="check"),
    Command("backup.new", "Back the workspace up…", "storage", "Ctrl+Shift+B", CARE, verb="backup"),
    Command("doctor.show", "This machine…", "isolation", "F8", CARE),
    Command("help.palette", "Command palette", "palette", "Ctrl+K", HELP, short="Commands"),
    Command("help.shortcuts", "Shortcuts", "keyboard", "F1", HELP, also=("?",)),
)


WHILE_SHUT = frozenset({"window.quit", "view.theme"})
"""What goes while the window is locked or nobody is signed in."""


class ActionTable:
    """The Qt actions of the table, made once for one window."""

    def __init__(
        self,
        window: QWidget,
        callbacks: dict[str, Callable[[], None]],
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        self._commands = {command.id: command for command in commands}
        self._actions: dict[str, QAction] = {}
        self._roles: str | None = None
        self._shut = False
        self._open = (False, False)
        TypingGuard(window)
        for command in commands:
            action = QAction(command.title, window)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
            action.setAutoRepeat(command.repeats)
            action.setIconText(command.short or command.title.rstrip("…"))
            action.setToolTip(f"{command.title.rstrip('…')} ({command.shortcut})")
            action.triggered.connect(_without_argument(callbacks[command.id]))
            window.addAction(action)
            self._actions[command.id] = action
        self.tint()

    def __getitem__(self, identifier: str) -> QAction:
        return self._actions[identifier]

    def items(self) -> Iterable[tuple[Command, QAction]]:
        """Every command with its action, in the order of the table."""
        return ((command, self._actions[command.id]) for command in self._commands.values())

    def tint(self) -> None:
        """Draw the icons in the colours of the theme in use."""
        for command, action in self.items():
            action.setIcon(theme.icon(command.icon))

    def allow(self, *, case_open: bool, chosen: bool = False) -> None:
        """Grey out what needs a case or a chosen delivery while there is none."""
        self._open = (case_open, chosen)
        self._settle()

    def permit(self, roles: str | None) -> None:
        """Grey out what the roles (joined by ``+``) may not do, and say so; None greys nothing."""
        self._roles = roles
        for command, action in self.items():
            tip = f"{command.title.rstrip('…')} ({command.shortcut})"
            missing = "" if self._may(command) else f"\nNot as {people.roles_text(roles or '')}"
            action.setToolTip(tip + missing)
        self._settle()

    def shut(self, *, shut: bool) -> None:
        """Grey out all but what may be done while nobody is here, or give it back."""
        self._shut = shut
        self._settle()

    def _may(self, command: Command) -> bool:
        return self._roles is None or not command.verb or permitted(self._roles, command.verb)

    def _settle(self) -> None:
        case_open, chosen = self._open
        for command, action in self.items():
            fits = (case_open or not command.needs_case) and (chosen or not command.needs_delivery)
            here = not self._shut or command.id in WHILE_SHUT
            action.setEnabled(fits and here and self._may(command))

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for title in MENUS:
            menu = bar.addMenu(title)
            menu.setToolTipsVisible(True)
            for command, action in self.items():
                if command.menu == title:
                    menu.addAction(action)


def _without_argument(callback: Callable[[], None]) -> Callable[[bool], None]:
    """Qt hands 'checked' to whoever listens; our callbacks take nothing."""

    def call(_checked: bool = False) -> None:  # noqa: FBT002  Qt's signature
        callback()

    return call
