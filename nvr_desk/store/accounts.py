"""Accounts, failures to sign in, and who is signed in where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from nvr_desk.errors import AlreadyExistsError, NotFoundError
from nvr_desk.records.person import Account, AccountState, SecondFactor, SignInKind
from nvr_desk.store.people_tables import account, sign_in, sign_in_failure
from nvr_desk.store.rows import instant
from nvr_desk.timecode import from_micros, to_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from nvr_desk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Secrets:
    """What only a sign-in reads of an account."""

    password: str | None
    second_step: int | None


@dataclass(frozen=True, slots=True)
class FailureRow:
    """An attempt that failed, by both clocks."""

    id: int
    at: datetime
    mono_s: float
    boot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRow:
    """Somebody who is signed in, or a ticket of a job."""

    id: str
    """SHA-256 of its token or binding."""
    user: str
    kind: SignInKind
    binding: str
    station: str
    began: datetime
    last: datetime
    mono_s: float
    boot: str
    ends: datetime | None = None
    """When a ticket ends at the latest; of a terminal: since when it is locked."""
    ended: datetime | None = None
    job: str | None = None


# --- accounts -------------------------------------------------------------------------------------


def listing(db: Connection) -> list[Account]:
    """Every account, by name."""
    return [_account(row) for row in db.execute(select(account).order_by(account.c.user))]


def count(db: Connection) -> int:
    """How many accounts there are, disabled ones included."""
    return db.execute(select(func.count()).select_from(account)).scalar_one()


def find(db: Connection, user: str) -> Account | None:
    """The account of exactly that name."""
    row = db.execute(select(account).where(account.c.user == user)).first()
    return None if row is None else _account(row)


def get(db: Connection, user: str) -> Account:
    """The account of exactly that name. Raises NotFoundError."""
    found = find(db, user)
    if found is None:
        raise NotFoundError("account", user)
    return found


def secrets_of(db: Connection, user: str) -> Secrets:
    """Hash and newest step of an account; both None without one."""
    row = db.execute(
        select(account.c.password, account.c.second_step).where(account.c.user == user)
    ).first()
    return Secrets(None, None) if row is None else Secrets(row.password, row.second_step)


def add(tx: Unit, user: str, roles: str, *, by: str, os_account: str | None = None) -> None:
    """Make an account, without a password yet. Raises AlreadyExistsError."""
    if find(tx.connection, user) is not None:
        raise AlreadyExistsError("account", user)
    tx.connection.execute(
        insert(account).values(
            user=user,
            roles=roles,
            os_account=os_account,
            state=AccountState.ACTIVE.value,
            created_us=to_micros(tx.now()),
            created_by=by,
            password_once=0,
            second=SecondFactor.NONE.value,
        )
    )


def set_password(tx: Unit, user: str, hashed: str, *, start: bool = False) -> None:
    """Let a new hash hold; ``start`` makes it one for the first sign-in only."""
    _change(
        tx,
        user,
        password=hashed,
        password_us=to_micros(tx.now()),
        password_once=int(start),
    )


def set_roles(tx: Unit, user: str, roles: str) -> None:
    """Let a person be something else from now on."""
    _change(tx, user, roles=roles)


def set_state(tx: Unit, user: str, state: AccountState) -> None:
    """Close an account or open it again."""
    _change(tx, user, state=state.value)


def set_second(tx: Unit, user: str, second: SecondFactor, step: int | None = None) -> None:
    """Ask for a second factor from now on, or no more."""
    _change(tx, user, second=second.value, second_step=step)


def use_step(tx: Unit, user: str, step: int) -> bool:
    """Remember a code's time step as used; False when it, or a later one, was used before."""
    fresh = account.c.second_step.is_(None) | (account.c.second_step < step)
    done = tx.connection.execute(
        update(account).where((account.c.user == user) & fresh).values(second_step=step)
    )
    return done.rowcount == 1


def accept_notice(tx: Unit, user: str) -> None:
    """Remember when the notice was last accepted."""
    _change(tx, user, notice_us=to_micros(tx.now()))


def lock(tx: Unit, user: str, why: str) -> None:
    """Mark an account as locked out; a name without an account is locked by its failures alone."""
    tx.connection.execute(
        update(account)
        .where((account.c.user == user) & account.c.locked_us.is_(None))
        .values(locked_us=to_micros(tx.now()), locked_why=why)
    )


def release(tx: Unit, user: str) -> None:
    """Let a locked account sign in again."""
    tx.connection.execute(
        update(account).where(account.c.user == user).values(locked_us=None, locked_why=None)
    )


# --- failures -------------------------------------------------------------------------------------


