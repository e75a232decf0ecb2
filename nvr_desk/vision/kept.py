"""Folders of ``derived/engines``: what was made once, proven by its hash at every use.

A folder holds the file ``network`` where there is one, and ``made.json``. It is put in place whole,
and may be deleted at any time.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, cast

from nvr_desk.digest import sha256_file

NETWORK = "network"
_MADE = "made.json"


def scratch(folder: Path) -> Path:
    """An empty folder to make something in, beside where it will lie."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=folder, prefix=".making-"))


def keep(target: Path, made: dict[str, Any], here: Path) -> None:
    """Move what was made into place; another process may have been faster.

    Args:
        target: where it will lie.
        made: what is known of it; the hash of ``network`` is added where there is one.
        here: see ``scratch``.
    """
    if (here / NETWORK).exists():
        made["network_sha256"] = sha256_file(here / NETWORK)
    (here / _MADE).write_text(json.dumps(made, indent=1), "utf-8")
    try:
        here.replace(target)
    except OSError:
        if read(target) is None:
            shutil.rmtree(target, ignore_errors=True)
            here.replace(target)
        else:
            shutil.rmtree(here, ignore_errors=True)


def read(target: Path) -> dict[str, Any] | None:
    """What was made before; None where nothing is, or it is not what it was."""
    try:
        made = cast("dict[str, Any]", json.loads((target / _MADE).read_text("utf-8")))
        wanted = made.get("network_sha256")
        if wanted is not None and sha256_file(target / NETWORK) != wanted:
            return None
    except (OSError, ValueError):
        return None
    return made
