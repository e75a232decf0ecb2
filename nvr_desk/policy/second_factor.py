"""Second factor: time-based codes (RFC 6238), one step early or late, each step once.

The seed never stands in the database, a file of the workspace or the log: the station's Keyholder
has it, and where that has none the sign-in fails closed.
"""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from datetime import datetime

STEP_S: Final = 30
DIGITS: Final = 6
EARLY_OR_LATE: Final = 1
ISSUER: Final = "NVR Desk"


class Seeds(Protocol):
    """What keeps seeds; `audit.keys.Keyholder` does."""

    def get(self, name: str) -> bytes | None:
        """A secret by its name; None when there is none of that name."""
        ...

    def set(self, name: str, secret: bytes) -> None:
        """Keep a secret under a name, in place of what was there."""
        ...


def seed_name(workspace: str, user: str) -> str:
    """Under which name a seed is kept: one station may serve several workspaces."""
    return f"totp:{workspace}:{user}"


def new_seed() -> str:
    """A fresh seed, base32, 160 bits (RFC 4226 section 4)."""
    from pyotp import random_base32  # noqa: PLC0415 - keeps --help quick

    return random_base32()


def address(seed: str, user: str, place: str) -> str:
    """What the QR code of an enrolment says (otpauth://…)."""
    from pyotp.totp import TOTP  # noqa: PLC0415 - keeps --help quick

    return TOTP(seed).provisioning_uri(name=f"{user}@{place}", issuer_name=ISSUER)


def step_of(seed: str, code: str, now: datetime, used: int | None) -> int | None:
    """The time step a code belongs to, if it fits and neither it nor a later one was used.

    Args:
        seed: Base32.
        code: As it was typed; blanks are left out.
        now: The wall clock, UTC.
        used: Newest step that was accepted before.

    Returns:
        The step, to be remembered as used; None when the code is not accepted.
    """
    from pyotp.totp import TOTP  # noqa: PLC0415 - keeps --help quick

    said = re.sub(r"\s", "", code)
    totp = TOTP(seed, digits=DIGITS, interval=STEP_S)
    here = int(now.timestamp()) // STEP_S
    fitting: int | None = None
    for step in range(here - EARLY_OR_LATE, here + EARLY_OR_LATE + 1):
        # All steps are compared, and in constant time: how long it took tells nothing.
        same = hmac.compare_digest(totp.generate_otp(step), said) if said.isascii() else False
        if same and (used is None or step > used):
            fitting = step
    return fitting


def code_for(seed: str, step: int) -> str:
    """The code of a time step."""
    from pyotp.totp import TOTP  # noqa: PLC0415 - keeps --help quick

    return TOTP(seed, digits=DIGITS, interval=STEP_S).generate_otp(step)