def failures(db: Connection, key: str) -> list[FailureRow]:
    """Failures of a name since its last success or release, oldest first."""
    mine = select(sign_in_failure).where(sign_in_failure.c.user == key)
    return [
        FailureRow(row.id, from_micros(row.at_us), row.mono_us / 1e6, row.boot)
        for row in db.execute(mine.order_by(sign_in_failure.c.id))
    ]


def add_failure(tx: Unit, key: str, *, mono_s: float, boot: str, station: str) -> int:
    """Count an attempt as failed, before it is judged; its number."""
    made = tx.connection.execute(
        insert(sign_in_failure).values(
            user=key,
            at_us=to_micros(tx.now()),
            mono_us=int(mono_s * 1e6),
            boot=boot,
            station=station,
        )
    )
    return int(made.lastrowid)


def drop_failures(tx: Unit, ids: list[int]) -> None:
    """Forget attempts that did not fail after all, or count no more."""
    tx.connection.execute(delete(sign_in_failure).where(sign_in_failure.c.id.in_(ids)))


def clear_failures(tx: Unit, key: str) -> int:
    """Forget the failures of a name; how many there were."""
    done = tx.connection.execute(delete(sign_in_failure).where(sign_in_failure.c.user == key))
    return done.rowcount


def locked_names(db: Connection) -> list[str]:
    """Names with failures on record."""
    names = select(sign_in_failure.c.user).distinct().order_by(sign_in_failure.c.user)
    return list(db.execute(names).scalars())


# --- who is signed in -----------------------------------------------------------------------------


def put_sign_in(tx: Unit, row: SignInRow) -> None:
    """Put a sign-in on record, in place of an older one of the same terminal."""
    values: dict[str, Any] = {
        "user": row.user,
        "kind": row.kind.value,
        "binding": row.binding,
        "station": row.station,
        "began_us": to_micros(row.began),
        "last_us": to_micros(row.last),
        "mono_us": int(row.mono_s * 1e6),
        "boot": row.boot,
        "ends_us": None if row.ends is None else to_micros(row.ends),
        "ended_us": None,
        "job": row.job,
    }
    tx.connection.execute(
        upsert(sign_in)
        .values(id=row.id, **values)
        .on_conflict_do_update(index_elements=["id"], set_=values)
    )


def sign_in_of(db: Connection, id_: str) -> SignInRow | None:
    """A sign-in by the hash of its token or binding, ended ones included."""
    row = db.execute(select(sign_in).where(sign_in.c.id == id_)).first()
    if row is None:
        return None
    return SignInRow(
        id=row.id,
        user=row.user,
        kind=SignInKind(row.kind),
        binding=row.binding,
        station=row.station,
        began=from_micros(row.began_us),
        last=from_micros(row.last_us),
        mono_s=row.mono_us / 1e6,
        boot=row.boot,
        ends=instant(row.ends_us),
        ended=instant(row.ended_us),
        job=row.job,
    )


def use_sign_in(tx: Unit, id_: str, mono_s: float) -> None:
    """Note that a sign-in was used now."""
    tx.connection.execute(
        update(sign_in)
        .where(sign_in.c.id == id_)
        .values(last_us=to_micros(tx.now()), mono_us=int(mono_s * 1e6))
    )


def end_sign_in(tx: Unit, id_: str) -> bool:
    """End a sign-in, or use a ticket up; False when it was over before."""
    done = tx.connection.execute(
        update(sign_in)
        .where((sign_in.c.id == id_) & sign_in.c.ended_us.is_(None))
        .values(ended_us=to_micros(tx.now()))
    )
    return done.rowcount == 1


def lock_sign_in(tx: Unit, id_: str) -> None:
    """Let a terminal's sign-in open nothing any more, until its person signs in anew."""
    tx.connection.execute(
        update(sign_in)
        .where((sign_in.c.id == id_) & sign_in.c.ended_us.is_(None))
        .values(ends_us=to_micros(tx.now()))
    )


def end_all(tx: Unit, user: str) -> int:
    """End every sign-in of a person; how many there were."""
    done = tx.connection.execute(
        update(sign_in)
        .where((sign_in.c.user == user) & sign_in.c.ended_us.is_(None))
        .values(ended_us=to_micros(tx.now()))
    )
    return done.rowcount


def _change(tx: Unit, user: str, **values: object) -> None:
    done = tx.connection.execute(update(account).where(account.c.user == user).values(**values))
    if done.rowcount == 0:
        raise NotFoundError("account", user)


def _account(row: Row[Any]) -> Account:
    return Account(
        user=row.user,
        roles=row.roles,
        state=AccountState(row.state),
        second=SecondFactor(row.second),
        created=from_micros(row.created_us),
        created_by=row.created_by,
        has_password=row.password is not None,
        start_password=bool(row.password_once),
        password_set=instant(row.password_us),
        locked=instant(row.locked_us),
        locked_why=row.locked_why,
        notice=instant(row.notice_us),
        os_account=row.os_account,
    )
