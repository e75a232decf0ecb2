"""Ships ``models/`` and ``resources/`` inside the wheel, as ``nvr_desk/_data/…``.

An editable install reads both from the checkout (see ``nvr_desk.assets``), so the hook leaves it
alone: a copy in site-packages would go stale unseen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SHIPPED = ("models", "resources")


class DataHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is an internal class
    """Adds the data folders to a wheel that is really a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it packs.

        Args:
            version: ``"editable"`` for an editable install, else the target's version.
            build_data: What to pack; ``force_include`` maps a source path to its place inside.
        """
        if version == "editable":
            return
        for name in _SHIPPED:
            folder = Path(self.root, name)
            if folder.is_dir():
                build_data["force_include"][str(folder)] = f"nvr_desk/_data/{name}"
