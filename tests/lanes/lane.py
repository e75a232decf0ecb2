"""Runs the engine in a process of its own where named modules cannot be imported.

    python -m tests.lanes.lane everywhere PySide6,shiboken6 import [skipped module]…
    python -m tests.lanes.lane in-nvr_desk fcntl,resource import nvr_desk.media.fence_linux
    python -m tests.lanes.lane everywhere PySide6 cli --workspace DIR init

``everywhere`` hides the modules from everyone; ``in-PACKAGE`` from that package only, because
libraries have branches of their own for other systems which this one never takes.
"""

from __future__ import annotations

import builtins
import importlib
import importlib.abc
import pkgutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType


class _Missing(importlib.abc.MetaPathFinder):
    """A finder before all others that says "not installed"."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.split(".", maxsplit=1)[0] in self._names:
            msg = f"No module named {fullname!r} (hidden by the lane)"
            raise ModuleNotFoundError(msg, name=fullname)
        return None


def hide_everywhere(names: frozenset[str]) -> None:
    """Makes the modules unimportable for the whole process."""
    loaded = names & sys.modules.keys()
    if loaded:
        msg = f"already imported: {sorted(loaded)}"
        raise RuntimeError(msg)
    sys.meta_path.insert(0, _Missing(names))


def hide_in(package: str, names: frozenset[str]) -> None:
    """Makes the modules unimportable for one package's own import statements."""
    real = builtins.__import__

    def guarded(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the builtin's own names
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        importer = str((globals or {}).get("__name__", ""))
        if level == 0 and name.split(".", maxsplit=1)[0] in names and importer.startswith(package):
            msg = f"No module named {name!r} (hidden by the lane)"
            raise ModuleNotFoundError(msg, name=name)
        return real(name, globals, locals, fromlist or (), level)

    builtins.__import__ = guarded


def engine_modules() -> list[str]:
    """Every module of the engine, found without importing the heavy ones."""
    package = importlib.import_module("nvr_desk")
    return sorted(
        [
            "nvr_desk",
            *(found.name for found in pkgutil.walk_packages(package.__path__, "nvr_desk.")),
        ]
    )


def main(arguments: list[str]) -> int:
    """Hides what is named, then imports everything or runs the command line."""
    where, names, what, *rest = arguments
    hidden = frozenset(names.split(","))
    if where == "everywhere":
        hide_everywhere(hidden)
    else:
        hide_in(where.removeprefix("in-"), hidden)
    if what == "cli":
        sys.argv = ["nvr-desk", *rest]
        importlib.import_module("nvr_desk.cli.main").run()
        return 0
    modules = [name for name in engine_modules() if name not in rest and _importable(name)]
    for name in modules:
        importlib.import_module(name)
    print(len(modules))
    return 0


def _importable(name: str) -> bool:
    """Alembic's own scripts run inside a migration only, and ``__main__`` runs the program."""
    return ".migrations" not in name and not name.endswith("__main__")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
