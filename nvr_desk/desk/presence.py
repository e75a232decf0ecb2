"""Who sits at this desk right now, and whether they may act: signed in, awake, confirmed.

One Presence belongs to one open desk, that is one window, one command line or one job. Several
threads ask it; every change of its state happens under its lock, and whoever acts is asked of the
database anew at each act, so that a role taken away in one window holds in all.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import ConfirmNeededError, LockedError, NotPermittedError, SignInNeededError
from nvr_desk.policy.accounts import name_key
from nvr_desk.policy.lockout import Moment, apart_s, idle_s
from nvr_desk.policy.permissions import NOBODY, SIGN_IN_VERBS, Role, require_permission
from nvr_desk.policy.reauth import ALWAYS, CONFIRMED_S, words_of
from nvr_desk.records.case import Actor
from nvr_desk.records.person import Account, SecondFactor, SignInKind, SignInState
from nvr_desk.settings import LOCK_IDLE_MINUTES, SIGN_IN_NOTICE
from nvr_desk.store import accounts, settings
from nvr_desk.store.accounts import SignInRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from nvr_desk.clock import Clock
    from nvr_desk.policy.accounts import Seat
    from nvr_desk.store.unit import Unit

TERMINAL_S: Final = 15 * 60.0
"""A sign-in at a terminal ends so long after its last use."""
TICKET_S: Final = 120.0
"""A job's ticket is of no use later than this after it was made."""


@dataclass(slots=True)
class _Seen:
    """What the last look into the database told."""

    on: bool = False
    account: Account | None = None
    """Of whoever acts; None for nobody, and at a desk of one without a password."""
    codes_in_use: bool = False
    lock_after_s: float = 900.0
    notice: str = ""
    stale: bool = False
    """The terminal's sign-in ran out, or its person locked it."""


