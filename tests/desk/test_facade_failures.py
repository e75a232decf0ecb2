"""Every act keeps its one opened and one closed entry: raising, denied, cancelled, killed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, event

from nvr_desk.desk import acts, open_desk
from nvr_desk.desk.presence import Presence
from nvr_desk.errors import DeniedError, JobCancelledError, LockedError, NvrDeskError
from nvr_desk.policy.permissions import NOBODY, SIGN_IN_VERBS, permitted
from nvr_desk.records.case import Actor

from tests.desk import test_facade as facade
from tests.desk.conftest import CASE, House
from tests.desk.test_facade import ACTS
from tests.fakes.clock import FakeClock
from tests.fakes.dying_acts import LOOKS, POINTS
from tests.fakes.office import WORDS, Office, cheap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.records.audit import Draft

EVERY = {**ACTS, **LOOKS}
DIED = "failed: its process died"
LATER = 4
"""A statement somewhere in the middle of a body."""


class BrokenError(Exception):
    """Nobody expects it."""


FAILURES: tuple[tuple[type[BaseException], int, str], ...] = (
    (BrokenError, 0, "failed: BrokenError: "),
    (BrokenError, 1, "failed: BrokenError: "),
    (BrokenError, LATER, "failed: BrokenError: "),
    (KeyboardInterrupt, 1, "cancelled"),
    (JobCancelledError, 1, "cancelled"),
)
"""What is raised, at which statement of the body (0 is its very beginning), and what is told."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)
    monkeypatch.setattr("nvr_desk.desk.jobs.launch", lambda *_, **__: 1)


