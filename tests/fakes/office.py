"""A desk of several people: seats, terminals, a keyring in memory, passwords that cost little."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from nvr_desk.desk import create_workspace, open_desk
from nvr_desk.policy import passwords
from nvr_desk.policy.accounts import Seat
from nvr_desk.records.person import SignInKind
from nvr_desk.store import entries

from tests.fakes.clock import FakeClock
from tests.fakes.keyholder import MemoryKeyholder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from nvr_desk.desk import Desk

CHIEF = "chief"
WORDS = {CHIEF: "wet lantern over", "maria": "green boat 7 sails", "luis": "paper kite in rain"}
SEAT = Seat(os_account=CHIEF, station="desk-1", terminal="100:1", boot="boot-1")


def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a hash take a millisecond."""
    least = passwords.Cost(passes=1, memory_kib=8, lanes=1)
    monkeypatch.setattr(passwords, "Cost", lambda: least)


@dataclass
class Office:
    """A workspace and whatever of its surroundings a test moves."""

    root: Path
    clock: FakeClock = field(default_factory=FakeClock)
    keys: MemoryKeyholder = field(default_factory=MemoryKeyholder)
    seat: Seat = SEAT

    @classmethod
    def made(cls, root: Path) -> Office:
        """A new workspace with nobody in it."""
        office = cls(root)
        create_workspace(root, clock=office.clock)
        return office

    @contextmanager
    def window(self, user: str | None = None, **seat: str) -> Iterator[Desk]:
        """A window, signed in as a person who has an account here, or as nobody."""
        with self.opened(SignInKind.WINDOW, **seat) as desk:
            if user is not None:
                desk.sign_in.login(user, WORDS[user], accept_notice=True)
            yield desk

    @contextmanager
    def terminal(self, **seat: str) -> Iterator[Desk]:
        """One command line; a sign-in of before holds."""
        with self.opened(SignInKind.TERMINAL, **seat) as desk:
            yield desk

    @contextmanager
    def opened(self, kind: SignInKind, *, ticket: str | None = None, **seat: str) -> Iterator[Desk]:
        """The workspace, opened from a seat that differs from the usual one as told."""
        with open_desk(
            self.root,
            clock=self.clock,
            kind=kind,
            ticket=ticket,
            seat=replace(self.seat, **seat),
            keys=self.keys,
        ) as desk:
            yield desk

    def hire(self, user: str, roles: str) -> None:
        """Give somebody an account, and let them choose their password of ``WORDS``."""
        with self.window() as desk:
            own = None
            if desk.sign_in.state().needed:
                desk.sign_in.login(CHIEF, WORDS[CHIEF], accept_notice=True)
                desk.sign_in.confirm(WORDS[CHIEF])
            else:
                own = WORDS[CHIEF]
            made = desk.users.add(user, roles, own_password=own)
        with self.window() as desk:
            desk.sign_in.login(
                user, made.start_password, accept_notice=True, new_password=WORDS[user]
            )

    def bodies(self, after: int = 0) -> list[dict[str, Any]]:
        """Entries behind a number."""
        with self.window() as desk:
            store = desk._core.store
            return [{"seq": e.seq, **json.loads(e.body)} for e in entries.every(store, after)]

    def last(self) -> int:
        """Number of the newest entry."""
        return int(self.bodies()[-1]["seq"])

    def outcomes(self, verb: str, after: int = 0) -> list[tuple[str, str]]:
        """Who did a verb, and how it ended, in order."""
        return [
            (str(b["user"]), str(b["outcome"]))
            for b in self.bodies(after)
            if b["verb"] == verb and b["phase"] == "closed"
        ]
