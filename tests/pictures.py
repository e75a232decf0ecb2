"""Pictures for the documentation: the demo case and a reviewed week, photographed in ``build/``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nvr_desk.cli.main import run

from tests.fakes.office import CHIEF, WORDS
from tests.past_week import PURPOSE, build

BUILD = Path(__file__).resolve().parent.parent / "build"
LIMIT_S = 300.0


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


if __name__ == "__main__":
    main()