class Raiser:
    """Raises at the n-th statement behind the opening entry of an act."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.failure: BaseException | None = None
        self.left = 0
        self.fired = False
        self._inside = False
        admit = Presence.admit

        def armed(presence: Presence, verb: str) -> dict[str, Any]:
            told = admit(presence, verb)
            self._inside = True
            self.step()
            return told

        patch.setattr(Presence, "admit", armed)
        closing = acts._closing

        def over(*given: Any) -> Draft:  # noqa: ANN401 - as the real one
            self._inside = False
            return closing(*given)

        patch.setattr(acts, "_closing", over)

    def set(self, failure: BaseException, at: int) -> None:
        """Raise it once, so many statements into the body."""
        self.failure, self.left, self.fired = failure, at + 1, False
        self._inside = False

    def step(self, *_: object) -> None:
        """One statement, or the beginning of a body."""
        if self.failure is None:
            return
        self.left -= 1
        if self.left == 0:
            failure, self.failure, self.fired = self.failure, None, True
            raise failure

    @contextmanager
    def listening(self) -> Iterator[None]:
        """To every statement of SQLAlchemy; entries are written below it."""
        event.listen(Engine, "before_cursor_execute", self._heard)
        try:
            yield
        finally:
            event.remove(Engine, "before_cursor_execute", self._heard)

    def _heard(self, *_: object) -> None:
        if self._inside:
            self.step()


@pytest.mark.allow_log("heartbeat of job")
@pytest.mark.parametrize("name", sorted(EVERY))
def test_that_an_act_that_raises_or_is_cancelled_is_closed_with_that(
    name: str, stocked: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiser = Raiser(monkeypatch)
    for number, (kind, at, told) in enumerate(FAILURES):
        scratch = tmp_path / str(number)
        scratch.mkdir()
        before = stocked.last()
        failure = JobCancelledError(1) if kind is JobCancelledError else kind()
        raiser.set(failure, at)
        with raiser.listening():
            raised = _raised(lambda s=scratch: EVERY[name](stocked, s))
        raiser.failure = None
        opened, closed = _outermost(stocked, before)
        if raiser.fired:
            assert raised is not None
            assert [(b["verb"], b["outcome"]) for b in closed] == [(opened[0]["verb"], told)]
        assert len(opened) == 1
        assert len(closed) == (0 if name in LOOKS and raised is None else 1)
        assert raiser.fired or at > 0


@pytest.mark.parametrize("role", [NOBODY, "viewer"])
def test_that_a_denied_act_is_opened_and_closed_with_the_denial(
    role: str, stocked: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = stocked.desk.clips.listing(CASE)[0].delivery.id
    monkeypatch.setattr(facade, "_item", lambda _: item)
    actor = Actor("robin", role, stocked.desk.actor.station)
    with open_desk(stocked.root, clock=stocked.clock, actor=actor) as desk:
        house = House(desk, stocked.root, stocked.batch, stocked.clock)
        for name in sorted(EVERY):
            before = house.last()
            if permitted(role, _verb(house, name)):
                continue
            with pytest.raises(DeniedError):
                EVERY[name](house, tmp_path)
            opened, closed = _outermost(house, before)
            assert [b["user"] for b in opened] == ["robin"], name
            assert [b["outcome"].partition(":")[0] for b in closed] == ["denied"], name
            assert len(house.bodies(before)) == 2, "nothing was done besides"


def test_that_an_act_at_a_locked_desk_is_opened_and_closed_with_the_denial(
    stock: Path, shipment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(shutil.copytree(stock, tmp_path / "w"))
    office.clock.advance(3600)
    office.hire("maria", "detective")
    with office.window("maria") as desk:
        monkeypatch.setattr(facade, "_item", lambda _: "0" * 20)
        house = House(desk, office.root, shipment, office.clock)
        desk.sign_in.lock()
        for name in sorted(EVERY):
            if _verb(house, name) in SIGN_IN_VERBS:
                continue
            before = house.last()
            with pytest.raises(LockedError):
                EVERY[name](house, tmp_path)
            opened, closed = _outermost(house, before)
            assert [b["user"] for b in opened] == ["maria"], name
            assert [b["outcome"].partition(":")[0] for b in closed] == ["denied"], name
            assert len(house.bodies(before)) == 2, "nothing was done besides"
        desk.sign_in.unlock(WORDS["maria"])


def test_that_an_act_whose_process_is_killed_is_whole_or_closed_by_whoever_comes_next(
    stock: Path, shipment: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(stock, tmp_path / "w")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    words = ["-m", "tests.fakes.dying_acts", str(root), str(shipment), str(scratch)]
    ran = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, timeout=600
    )
    assert ran.returncode == 0, ran.stderr
    deaths = [json.loads(line) for line in ran.stdout.splitlines()]
    assert {(each["act"], each["point"]) for each in deaths} == {
        (name, point) for name in EVERY for point in POINTS
    }
    left: list[int] = []
    for death in deaths:
        what = f"{death['act']} killed at its {death['point']}"
        if death["act"] in LOOKS and death["point"] == "end":
            assert not death["killed"], "a look has no end of its own"
        else:
            assert death["killed"], what
        gained = death["gained"]
        late, own = gained[: len(left)], gained[len(left) :]
        assert [(b["phase"], b["parent"], b["outcome"]) for b in late] == [
            ("closed", seq, DIED) for seq in left
        ], what
        opened = [b["seq"] for b in own if b["phase"] == "opened"]
        assert not [b for b in own if b["phase"] == "closed"], what
        if opened:
            assert len(opened) == 1, what
            assert {b["parent"] for b in own if b["phase"] == "part"} <= set(opened), what
        else:
            assert own == [], f"{what} left half an act"
        left = opened
    clock = FakeClock()
    clock.advance(7200)
    with open_desk(root, clock=clock) as desk:
        house = House(desk, root, shipment, clock)
        bodies = house.bodies()
        closed = [b["parent"] for b in bodies if b["phase"] == "closed"]
        assert sorted(closed) == sorted(b["seq"] for b in bodies if b["phase"] == "opened")
        assert desk.workspace.check().ok
        assert desk.audit.verify().findings == ()


def _raised(call: Any) -> BaseException | None:  # noqa: ANN401 - any act
    try:
        call()
    except (NvrDeskError, BrokenError, KeyboardInterrupt) as error:
        return error
    return None


def _verb(house: House, name: str) -> str:
    room, _, method = name.partition(".")
    return str(getattr(getattr(house.desk, room), method).__act__)


def _outermost(house: House, before: int) -> tuple[list[Any], list[Any]]:
    bodies = house.bodies(before)
    return facade._outermost(bodies, "opened"), facade._outermost(bodies, "closed")
