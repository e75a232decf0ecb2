"""The one door to ultralytics: it is tied down before it is let in.

Left alone it installs packages at run time, sends analytics and writes to the home folder. Only the
builder process imports this module.
"""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = {
    "YOLO_AUTOINSTALL": "false",
    "YOLO_OFFLINE": "true",
    "YOLO_VERBOSE": "false",
    "WANDB_MODE": "disabled",
    "MPLBACKEND": "agg",
}
"""Variables that hold before the import."""

_home = tempfile.mkdtemp(prefix="nvr-desk-yolo-")
os.environ.update(SETTINGS)
os.environ["YOLO_CONFIG_DIR"] = _home
os.environ.setdefault("MPLCONFIGDIR", _home)

import ultralytics.utils as _utils  # noqa: E402 - after the variables
from ultralytics.nn import tasks  # noqa: E402
from ultralytics.nn.modules import head as heads  # noqa: E402

_store = cast("Any", dict).__setitem__  # past the class, which would write a file
for _switch in ("sync", "hub", "wandb", "comet", "mlflow", "neptune", "tensorboard"):
    if _switch in _utils.SETTINGS:
        _store(_utils.SETTINGS, _switch, False)
_utils.ONLINE = False

__all__ = ["heads", "predictor", "tasks", "version"]


def version() -> str:
    """Version of ultralytics."""
    import ultralytics  # noqa: PLC0415 - already loaded

    return str(ultralytics.__version__)


def predictor(weights: Path) -> Any:  # noqa: ANN401 - an object of theirs
    """Ultralytics' own predictor, which ours is measured against; it opens a pickle unfenced."""
    from ultralytics import YOLO  # noqa: PLC0415 - heavy, and not for the builder

    return YOLO(str(weights))


def private_folder() -> str:
    """The throw-away folder ultralytics keeps its settings in; the caller removes it."""
    return _home
