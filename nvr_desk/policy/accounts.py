"""Who sits at this desk, and what an account may be called and hold."""

from __future__ import annotations

import os
import socket
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from nvr_desk.errors import UsageError
from nvr_desk.jobs.process import boot, started
from nvr_desk.policy.permissions import NOBODY, Role
from nvr_desk.records.case import Actor

MAX_NAME_CHARS: Final = 64
FIRST_ROLES: Final = (Role.ADMINISTRATOR, Role.SUPERVISOR)
"""What the first person of a desk becomes when a second one comes, unless they say otherwise."""
RESERVED_NAMES: Final = frozenset({NOBODY, "unknown", "system"})

PRETENDED: Final = "(in a user namespace)"
_LOOK_ALIKE: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "COPTIC", "CHEROKEE"})
_ALL_NUMBERS: Final = ["0", "0", "4294967295"]
"""Every number stands for itself: the first namespace of the machine."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits, as the operating system tells it and nobody may claim."""

    os_account: str
    station: str
    terminal: str
    """Session leader of the terminal by process id and start; what a login there is bound to."""
    boot: str
    """This boot of the machine; its monotonic clock counts from it."""

    @property
    def binding(self) -> str:
        """What a terminal's sign-in is bound to."""
        return f"{self.os_account}|{self.station}|{self.terminal}|{self.boot}"


def this_seat() -> Seat:
    """The seat of this process.

    Within a user namespace anybody may be any number (``unshare --map-user``), so whoever is told
    of there is named as somebody else than the account of that name.
    """
    # Asked of the operating system: LOGNAME and USER are whatever the caller wrote into them.
    user = psutil.Process().username()
    if not numbers_are_real():
        user = f"{user} {PRETENDED}"
    return Seat(user, socket.gethostname() or "unknown", _terminal(), boot())


def operating_system_actor() -> Actor:
    """The signed-in person at this machine; a desk of one holds every role itself."""
    seat = this_seat()
    return Actor(user=seat.os_account, role=Role.SOLO.value, station=seat.station)


def account_name(text: str) -> str:
    """The name of an account as it is written down.

    Raises:
        UsageError: empty, too long, reserved, with characters that hide or separate, or of
            letters of several alphabets that look alike.
    """
    name = unicodedata.normalize("NFKC", text).strip()
    if not 0 < len(name) <= MAX_NAME_CHARS or not name.isprintable() or "|" in name:
        message = f"an account has a name of 1 to {MAX_NAME_CHARS} printable characters"
        raise UsageError(message)
    if len(_scripts(name)) > 1:
        message = f"{name!r} mixes alphabets: it would look like the name of somebody else"
        raise UsageError(message)
    if name_key(name) in RESERVED_NAMES:
        message = f"{name!r} stands for something else here; give the account another name"
        raise UsageError(message)
    return name


def _scripts(name: str) -> set[str]:
    """Those alphabets of a name whose letters are taken for each other."""
    return {unicodedata.name(each, "").partition(" ")[0] for each in name} & _LOOK_ALIKE


def name_key(name: str) -> str:
    """What two ways of writing one name have in common; failures count by it."""
    said = unicodedata.normalize("NFKC", name).strip().casefold()
    return "".join(c for c in said if c.isprintable())[:MAX_NAME_CHARS] or "unknown"


def roles_of(text: str) -> tuple[Role, ...]:
    """The roles of an account, several joined by ``+``, in the order of the table.

    Raises:
        UsageError: none, or one that nobody can be given.
    """
    words = {word.strip().casefold() for word in text.replace(",", "+").split("+")}
    given = tuple(role for role in Role if role.value in words and role is not Role.SOLO)
    if not given or {role.value for role in given} != words:
        known = ", ".join(role.value for role in Role if role is not Role.SOLO)
        message = f"{text!r} is no role: give one of {known}, or several joined by +"
        raise UsageError(message)
    return given


def owns(folder: Path) -> bool:
    """Whether this process runs as the owner of a folder; False where that cannot be told."""
    me = getattr(os, "getuid", None)
    return me is not None and numbers_are_real() and folder.stat().st_uid == me()


def numbers_are_real(told: Path = Path("/proc/self/uid_map")) -> bool:
    """Whether account numbers here are those of the machine; also where there are no namespaces.

    Args:
        told: What the kernel says of them, see user_namespaces(7).
    """
    try:
        return told.read_text("ascii").split() == _ALL_NUMBERS
    except (OSError, ValueError):
        return not told.parent.exists()


def _terminal() -> str:
    leader = getattr(os, "getsid", None)
    number: int = leader(0) if leader is not None else os.getppid()
    return f"{number}:{started(number)}"
