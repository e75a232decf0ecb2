"""Corrections of clocks in the history of the window: what held before is put back by acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nvr_desk.desk import Desk
    from nvr_desk.records.delivery import Delivery
    from nvr_desk_ui.host import Host

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Stepped(Generic[_T]):
    """What was made, and which corrections held before and since, by id of the delivery."""

    answer: _T
    before: dict[str, int]
    since: dict[str, int]


def stepped(
    case: str, names: Sequence[str], work: Callable[[Desk], _T]
) -> Callable[[Desk], Stepped[_T]]:
    """The act, with what is needed to take it back."""

    def told(desk: Desk) -> Stepped[_T]:
        before = desk.clock.standing(case, names)
        answer = work(desk)
        return Stepped(answer, before, desk.clock.standing(case, names))

    return told


def remember(window: Host, case: str, text: str, step: Stepped[_T]) -> None:
    """Let the window's undo put back what held before, and its redo what was made."""
    _Step(window, case, step).push(text)


def step_text(delivery: Delivery) -> str:
    """What the menu of undo calls it."""
    return tr("Clock of {name}", name=delivery.item or delivery.name)


class _Step:
    """One correction, or all of one solving."""

    def __init__(self, window: Host, case: str, step: Stepped[_T]) -> None:
        changed = {name for name, number in step.since.items() if step.before[name] != number}
        self._window, self._case = window, case
        self._before = {name: step.before[name] for name in sorted(changed)}
        self._made = {name: step.since[name] for name in sorted(changed)}
        window.undo.clocks |= self._made

    def push(self, text: str) -> None:
        if self._made:
            self._window.undo.push(
                text, lambda: self._turn(self._before), lambda: self._turn(self._made)
            )

    def _turn(self, wanted: dict[str, int]) -> None:
        case, left = self._case, self._window.undo.clocks

        def put(desk: Desk) -> list[Delivery]:
            # Here, on the thread of the desk: the next key may be pressed before the answer is in.
            back = desk.clock.put_back(case, wanted, over={name: left[name] for name in wanted})
            left.update(desk.clock.standing(case, list(wanted)))
            return back

        self._window.bridge.ask(put, self._put, self._lost)

    def _put(self, back: list[Delivery]) -> None:
        for delivery in back:
            self._window.session.put(delivery)

    def _lost(self, error: Exception) -> None:
        self._window.undo.lost()
        self._window.show_error(tr("Not taken back"), error)
