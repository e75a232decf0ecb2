"""The facade: the only thing that command line and window hold."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nvr_desk.desk.desk import Desk, create_workspace, open_desk, restore_workspace

__all__ = ["Desk", "create_workspace", "open_desk", "restore_workspace"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562: the type checker reads the names above
    """What this package offers, imported when asked for: its small modules bring no database."""
    if name in __all__:
        return getattr(import_module(f"{__name__}.desk"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
