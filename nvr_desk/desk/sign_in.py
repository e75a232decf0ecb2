"""Signing in and out, locking, and confirming: each an entry, the failed ones too.

For a window: ``state`` is asked every second and ``touched`` told of every key and mouse button;
everything else works on passwords for a sixth of a second and belongs off the event loop.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.desk.proof import Proven, prove, settle
from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import (
    NoticeNotAcceptedError,
    PasswordChangeNeededError,
    PasswordRefusedError,
    SignInRefusedError,
    UsageError,
)
from nvr_desk.policy.passwords import require_good
from nvr_desk.policy.permissions import permitted
from nvr_desk.policy.reauth import ALWAYS
from nvr_desk.records.person import SignInKind
from nvr_desk.store import accounts
from nvr_desk.store.accounts import SignInRow

if TYPE_CHECKING:
    from nvr_desk.records.person import SignInState
    from nvr_desk.store.unit import Unit

ALONE = "one person works here, whom the operating system signed in"


class SignInService(Service):
    """The person at this window or terminal."""

    @peek
    def state(self) -> SignInState:
        """Who is here, whether it is locked, for how long nobody touched it."""
        with self.core.store.read() as db:
            self.core.presence.look(db)
        return self.core.presence.state()

    @peek
    def touched(self) -> None:
        """Somebody moved the mouse or pressed a key in this window; reads and writes nothing."""
        self.core.presence.touch()

    @peek
    def os_account(self) -> str:
        """Whom the operating system signed in: whose account a sign-in offers first."""
        return self.core.presence.seat.os_account

    @peek
    def asks(self, verb: str) -> bool:
        """Whether a verb will want the person's password again now; never one they may not do."""
        state = self.state()
        if not permitted(self.core.actor.role, verb):
            return False  # a password typed for nothing could only count as a failure
        return verb in ALWAYS and state.password and state.confirmed_s <= 0

    @act("session.login", split=True, tries="user")
    def login(
        self,
        act: OpenAct,
        user: str,
        password: str,
        code: str | None = None,
        *,
        accept_notice: bool = False,
        new_password: str | None = None,
    ) -> SignInState:
        """Sign a person in at this window or terminal.

        Args:
            act: Put in by the decorator.
            user: Name of the account.
            password: Its password.
            code: Of the second factor, where the account has one.
            accept_notice: The person accepted the notice of ``state``.
            new_password: Their own password, in place of a start password.

        Raises:
            NoticeNotAcceptedError: first of all.
            SignInRefusedError, LockedOutError, SeedMissingError: see ``proof.prove``.
            PasswordChangeNeededError: the password is a start password, and none of their own
                was given.
            PasswordRefusedError: their own is not taken.
            UsageError: this is a desk of one.
        """
        if self.core.presence.alone:
            raise UsageError(f"{ALONE}: nvr-desk users add makes a second account")
        if self.core.presence.kind is SignInKind.JOB:
            raise UsageError("a job works for whoever launched it and signs nobody in")
        if not accept_notice:
            raise NoticeNotAcceptedError
        proven = prove(self.core, act, user, password, code)
        fresh = self._chosen(act, proven, password, new_password)
        notice = sha256_bytes(self.core.presence.state().notice.encode())
        with self.core.store.unit() as tx:
            settle(tx, proven)
            if fresh is not None:
                accounts.set_password(tx, proven.account.user, fresh)
            accounts.accept_notice(tx, proven.account.user)
            self._begin(tx, proven.account.user)
            act.part(tx, [], {"notice_sha256": notice, "second": proven.step is not None}, "ok")
        self.core.purposes.clear()
        act.tell(roles=proven.account.roles, own_password=fresh is not None)
        return self.state()

    @act("session.logout")
    def logout(self, act: OpenAct) -> None:
        """Sign out; the purposes that were stated go too."""
        self._require_shared("there is nothing to sign out of")
        self._end(act.change)
        self.core.purposes.clear()

    @act("session.lock")
    def lock(self, act: OpenAct, *, idle: bool = False) -> None:
        """Hide everything until ``unlock``; a terminal signs in again instead. Jobs go on.

        ``idle`` says that nobody touched the window for too long, not that somebody locked it.
        """
        act.tell(idle=idle)
        if self.core.presence.kind is SignInKind.WINDOW:
            self.core.presence.shut()
            return
        self._require_shared("a terminal has nothing to lock")
        if self.core.presence.id is not None:
            accounts.lock_sign_in(act.change, self.core.presence.id)
        self.core.presence.leave()

    @act("session.unlock", split=True)
    def unlock(
        self, act: OpenAct, password: str | None = None, code: str | None = None
    ) -> SignInState:
        """Show everything again to the person who was here.

        Raises:
            SignInRefusedError, LockedOutError, SeedMissingError: see ``proof.prove``.
        """
        account = self.core.presence.account
        if account is not None and account.has_password:
            proven = prove(self.core, act, account.user, password or "", code)
            with self.core.store.unit() as tx:
                settle(tx, proven)
                act.part(tx, [], {}, "ok")
        elif not self.core.presence.alone:
            raise SignInRefusedError
        self.core.presence.open()
        return self.state()

    @act("session.confirm", split=True)
    def confirm(self, act: OpenAct, password: str) -> SignInState:
        """Prove once more who acts: good for one act within two minutes. Takes no code.

        Raises:
            NotConfirmedError, LockedOutError: see ``proof.prove``.
            UsageError: nobody here has a password, or none was given, which counts as no attempt.
        """
        self.core.presence.require_awake()
        account = self.core.presence.account
        if account is None or not account.has_password:
            raise UsageError("there is no password here to confirm with: nothing asks for one")
        if not password:
            raise UsageError("no password was given: nothing was confirmed")
        proven = prove(self.core, act, account.user, password, None, factor=False)
        with self.core.store.unit() as tx:
            settle(tx, proven)
            act.part(tx, [], {}, "ok")
        self.core.presence.confirm()
        return self.state()

    def _chosen(
        self, act: OpenAct, proven: Proven, password: str, new_password: str | None
    ) -> str | None:
        """Hash of the person's own password, where a start password brought them here."""
        if not proven.account.start_password:
            return None
        with self.core.store.unit() as tx:  # who they are is settled, whatever they choose now
            accounts.clear_failures(tx, proven.key)
            act.part(tx, [], {"start_password": True}, "ok")
        if new_password is None:
            raise PasswordChangeNeededError
        if new_password == password:
            raise PasswordRefusedError("it is the start password")
        seat = self.core.presence.seat
        require_good(new_password, proven.account.user, (seat.os_account, seat.station))
        return self.core.hasher.hash(new_password)

    def _begin(self, tx: Unit, user: str) -> None:
        presence = self.core.presence
        before = presence.id
        if presence.kind is SignInKind.WINDOW and before is not None:
            accounts.end_sign_in(tx, before)
            before = None
        id_ = before or sha256_bytes(secrets.token_bytes(32))
        now = presence.moment()
        row = SignInRow(
            id=id_,
            user=user,
            kind=presence.kind,
            binding=presence.seat.binding,
            station=presence.seat.station,
            began=now.at,
            last=now.at,
            mono_s=now.mono_s,
            boot=now.boot,
        )
        accounts.put_sign_in(tx, row)
        presence.enter(id_)

    def _end(self, tx: Unit) -> None:
        presence = self.core.presence
        if presence.id is not None:
            accounts.end_sign_in(tx, presence.id)
        presence.leave()

    def _require_shared(self, what: str) -> None:
        if self.core.presence.alone:
            raise UsageError(f"{ALONE}: {what}")
