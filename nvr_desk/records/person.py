"""People of a desk: their accounts, and how somebody is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime


TICKET_VARIABLE: Final = "NVR_DESK_JOB_TICKET"
"""Where a launched process finds its ticket; it takes it out of its environment at once."""


class AccountState(StrEnum):
    """A disabled account stays on record and signs in nowhere."""

    ACTIVE = "active"
    DISABLED = "disabled"


class SecondFactor(StrEnum):
    """What is asked besides the password."""

    NONE = "none"
    TOTP = "totp"
    """Six digits that change every 30 s (RFC 6238)."""


class SignInKind(StrEnum):
    """What a sign-in belongs to."""

    WINDOW = "window"
    """Lives in the memory of the window alone."""
    TERMINAL = "terminal"
    """15 minutes since the last use, bound to account, terminal and boot."""
    JOB = "job"
    """A ticket for one verb of one process."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person of this desk, as lists tell them; the password's hash stays in the store."""

    user: str
    roles: str
    """Roles, joined by ``+``."""
    state: AccountState
    second: SecondFactor
    created: datetime
    created_by: str
    has_password: bool
    start_password: bool
    """Its password is one for the first sign-in."""
    password_set: datetime | None
    locked: datetime | None
    """Since when it is locked out."""
    locked_why: str | None
    notice: datetime | None
    """When the notice was last accepted."""
    os_account: str | None

    @property
    def active(self) -> bool:
        """Whether it may sign in at all."""
        return self.state is AccountState.ACTIVE


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that was made or reset, and the password for its first sign-in, told once."""

    account: Account
    start_password: str


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A second factor that waits for its first code. Shown once, kept nowhere but in memory."""

    seed: str
    """Base32, for those who cannot read the picture."""
    address: str
    """What the QR code says (otpauth://…)."""


@dataclass(frozen=True, slots=True)
class SignInState:
    """What a window or terminal needs to know of who sits there. Cheap: asked every second."""

    needed: bool
    """Several people work here, and nobody is signed in at this window: show the sign-in."""
    on: bool
    """Sign-in is on: more than one person has an account here."""
    user: str
    """Who acts; ``nobody`` while ``needed``."""
    roles: tuple[str, ...]
    locked: bool
    """Nothing is shown until ``unlock``; by a person or by idleness."""
    idle_s: float
    """Since somebody last touched this window."""
    lock_after_s: float | None
    """Idle seconds after which it locks; None where there is no password to open it again."""
    password: bool
    """Unlocking and confirming ask for a password; False at a desk of one without an account."""
    second_factor: bool
    """The person's account has one."""
    codes_in_use: bool
    """Some account here has a second factor: a sign-in asks everybody for a code."""
    confirmed_s: float
    """How long a confirmation still is good for one act; 0 without one."""
    notice: str
    """What is accepted at sign-in."""
