"""Pictures for the documentation: makes the demo case in ``build/`` and photographs the window."""

from __future__ import annotations

import sys
from pathlib import Path

from nvr_desk.cli.main import run

BUILD = Path(__file__).resolve().parent.parent / "build"


def main() -> None:
    """Run ``nvr-desk demo build/demo``, which ends with the pictures; options are passed on."""
    target = BUILD / "demo"
    print(f"pictures will be in {target / 'pictures'}")
    run(["demo", str(target), *sys.argv[1:]])


if __name__ == "__main__":
    main()
