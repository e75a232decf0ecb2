"""People of the desk: accounts, roles, passwords, second factors, and the way back in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.acts import OpenAct, act
from nvr_desk.desk.core import Core, Service
from nvr_desk.desk.proof import is_locked, prove, seed_mark, settle
from nvr_desk.errors import (
    AlreadyExistsError,
    DeniedError,
    KeyMissingError,
    NotFoundError,
    PasswordRefusedError,
    UsageError,
)
from nvr_desk.policy.accounts import FIRST_ROLES, account_name, name_key, owns, roles_of
from nvr_desk.policy.passwords import require_good, start_password
from nvr_desk.policy.permissions import Role
from nvr_desk.policy.second_factor import address, new_seed, seed_name, step_of
from nvr_desk.records.person import Account, AccountState, Enrolment, NewAccount, SecondFactor
from nvr_desk.store import accounts, workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from nvr_desk.store.unit import Unit


class UserService(Service):
    """Who has an account here, and as what. Work on passwords: never on an event loop."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._enrolling: tuple[str, str] | None = None
        """Whose seed waits for its first code; in memory alone until then."""

    @act("user.list", split=True)
    def listing(self, act: OpenAct) -> list[Account]:
        """Every account, disabled ones included."""
        with self.core.store.read() as db:
            found = accounts.listing(db)
        act.tell(accounts=len(found))
        return found

    @act("user.list", split=True)
    def show(self, act: OpenAct, user: str) -> Account:
        """One account. Raises NotFoundError."""
        with self.core.store.read() as db:
            found = self._named(db, user)
        act.touch("account", found.user)
        return found

    @act("user.add", split=True)
    def add(
        self,
        act: OpenAct,
        user: str,
        roles: str,
        *,
        own_password: str | None = None,
        own_roles: str | None = None,
    ) -> NewAccount:
        """Give a person an account and a start password, told once.

        At a desk of one this turns sign-in on: whoever sits there becomes an account too, under
        the name the operating system knows, and needs a password of their own.

        Args:
            act: Put in by the decorator.
            user: Name of the new account.
            roles: One, or several joined by ``+``.
            own_password: Of the person who sits here, where they have none yet.
            own_roles: Theirs from now on; administrator and supervisor by default.

        Raises:
            UsageError: no such role, no such name, or no password of one's own.
            AlreadyExistsError: the name is taken, in whatever capitals.
            PasswordRefusedError: one's own password is not taken.
        """
        name = account_name(user)
        given = _joined(roles_of(roles))
        with self.core.store.read() as db:
            if self._find(db, name) is not None:
                raise AlreadyExistsError("account", name)
            first = accounts.count(db) == 0
        mine = self._own(own_password, own_roles, name) if first else None
        start = start_password()
        hashed = self.core.hasher.hash(start)
        with self.core.store.unit() as tx:
            if mine is not None:
                self._become_account(tx, *mine)
            accounts.add(tx, name, given, by=self.core.actor.user)
            accounts.set_password(tx, name, hashed, start=True)
            act.part(tx, [{"kind": "account", "id": name}], {"roles": given, "sign_in": "on"}, "ok")
            made = accounts.get(tx.connection, name)
        act.touch("account", name)
        return NewAccount(made, start)

    @act("user.role")
    def role(self, act: OpenAct, user: str, roles: str) -> Account:
        """Let a person be something else. Nobody changes their own, but at a desk of one.

        Raises:
            DeniedError: one's own roles, or those of the last administrator.
        """
        tx = act.change
        given = _joined(roles_of(roles))
        found = self._named(tx.connection, user)
        self._not_oneself(act, found, "what they may do themselves")
        if Role.ADMINISTRATOR.value not in given.split("+"):
            self._not_the_last(tx.connection, found)
        accounts.set_roles(tx, found.user, given)
        act.touch("account", found.user)
        act.tell(before=found.roles, after=given)
        return accounts.get(tx.connection, found.user)

    @act("user.disable")
    def disable(self, act: OpenAct, user: str, *, again: bool = False) -> Account:
        """Close an account, which ends every sign-in of it; ``again`` opens it again.

        Raises:
            DeniedError: the last administrator.
        """
        tx = act.change
        found = self._named(tx.connection, user)
        if again:
            accounts.set_state(tx, found.user, AccountState.ACTIVE)
        else:
            self._not_the_last(tx.connection, found)
            accounts.set_state(tx, found.user, AccountState.DISABLED)
            act.tell(ended=accounts.end_all(tx, found.user))
        act.touch("account", found.user)
        return accounts.get(tx.connection, found.user)

    @act("user.unlock")
    def unlock(self, act: OpenAct, user: str) -> int:
        """Release a name that is locked out; how many failures were forgotten.

        Also a name without an account, which locks just the same. Nobody releases themselves.
        """
        tx = act.change
        found = self._find(tx.connection, user)
        if found is not None:
            self._not_oneself(act, found, "their own lock")
            accounts.release(tx, found.user)
        failed = accounts.clear_failures(tx, name_key(user))
        if found is None and not failed:
            raise NotFoundError("account", user)
        act.touch("account", found.user if found else name_key(user))
        act.tell(failures=failed)
        return failed

    @act("user.password", split=True)
    def password(self, act: OpenAct, password: str | None, new_password: str) -> Account:
        """Change one's own password; at a desk of one, set the first.

        Raises:
            SignInRefusedError, LockedOutError: the old one is wrong; it counts as a failure.
            PasswordRefusedError: the new one is not taken.
        """
        mine = self.core.presence.account
        if mine is None:
            self._require_alone()
            words = self._own(new_password, None, "")
            with self.core.store.unit() as tx:
                self._become_account(tx, *words)
                act.part(tx, [{"kind": "account", "id": self._os_account}], {"first": True}, "ok")
                return accounts.get(tx.connection, self._os_account)
        proven = prove(self.core, act, mine.user, password or "", None, factor=False)
        if new_password == password:
            raise PasswordRefusedError("it is the old one")
        self._require_good(new_password, mine.user)
        hashed = self.core.hasher.hash(new_password)
        with self.core.store.unit() as tx:
            settle(tx, proven)
            accounts.set_password(tx, mine.user, hashed)
            act.part(tx, [{"kind": "account", "id": mine.user}], {}, "ok")
            return accounts.get(tx.connection, mine.user)

    @act("user.reset", split=True)
    def reset_password(self, act: OpenAct, user: str) -> NewAccount:
        """Give a person a start password; every sign-in of theirs ends.

        Raises:
            DeniedError: one's own, which ``password`` changes.
        """
        start = start_password()
        hashed = self.core.hasher.hash(start)
        with self.core.store.unit() as tx:
            found = self._named(tx.connection, user)
            self._not_oneself(act, found, "their own password this way")
            accounts.set_password(tx, found.user, hashed, start=True)
            ended = accounts.end_all(tx, found.user)
            act.part(tx, [{"kind": "account", "id": found.user}], {"ended": ended}, "ok")
            return NewAccount(accounts.get(tx.connection, found.user), start)

    @act("user.second-factor", split=True)
    def enrol(self, act: OpenAct, password: str) -> Enrolment:
        """Begin a second factor of one's own; it holds once ``enrolled`` has its first code.

        Raises:
            SignInRefusedError, LockedOutError: the password is wrong.
            UsageError: a desk of one without a password.
            KeyMissingError: this station has no place for the seed: said before it is shown.
        """
        mine = self._mine()
        self.core.keys.ready()
        proven = prove(self.core, act, mine.user, password, None, factor=False)
        with self.core.store.unit() as tx:
            settle(tx, proven)
            act.part(tx, [], {"step": "seed shown"}, "ok")
        seed = new_seed()
        self._enrolling = (mine.user, seed)
        return Enrolment(seed, address(seed, mine.user, self.core.presence.seat.station))

    @act("user.second-factor", split=True)
    def enrolled(self, act: OpenAct, code: str) -> Account:
        """End an enrolment with the first code; from now on a sign-in asks for one.

        Raises:
            DeniedError: the code does not fit.
            KeyMissingError: this station has no place for the seed; nothing changes.
            UsageError: none was begun here.
        """
        mine = self._mine()
        if self._enrolling is None or self._enrolling[0] != mine.user:
            raise UsageError("no second factor was begun here")
        seed = self._enrolling[1]
        step = step_of(seed, code, self.core.clock.now(), None)
        if step is None:
            raise DeniedError("this code does not fit: look whether both clocks are right")
        name = seed_name(workspace.identity(self.core.store.paths).uuid, mine.user)
        self.core.keys.set(name, seed.encode("ascii"))
        with self.core.store.unit() as tx:
            accounts.set_second(tx, mine.user, SecondFactor.TOTP, step)
            told = {"second": "totp", "mark": seed_mark(seed)}
            act.part(tx, [{"kind": "account", "id": mine.user}], told, "ok")
            changed = accounts.get(tx.connection, mine.user)
        self._enrolling = None
        return changed

    @act("user.reset")
    def reset_second_factor(self, act: OpenAct, user: str) -> Account:
        """Ask a person for their password only, until they enrol again.

        Raises:
            DeniedError: one's own.
        """
        tx = act.change
        found = self._named(tx.connection, user)
        self._not_oneself(act, found, "their own second factor")
        accounts.set_second(tx, found.user, SecondFactor.NONE)
        act.touch("account", found.user)
        return accounts.get(tx.connection, found.user)

    @act("user.recover", split=True)
    def recover(self, act: OpenAct, user: str) -> NewAccount:
        """Give an administrator a way back in, where none can sign in any more.

        Only for the account of the operating system that owns the folder of the workspace. The
        next review of the log shows it.

        Raises:
            DeniedError: somebody else's folder, or an administrator can still sign in.
            UsageError: no administrator of that name.
        """
        if not owns(self.core.store.paths.root):
            raise DeniedError("only the owner of the workspace's folder may do this")
        with self.core.store.read() as db:
            able = [each.user for each in accounts.listing(db) if self._able(db, each)]
        if able:
            raise DeniedError(f"{', '.join(able)} can still sign in and release others")
        start = start_password()
        hashed = self.core.hasher.hash(start)
        with self.core.store.unit() as tx:
            found = self._named(tx.connection, user)
            if not _administers(found):
                raise UsageError(f"{found.user} is no administrator: name one")
            accounts.set_password(tx, found.user, hashed, start=True)
            accounts.set_second(tx, found.user, SecondFactor.NONE)
            accounts.set_state(tx, found.user, AccountState.ACTIVE)
            accounts.release(tx, found.user)
            accounts.clear_failures(tx, name_key(found.user))
            accounts.end_all(tx, found.user)
            act.part(tx, [{"kind": "account", "id": found.user}], {"self": True}, "ok")
            return NewAccount(accounts.get(tx.connection, found.user), start)

    # --- inside -----------------------------------------------------------------------------

    @property
    def _os_account(self) -> str:
        return self.core.presence.seat.os_account

    def _find(self, db: Connection, user: str) -> Account | None:
        return accounts.find(db, self.core.presence.named(db, user))

    def _named(self, db: Connection, user: str) -> Account:
        found = self._find(db, user)
        if found is None:
            raise NotFoundError("account", user)
        return found

    def _mine(self) -> Account:
        mine = self.core.presence.account
        if mine is None or not mine.has_password:
            raise UsageError("a password comes first: nvr-desk users password")
        return mine

    def _require_alone(self) -> None:
        if not self.core.presence.alone:
            raise UsageError("whoever acts here has no account of their own")

    def _require_good(self, password: str, user: str) -> None:
        seat = self.core.presence.seat
        require_good(password, user, (seat.os_account, seat.station))

    def _own(self, password: str | None, roles: str | None, other: str) -> tuple[str, str]:
        """Roles and hash of whoever sits at a desk of one, as it becomes one of several."""
        self._require_alone()
        if name_key(other) == name_key(self._os_account):
            raise AlreadyExistsError("account", other)
        if password is None:
            raise UsageError("set a password of your own first: from now on everybody signs in")
        held = roles_of(roles) if roles else FIRST_ROLES
        if Role.ADMINISTRATOR not in held:
            raise UsageError("the first person of a desk is an administrator, whatever else")
        self._require_good(password, self._os_account)
        return _joined(held), self.core.hasher.hash(password)

    def _become_account(self, tx: Unit, roles: str, hashed: str) -> None:
        user = self._os_account
        accounts.add(tx, user, roles, by=user, os_account=user)
        accounts.set_password(tx, user, hashed)

    def _not_oneself(self, act: OpenAct, found: Account, what: str) -> None:
        if found.user != self.core.actor.user:
            return
        if not self.core.presence.alone:
            raise DeniedError(f"nobody changes {what}: somebody else does")
        act.tell(self=True)

    def _not_the_last(self, db: Connection, found: Account) -> None:
        others = [a for a in accounts.listing(db) if a.user != found.user]
        if _administers(found) and not any(_administers(a) and a.active for a in others):
            raise DeniedError(f"{found.user} is the last administrator: make another one first")

    def _able(self, db: Connection, each: Account) -> bool:
        """Whether an administrator could sign in with what they should know."""
        if not _administers(each) or not each.active or not each.has_password:
            return False
        if is_locked(db, each, name_key(each.user)):
            return False
        return each.second is SecondFactor.NONE or self._holds_seed(each.user)

    def _holds_seed(self, user: str) -> bool:
        name = seed_name(workspace.identity(self.core.store.paths).uuid, user)
        try:
            return self.core.keys.known(name)
        except KeyMissingError:
            return False


def _administers(each: Account) -> bool:
    return Role.ADMINISTRATOR.value in each.roles.split("+")


def _joined(roles: Sequence[Role]) -> str:
    return "+".join(role.value for role in roles)
