"""Who is at this window, and whether it shows anything: the core says, the gate draws.

The window locks at once and asks the core behind its back; nothing but an unlock or a sign-in that
the core put on record lifts the curtain again. A log that cannot be written keeps it down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nvr_desk.records.job import JobState
from nvr_desk_ui.bridge import Urgency
from nvr_desk_ui.people.activity import Activity
from nvr_desk_ui.people.curtain import Curtain
from nvr_desk_ui.people.lock import LockPage
from nvr_desk_ui.people.sign_in import SignInPage
from nvr_desk_ui.presenters import people
from nvr_desk_ui.presenters.words import error_text
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMainWindow, QWidget

    from nvr_desk.desk import Desk
    from nvr_desk.records.job import Job
    from nvr_desk.records.person import SignInState
    from nvr_desk_ui.bridge import Bridge

LOOK_MS = 1000
LOCKED_TITLE = later("NVR Desk (locked)")
SIGN_IN_TITLE = later("NVR Desk (sign in)")


class Gate(QObject):
    """Looks every second; shows the sign-in, the lock, or the window.

    Signals:
        covering: everything that shows evidence goes off the screen; let go of it.
        entered: SignInState of a person who was not here before; read everything anew.
        resumed: the same person is back.
        left: the person is gone; forget what was theirs.
        told: SignInState, whenever something of it changed.
    """

    covering = Signal()
    entered = Signal(object)
    resumed = Signal()
    left = Signal()
    told = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        bridge: Bridge,
        inside: QWidget,
        elsewhere: Callable[[], None],
        layout_version: int,
    ) -> None:
        super().__init__(window)
        self._bridge, self._version = bridge, layout_version
        self.curtain = Curtain(window, inside)
        self.sign_in = SignInPage(bridge, self._signed_in, elsewhere)
        self.lock_page = LockPage(bridge, self._unlocked, self.log_out)
        self.state: SignInState | None = None
        self._user: str | None = None
        self._place = ""
        self._account = ""
        self._turn = 0
        self._locked = False
        self.activity = Activity(self._touched, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        bridge.turned_away.connect(self.look)

    @property
    def shut(self) -> bool:
        """Whether nothing is shown: locked, or nobody is signed in."""
        return self.curtain.down

    def begin(self, place: str) -> None:
        """A workspace was opened; find out who is here."""
        self._place = place
        self._turn += 1
        self._timer.start()
        self._bridge.ask(
            lambda desk: desk.sign_in.os_account(), self._named, self._lost, through=True
        )
        self.look()

    def forget(self) -> None:
        """The workspace is being left; the next one starts from the beginning."""
        self._timer.stop()
        self._turn += 1
        self.state, self._user, self._locked = None, None, False
        self._lift(dialogs=False)

    def stop(self) -> None:
        """The window closes: look no more, and sign out when all else is done."""
        self._timer.stop()
        self.activity.stop()
        if self.state is not None and self.state.on and not self.state.needed:
            self._bridge.ask(
                lambda desk: desk.sign_in.logout(), failed=_unheard, urgency=Urgency.LAST
            )

    def look(self) -> None:
        """Ask the core how things stand."""
        turn = self._turn
        state = self.state
        limit = state.lock_after_s if state is not None else None
        # The lane may be busy for long; what is on the screen goes all the same.
        if limit is not None and not self.shut and self.activity.idle_s() > limit:
            self.lock(idle=True)
            return
        self._bridge.ask(
            lambda desk: desk.sign_in.state(),
            lambda found: self._take(turn, found),
            self._lost,
            urgency=Urgency.POLL,
            key="sign-in",
            through=True,
        )
        if self._locked:
            self._bridge.ask(
                lambda desk: desk.jobs.listing(),
                self._jobs_known,
                _unheard,
                urgency=Urgency.POLL,
                key="locked jobs",
                through=True,
            )

    def lock(self, *, idle: bool = False) -> None:
        """Hide everything now, then put it on record."""
        if self.state is None or self.state.needed or self._locked:
            return
        self._turn += 1
        turn = self._turn
        self._locked = True
        self._cover()
        after = self.state.lock_after_s
        minutes = tr("{after:g} minutes", after=after / 60) if after else tr("too long")
        self._show_lock(
            tr("Nobody touched this window for {minutes}.", minutes=minutes)
            if idle
            else tr("Locked by hand.")
        )
        self._bridge.ask(
            lambda desk: _locked(desk, idle=idle),
            lambda found: self._take(turn, found),
            lambda error: self.lock_page.complain(
                tr("The lock is not on record: {error_text}", error_text=error_text(error))
            ),
            through=True,
        )

    def log_out(self) -> None:
        """The person goes; where several work, somebody signs in next."""
        if self.state is None or not self.state.on:
            return
        self._turn += 1
        turn = self._turn
        self._cover()
        self._locked = False
        self._bridge.ask(
            _logged_out, lambda found: self._take(turn, found), self._lost, through=True
        )

    # --- answers ------------------------------------------------------------------------------

    def _take(self, turn: int, found: SignInState) -> None:
        if turn != self._turn:
            return  # it was asked before something was done here
        before, self.state = self.state, found
        if found.needed:
            self._nobody(found)
        elif found.locked or self._locked:
            if not self._locked:
                self.lock(idle=True)
        elif self._user != found.user:
            self._enter(found)
        elif self.shut:
            self._resume()
        if before is None or _shown(before) != _shown(found):
            self.told.emit(found)

    def _nobody(self, found: SignInState) -> None:
        first = not self.shut or self.curtain.widget.currentWidget() is not self.sign_in
        self._cover()
        self._locked = False
        self.curtain.drop(self.sign_in, tr(SIGN_IN_TITLE), self._version)
        if self._user is not None:
            self._user = None
            self._bridge.release()  # what was theirs is handed out behind the curtain,
            self.left.emit()  # and forgotten before it lifts
            self.curtain.drop_dialogs()
            self._bridge.hold()
        self.sign_in.show_state(found, self._place, self._account)
        if first:
            self.sign_in.begin()

    def _signed_in(self, found: SignInState) -> None:
        self._turn += 1
        self._locked = False
        self._take(self._turn, found)

    def _unlocked(self, found: SignInState) -> None:
        self._turn += 1
        self._locked = False
        self._take(self._turn, found)

    def _enter(self, found: SignInState) -> None:
        self._user = found.user
        self._lift(dialogs=False)
        self.entered.emit(found)

    def _resume(self) -> None:
        self._lift(dialogs=True)
        self.resumed.emit()

    def _named(self, account: str) -> None:
        self._account = account
        if self.state is not None and self.state.needed:
            self.sign_in.show_state(self.state, self._place, account)

    def _lost(self, error: Exception) -> None:
        """The core does not say who is here: what is hidden stays hidden."""
        page = self.curtain.widget.currentWidget()
        if page is self.lock_page:
            self.lock_page.complain(error_text(error))
        elif not self.shut:
            self._bridge.failed.emit(tr("Who is here"), error)

    def _jobs_known(self, found: Sequence[Job]) -> None:
        running = sum(job.state is JobState.RUNNING for job in found)
        self.lock_page.show_jobs(running)

    def _touched(self) -> None:
        if self.state is not None and not self.shut:
            self._bridge.ask(
                lambda desk: desk.sign_in.touched(), failed=_unheard, key="touched", through=True
            )

    # --- drawing ------------------------------------------------------------------------------

    def _cover(self) -> None:
        if not self.shut:
            self.covering.emit()
            self._bridge.hold()
            self.curtain.drop(self.lock_page, tr(LOCKED_TITLE), self._version)

    def _show_lock(self, why: str) -> None:
        self.curtain.drop(self.lock_page, tr(LOCKED_TITLE), self._version)
        if self.state is not None:
            self.lock_page.show_state(self.state)
        self.lock_page.begin(why)

    def _lift(self, *, dialogs: bool) -> None:
        self.curtain.lift(self._version, dialogs=dialogs)
        self._bridge.release()


def _locked(desk: Desk, *, idle: bool) -> SignInState:
    desk.sign_in.lock(idle=idle)
    return desk.sign_in.state()


def _logged_out(desk: Desk) -> SignInState:
    desk.sign_in.logout()
    return desk.sign_in.state()


def _shown(state: SignInState) -> tuple[object, ...]:
    """What of a state the window shows; seconds pass by themselves."""
    return (
        state.needed, state.on, state.user, state.roles, state.password, state.second_factor,
        people.person_text(state),
    )  # fmt: skip


def _unheard(_error: Exception) -> None:
    """Asked again a second later, or of no use any more."""