class Presence:
    """The person at one open desk."""

    def __init__(
        self,
        seat: Seat,
        clock: Clock,
        kind: SignInKind = SignInKind.WINDOW,
        *,
        ticket: str | None = None,
        fixed: Actor | None = None,
    ) -> None:
        """Nobody is signed in yet; ``look`` finds out whether that matters.

        Args:
            seat: What the operating system says of this process.
            clock: Both clocks.
            kind: What a sign-in here belongs to.
            ticket: Token that a job was given; makes it a job's presence.
            fixed: An actor who needs no sign-in: for programs that hold the database anyway.
        """
        self.seat = seat
        self.kind = SignInKind.JOB if ticket else kind
        self._clock = clock
        self._fixed = fixed
        self._lock = threading.RLock()
        self._seen = _Seen()
        kept = self.kind is not SignInKind.WINDOW
        self._id = sha256_bytes((ticket or seat.binding).encode()) if kept else None
        self._job: str | None = None
        self._redeemed = False
        self._whose: str | None = None
        self._working: str | None = None
        self._shut = False
        self._touched = self.moment()
        self._confirmed: Moment | None = None
        self._actor = fixed or self._solo()

    # --- who --------------------------------------------------------------------------------

    @property
    def actor(self) -> Actor:
        """Who acts, as of the last look."""
        return self._actor

    @property
    def account(self) -> Account | None:
        """The account of whoever acts, as of the last look."""
        return self._seen.account

    @property
    def alone(self) -> bool:
        """Whether this is a desk of one."""
        return self._fixed is None and not self._seen.on

    @property
    def signed_in(self) -> bool:
        """Whether whoever acts here did sign in."""
        return self._fixed is None and self._seen.on and self._seen.account is not None

    @property
    def id(self) -> str | None:
        """Under which hash this sign-in is on record; None before a window's login."""
        return self._id

    def moment(self) -> Moment:
        """Now, by both clocks."""
        return Moment(self._clock.now(), self._clock.monotonic(), self.seat.boot)

    def look(self, db: Connection) -> None:
        """Find out anew whether sign-in is on, who acts, and as what. Reads only."""
        if self._fixed is not None:
            return
        people = accounts.listing(db)
        seen = _Seen(
            on=sign_in_is_on(people, self.seat),
            codes_in_use=any(a.second is SecondFactor.TOTP and a.active for a in people),
            lock_after_s=settings.get(db, LOCK_IDLE_MINUTES) * 60.0,
            notice=settings.get(db, SIGN_IN_NOTICE),
        )
        with self._lock:
            if not seen.on:
                seen.account = people[0] if people else None
                actor = self._solo()
            else:
                user = self._on_record(db, seen)
                seen.account = next((a for a in people if a.user == user and a.active), None)
                actor = Actor(NOBODY, NOBODY, self.seat.station)
                if seen.account is not None:
                    actor = Actor(seen.account.user, seen.account.roles, self.seat.station)
            self._seen, self._actor = seen, actor

    def arrive(self, tx: Unit, verb: str) -> None:
        """Look, and note the use of a terminal's sign-in or of a job's ticket, before an act."""
        self.look(tx.connection)
        if self._fixed is not None or not self._seen.on or self._id is None:
            return
        if self._actor.role == NOBODY or self._seen.stale:
            return
        at_work = verb in SIGN_IN_VERBS or verb == self._working
        if self.kind is SignInKind.TERMINAL and not at_work:
            accounts.use_sign_in(tx, self._id, self._clock.monotonic())
        if self.kind is SignInKind.JOB and not self._redeemed and verb == self._job:
            self._redeemed = accounts.end_sign_in(tx, self._id)

    @staticmethod
    def named(db: Connection, tried: str) -> str:
        """The account that a tried name means, as it is written; else the name made plain."""
        key = name_key(tried)
        return next((a.user for a in accounts.listing(db) if name_key(a.user) == key), key)

    # --- whether ----------------------------------------------------------------------------

    def admit(self, verb: str) -> dict[str, Any]:
        """Let an act through, or raise; call after ``arrive``.

        Returns:
            What the entry tells besides: ``self`` at a desk of one, ``confirmed``.

        Raises:
            LockedError: the desk is locked; only signing in and out goes.
            NotPermittedError: nobody is signed in, or the roles do not hold the verb.
            ConfirmNeededError: the verb takes the password again.
        """
        if verb in SIGN_IN_VERBS:
            require_permission(self._actor.role, verb)
            return {}
        if verb != self._working:
            self.require_awake()
        require_permission(self._actor.role, verb)
        if self.kind is SignInKind.JOB and self._seen.on and verb != self._job:
            raise NotPermittedError(f"{self._actor.role} by a job's ticket", verb)
        return self.confirmed(verb) if verb in ALWAYS else {}

    def require_awake(self) -> None:
        """Raise LockedError while the desk is locked, or the terminal's sign-in ran out."""
        if self.locked or self._seen.stale:
            raise LockedError

    def require_here(self) -> None:
        """As ``require_awake``, and somebody must be signed in: before pictures are given."""
        self.require_awake()
        if self._actor.role == NOBODY:
            verb = "view"
            raise SignInNeededError(NOBODY, verb)

    def confirmed(self, verb: str) -> dict[str, Any]:
        """Use a confirmation up for this act. Raises ConfirmNeededError without one."""
        if self._fixed is not None:
            return {}
        told: dict[str, Any] = {"self": True} if self.alone else {}
        if not self._has_password:
            return told
        with self._lock:
            good = self.confirmed_s > 0
            self._confirmed = None
        if not good:
            raise ConfirmNeededError(verb, words_of(verb))
        return told | {"confirmed": True}

    @property
    def confirmed_s(self) -> float:
        """Seconds a confirmation still is good for."""
        at = self._confirmed
        return 0.0 if at is None else max(CONFIRMED_S - apart_s(at, self.moment()), 0.0)

    @property
    def locked(self) -> bool:
        """Whether a person locked it, or nobody touched it for too long."""
        with self._lock:
            if self._lockable and idle_s(self._touched, self.moment()) > self._seen.lock_after_s:
                self._shut = True
            return self._shut

    # --- what a person does -----------------------------------------------------------------

    def enter(self, id_: str) -> None:
        """Somebody signed in here; the sign-in stands under this hash."""
        with self._lock:
            self._id, self._whose = id_, None
            self._shut, self._confirmed = False, None
            self._touched = self.moment()

    def leave(self) -> None:
        """Whoever was here signed out."""
        with self._lock:
            self._confirmed, self._shut = None, False
            if self._seen.on:
                self._actor = Actor(NOBODY, NOBODY, self.seat.station)
            if self.kind is SignInKind.WINDOW:
                self._id = None

    @contextmanager
    def at_work(self, verb: str) -> Iterator[None]:
        """Let one verb go on while nobody is here, as a job does; it keeps nobody signed in."""
        self._working = verb
        try:
            yield
        finally:
            self._working = None

    def shut(self) -> None:
        """Lock: nothing is shown until ``open``."""
        with self._lock:
            self._shut, self._confirmed = True, None

    def open(self) -> None:
        """Unlock, once the person proved who they are."""
        with self._lock:
            self._shut = False
            self._touched = self.moment()

    def confirm(self) -> None:
        """The person proved who they are: good for one act."""
        with self._lock:
            self._confirmed = self.moment()
            self._touched = self.moment()

    def touch(self) -> None:
        """Somebody moved the mouse or pressed a key. A desk that is locked stays so."""
        if not self.locked:
            with self._lock:
                self._touched = self.moment()

    def state(self) -> SignInState:
        """What a window shows of this; call after ``look``."""
        seen, actor = self._seen, self._actor
        needed = seen.on and actor.role == NOBODY
        return SignInState(
            needed=needed,
            on=seen.on,
            user=actor.user,
            roles=() if needed else tuple(actor.role.split("+")),
            locked=self.locked or seen.stale,
            idle_s=idle_s(self._touched, self.moment()),
            lock_after_s=seen.lock_after_s if self._lockable else None,
            password=self._has_password,
            second_factor=bool(seen.account and seen.account.second is SecondFactor.TOTP),
            codes_in_use=seen.codes_in_use,
            confirmed_s=self.confirmed_s,
            notice=seen.notice,
        )

    def ticket(self, token: str, verb: str) -> SignInRow:
        """A row that lets a process of this seat act for whoever acts here, in one verb."""
        now = self.moment()
        return SignInRow(
            id=sha256_bytes(token.encode()),
            user=self._actor.user,
            kind=SignInKind.JOB,
            binding=ticket_binding(self.seat),
            station=self.seat.station,
            began=now.at,
            last=now.at,
            mono_s=now.mono_s,
            boot=now.boot,
            ends=now.at + timedelta(seconds=TICKET_S),
            job=verb,
        )

    # --- inside -----------------------------------------------------------------------------

    @property
    def _has_password(self) -> bool:
        return self._seen.account is not None and self._seen.account.has_password

    @property
    def _lockable(self) -> bool:
        """Idleness locks windows that a password opens again; never jobs."""
        return self.kind is SignInKind.WINDOW and self._has_password

    def _solo(self) -> Actor:
        return Actor(self.seat.os_account, Role.SOLO.value, self.seat.station)

    def _on_record(self, db: Connection, seen: _Seen) -> str | None:
        """Whom the sign-in of this window, terminal or job stands for, while it holds."""
        row = accounts.sign_in_of(db, self._id) if self._id else None
        if row is None or row.kind is not self.kind:
            return None
        if self.kind is SignInKind.JOB:
            return self._of_job(row)
        if row.ended is not None or row.binding != self.seat.binding:
            return None
        if self.kind is SignInKind.TERMINAL:
            last = Moment(row.last, row.mono_s, row.boot)
            locked = row.ends is not None
            seen.stale = locked or idle_s(last, self.moment()) > TERMINAL_S
            # Whoever signs in next at this terminal does not take over what runs here.
            self._whose = self._whose or row.user
            return row.user if row.user == self._whose else None
        return row.user

    def _of_job(self, row: SignInRow) -> str | None:
        made = Moment(row.began, row.mono_s, row.boot)
        fresh = row.ended is None and apart_s(made, self.moment()) <= TICKET_S
        if row.binding != ticket_binding(self.seat) or not (self._redeemed or fresh):
            return None
        self._job = row.job
        return row.user


def ticket_binding(seat: Seat) -> str:
    """What a job's ticket is bound to: a job has no terminal."""
    return f"{seat.os_account}|{seat.station}|{seat.boot}"


def sign_in_is_on(people: list[Account], seat: Seat) -> bool:
    """Whether somebody must sign in here.

    A second account turns it on for good: closing accounts again gives nobody every role. One
    account alone is the person whom the operating system signed in, nobody else.
    """
    if len(people) == 1:
        return people[0].os_account != seat.os_account
    return len(people) > 1
