"""Proving who somebody is: password and code, judged so that a wrong name looks like a wrong word.

An attempt counts as failed before it is judged and is forgotten when it fits, so several at once
gain nothing. The same work is done for a name nobody has. Hashes are made outside transactions.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import (
    KeyMissingError,
    LockedOutError,
    NotConfirmedError,
    SeedMissingError,
    SignInRefusedError,
)
from nvr_desk.policy import lockout
from nvr_desk.policy.accounts import name_key
from nvr_desk.policy.lockout import Moment
from nvr_desk.policy.second_factor import seed_name, step_of
from nvr_desk.records.person import SecondFactor
from nvr_desk.store import accounts, entries, workspace
from nvr_desk.store.entry_index import Wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from nvr_desk.desk.acts import OpenAct
    from nvr_desk.desk.core import Core
    from nvr_desk.records.person import Account
    from nvr_desk.store.accounts import Secrets
    from nvr_desk.store.unit import Unit

ENROL_VERB = "user.second-factor"
WHY_LOCKED = "five failures within 15 minutes"


@dataclass(frozen=True, slots=True)
class Proven:
    """A person who gave the right words; ``settle`` puts that on record."""

    account: Account
    key: str
    step: int | None
    """Time step of the code that was used; None without a second factor."""
    better_hash: str | None
    """The password hashed anew, where the stored hash is of a weaker day."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    key: str
    account: Account | None
    secrets: Secrets
    failure: int | None
    """Row that counts this attempt; None where the name was locked before."""


def prove(
    core: Core, act: OpenAct, user: str, password: str, code: str | None, *, factor: bool = True
) -> Proven:
    """Judge a name, a password and a code.

    Args:
        core: The desk.
        act: The act under way; its child entries tell of attempt and failure.
        user: As it was typed.
        password: As it was typed.
        code: Of the second factor.
        factor: Whether the second factor is asked for where there is one; never of somebody
            who is signed in and confirms.

    Raises:
        SignInRefusedError: something is wrong; nothing says what. NotConfirmedError without a
            factor, where only the password can be.
        LockedOutError: too many failures; what was given is not even told right or wrong.
        SeedMissingError: password right, but this machine does not hold the seed.
    """
    tried = _counted(core, act, user)
    fits = core.hasher.fits(tried.secrets.password, password)
    if tried.failure is None:
        raise LockedOutError
    account = tried.account
    asked = factor and account is not None and account.second is SecondFactor.TOTP
    step = None
    if account is not None and fits and asked:
        step = _step(core, act, tried, account, code or "")
    if account is None or not account.active or not fits or (asked and step is None):
        _failed(core, act, tried)
        raise SignInRefusedError if factor else NotConfirmedError
    stored = tried.secrets.password or ""
    better = core.hasher.hash(password) if core.hasher.outdated(stored) else None
    return Proven(account, tried.key, step, better)


def settle(tx: Unit, proven: Proven) -> None:
    """Forget the failures of a person who proved who they are, and use their code up.

    Raises:
        SignInRefusedError: somebody else was quicker with the same code.
    """
    user = proven.account.user
    if proven.step is not None and not accounts.use_step(tx, user, proven.step):
        raise SignInRefusedError
    accounts.clear_failures(tx, proven.key)
    if proven.better_hash is not None:
        accounts.set_password(tx, user, proven.better_hash, start=proven.account.start_password)


def is_locked(db: Connection, account: Account | None, key: str) -> bool:
    """Whether a name is locked out, whether there is such an account or not."""
    marked = account is not None and account.locked is not None
    return marked or lockout.locked_out([_moment(row) for row in accounts.failures(db, key)])


def seed_of(core: Core, user: str) -> str | None:
    """The seed of a person's second factor, if this machine holds it.

    Raises:
        KeyMissingError: what holds it here cannot be opened.
    """
    kept = core.keys.get(seed_name(workspace.identity(core.store.paths).uuid, user))
    return kept.decode("ascii") if kept else None


def seed_mark(seed: str) -> str:
    """What the log keeps of a seed: 160 random bits do not follow from their hash."""
    return sha256_bytes(seed.encode("ascii"))


def _was_enrolled(core: Core, user: str, seed: str) -> bool:
    """Whether a seed is the one its person enrolled: anybody may put another into their keyring."""
    wanted = Wanted(verb=ENROL_VERB, user=user, outcome="ok")
    told = (json.loads(each.body)["detail"] for each in entries.matching(core.store, wanted))
    marks = [detail["mark"] for detail in told if "mark" in detail]
    return bool(marks) and marks[-1] == seed_mark(seed)


def _counted(core: Core, act: OpenAct, user: str) -> _Attempt:
    """Count an attempt as failed, unless the name is locked already."""
    presence = core.presence
    now = presence.moment()
    with core.store.unit() as tx:
        db = tx.connection
        account = accounts.find(db, presence.named(db, user))
        key = name_key(user)
        secrets = accounts.secrets_of(db, account.user if account else "")
        if is_locked(db, account, key):
            act.part(tx, [], {"counted": False}, "denied: locked out")
            return _Attempt(key, account, secrets, None)
        rows = accounts.failures(db, key)
        counting = lockout.still_counting([_moment(row) for row in rows], now)
        old = [row.id for row in rows if _moment(row) not in counting]
        accounts.drop_failures(tx, old)
        failure = accounts.add_failure(
            tx, key, mono_s=now.mono_s, boot=now.boot, station=presence.seat.station
        )
        act.part(tx, [], {"counted": True})
    return _Attempt(key, account, secrets, failure)


def _failed(core: Core, act: OpenAct, tried: _Attempt) -> None:
    with core.store.unit() as tx:
        rows = accounts.failures(tx.connection, tried.key)
        locks = lockout.locked_out([_moment(row) for row in rows])
        if locks and tried.account is not None:
            accounts.lock(tx, tried.account.user, WHY_LOCKED)
        act.part(tx, [], {"failures": len(rows), "locks": locks}, "denied: does not fit")


def _step(core: Core, act: OpenAct, tried: _Attempt, account: Account, code: str) -> int | None:
    why = None
    try:
        seed = seed_of(core, account.user)
    except KeyMissingError as error:
        seed, why = None, str(error).rstrip(".")
    if seed is not None and not _was_enrolled(core, account.user, seed):
        seed, why = None, "this machine holds another one than was enrolled"
    if seed is None:
        with core.store.unit() as tx:
            accounts.drop_failures(tx, [tried.failure] if tried.failure is not None else [])
            told = {"seed": "missing"} if why is None else {"seed": "missing", "why": why}
            act.part(tx, [], told, "denied: the seed is not on this machine")
        raise SeedMissingError(account.user, why)
    return step_of(seed, code, core.clock.now(), tried.secrets.second_step)


def _moment(row: accounts.FailureRow) -> Moment:
    return Moment(row.at, row.mono_s, row.boot)
