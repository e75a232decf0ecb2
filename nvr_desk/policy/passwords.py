"""Passwords: which are taken and why others are not, and how the taken ones are kept.

At least 8 characters, nothing from the block-list, no rule about kinds of characters, no hints.
Kept as argon2id (RFC 9106); the work of one hash is what an attacker pays per guess.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from nvr_desk.assets import resource
from nvr_desk.errors import PasswordRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from argon2 import PasswordHasher

SHORTEST: Final = 8
LONGEST: Final = 256
MIN_DIFFERENT: Final = 4
MIN_LEFT: Final = 5
"""Characters that must be left once repeats, sequences and keyboard walks count as one each."""
RUN: Final = 3
"""Neighbours from which on a run is one."""

_ROWS: Final = (
    "`1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "qwertzuiop",
    "azerty",
)
_COLUMNS: Final = ("1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/")
_STAND_INS: Final = str.maketrans("013457@$!|", "oleastasii")
"""Digits and signs that people write for letters."""
_START_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""None of these is taken for another when it is read out."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Work of one hash; 64 MiB and three passes take about 150 ms."""

    passes: int = 3
    memory_kib: int = 65_536
    lanes: int = 4


class Hasher:
    """Makes and checks hashes. Slow on purpose: never call it on an event loop."""

    def __init__(self, cost: Cost | None = None) -> None:
        self._cost = cost or Cost()
        self._made: PasswordHasher | None = None
        self._decoy = ""

    def hash(self, password: str) -> str:
        """The password in argon2id's own notation, with a fresh salt."""
        return self._worker().hash(_normal(password))

    def fits(self, stored: str | None, password: str) -> bool:
        """Whether a password fits; without a stored hash the same work is done for nothing."""
        from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415 - heavy

        worker = self._worker()
        try:
            worker.verify(stored or self._decoy, _normal(password[: 4 * LONGEST]))
        except (Argon2Error, InvalidHashError):
            return False
        return stored is not None

    def outdated(self, stored: str) -> bool:
        """Whether a hash was made with less work than today's."""
        return self._worker().check_needs_rehash(stored)

    def _worker(self) -> PasswordHasher:
        from argon2 import PasswordHasher  # noqa: PLC0415 - keeps --help quick

        if self._made is None:
            cost = self._cost
            self._made = PasswordHasher(cost.passes, cost.memory_kib, cost.lanes)
            # Made before the first check, so that an unknown name costs what a known one costs.
            self._decoy = self._made.hash(secrets.token_hex(16))
        return self._made


def start_password() -> str:
    """A password for the first sign-in of somebody else, to be read out once (79 bits)."""
    letters = "".join(secrets.choice(_START_LETTERS) for _ in range(16))
    return "-".join(letters[k : k + 4] for k in range(0, 16, 4))


def require_good(password: str, user: str, house: tuple[str, ...] = ()) -> None:
    """Refuse a password that is easily guessed.

    Args:
        password: As it was typed.
        user: Name of its account.
        house: Further words of this place: station, operating-system account.

    Raises:
        PasswordRefusedError: with the reason, never with the password.
    """
    why = refusal(password, user, house)
    if why is not None:
        raise PasswordRefusedError(why)


def refusal(password: str, user: str, house: tuple[str, ...] = ()) -> str | None:
    """Why a password is not taken; None when it is."""
    said = _normal(password)
    if len(said) < SHORTEST:
        return f"it has fewer than {SHORTEST} characters"
    if len(said) > LONGEST:
        return f"it has more than {LONGEST} characters"
    low = said.casefold()
    for name in (user, *house):
        if _contains(low, name):
            return "it contains the name of the account or of this place"
    if low in _blocked() or _core(low) in _blocked():
        return "it is on the list of passwords that are tried first"
    if len(set(low)) < MIN_DIFFERENT:
        return "it repeats the same few characters"
    if _repeats(low):
        return "it is one short piece over and over"
    if len(_without_runs(low)) < MIN_LEFT:
        return "it is a sequence or a walk over the keyboard"
    return None


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _contains(low: str, name: str) -> bool:
    words = [w for w in re.split(r"[^\w]+", name.casefold()) if len(w) >= RUN + 1]
    return any(word in low or word[::-1] in low for word in words)


def _core(low: str) -> str:
    """What is left of a password without digits and signs around it and stand-ins within."""
    bare = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", low)
    return (bare or low).translate(_STAND_INS)


def _repeats(low: str) -> bool:
    return any(
        low == (low[:size] * (len(low) // size + 1))[: len(low)] for size in range(1, len(low) // 2)
    )


def _without_runs(low: str) -> str:
    """The text with every run of neighbours shortened to its first character."""
    kept: list[str] = []
    k = 0
    while k < len(low):
        end = max(_run(low, k, each) for each in (_same, _next, _previous, _beside))
        if end - k >= RUN:
            kept.append(low[k])
            k = end
        else:
            kept.append(low[k])
            k += 1
    return "".join(kept)


def _run(low: str, start: int, neighbours: Callable[[str, str], bool]) -> int:
    end = start + 1
    while end < len(low) and neighbours(low[end - 1], low[end]):
        end += 1
    return end


def _same(a: str, b: str) -> bool:
    return a == b


def _next(a: str, b: str) -> bool:
    return ord(b) - ord(a) == 1


def _previous(a: str, b: str) -> bool:
    return ord(a) - ord(b) == 1


@cache
def _beside(a: str, b: str) -> bool:
    """Whether two keys lie side by side in a row or a column, in either direction."""
    return any(a + b in line or b + a in line for line in (*_ROWS, *_COLUMNS))


@cache
def _blocked() -> frozenset[str]:
    """The block-list: what ships, and the same words as people decorate them."""
    text = resource("passwords", "blocked.txt").read_text("utf-8")
    words = {line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"}
    decorated = {word.translate(_STAND_INS) for word in words}
    return frozenset(words | decorated)
