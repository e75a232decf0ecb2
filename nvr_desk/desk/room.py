"""Rooms of the facade that are imported and opened when somebody first asks for them.

A command line that lists cases has no use for the code that writes packets, and a window shows the
first rows of a case sooner when nothing else was read from disk before them.
"""

from __future__ import annotations

import threading
from importlib import import_module
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast, overload

from nvr_desk.desk.core import Core, Service

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

S = TypeVar("S", bound=Service)

_OPENING: Final = threading.RLock()
"""A room keeps what it told last, so there is one of each, whichever threads ask at once."""


class House:
    """What has rooms."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def rooms(self) -> dict[str, Service]:
        """Every room by its name; opens those that nobody asked for yet."""
        names = [name for name, held in vars(type(self)).items() if isinstance(held, Room)]
        return {name: getattr(self, name) for name in names}

    def room(self, name: str, make: Callable[[Core], S]) -> S:
        """The room of that name, made if there is none yet; ``Room`` asks for it."""
        held = vars(self)
        with _OPENING:
            if name not in held:
                held[name] = make(self._core)
            return cast("S", held[name])


class Room(Generic[S]):
    """One room of every house: ``desk.cases`` opens it, and from then on is the service itself."""

    def __init__(self, module: str, kind: str) -> None:
        """What to open.

        Args:
            module: Name of its module in this package.
            kind: Name of the class there.
        """
        self._module, self._kind = f"{__package__}.{module}", kind
        self._name = ""

    def __set_name__(self, owner: type[House], name: str) -> None:
        """Learn under which name the house has it."""
        self._name = name

    @overload
    def __get__(self, house: None, owner: type[House]) -> Self: ...

    @overload
    def __get__(self, house: House, owner: type[House]) -> S: ...

    def __get__(self, house: House | None, owner: type[House]) -> Self | S:
        """The service. Python asks here only as long as the house itself holds none."""
        return self if house is None else house.room(self._name, self._make)

    def _make(self, core: Core) -> S:
        kind: Callable[[Core], S] = getattr(import_module(self._module), self._kind)
        return kind(core)
