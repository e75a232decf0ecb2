"""Pictures for the documentation: the demo case and a reviewed week, photographed in ``build/``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from nvr_desk.cli.main import run
from nvr_desk.upkeep.demo_batch import CASE_NUMBER
from nvr_desk_ui import theme

from tests.fakes.office import CHIEF, WORDS
from tests.past_week import PURPOSE, build

BUILD = Path(__file__).resolve().parent.parent / "build"
LIMIT_S = 300.0
SCALES = (1, 2)


def main() -> None:
    """Make the demo, which ends with its pictures, then those of several people over a week.

    Options are passed on to ``nvr-desk demo``.
    """
    target = BUILD / "demo"
    print(f"pictures will be in {target / 'pictures'}")
    try:
        run(["demo", str(target), *sys.argv[1:]])
    except SystemExit as ended:
        if ended.code:
            raise
    week = BUILD / "week"
    shutil.rmtree(week, ignore_errors=True)
    office = build(week)
    command = [sys.executable, "-m", "tests.week_pictures", str(office.root)]
    command.append(str(target / "pictures"))
    told = {"NVR_DESK_PURPOSE": PURPOSE, "NVR_DESK_KEY_PASSPHRASE": WORDS[CHIEF]}
    told["XDG_STATE_HOME"] = str(week / "state")
    subprocess.run(command, env=os.environ | told, timeout=LIMIT_S, check=True)
    panels(target / "workspace", target / "pictures" / "panels")


def panels(workspace: Path, output: Path) -> None:
    """Every panel in every state, theme and scale; each in a process with a copy of the demo."""
    told = {"NVR_DESK_PURPOSE": PURPOSE, "QT_QPA_PLATFORM": "offscreen"}
    for choice in theme.THEMES:
        for scale in SCALES:
            with tempfile.TemporaryDirectory(prefix="nvr-desk-panels-") as name:
                copy = Path(name) / "workspace"
                shutil.copytree(workspace, copy)
                where = output / f"{choice}-{scale}00"
                command = [sys.executable, "-m", "tests.panel_pictures", str(copy), CASE_NUMBER]
                subprocess.run(
                    [*command, str(where), choice],
                    env=os.environ | told | {"QT_SCALE_FACTOR": str(scale)},
                    timeout=LIMIT_S,
                    check=True,
                )


if __name__ == "__main__":
    main()
